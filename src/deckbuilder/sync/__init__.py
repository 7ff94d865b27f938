"""The way back: what others changed in a deck, found, told, and brought home into the outline.

    compared    two decks as `content.Said` -> Changes          (pure; `diff` ends here)
    merged      Changes, the outline as it is now -> Decisions   (pure; what to do about each)
    settled     Decisions, answers -> what is to be written      (pure)
    written     that -> the new text of the outline              (by splicing, each edit proved)

`theirs` reads the deck, `base` finds what it was built as, `mine` knows where every word on our
slides was written. What ends in `_back` writes one kind of thing into the outline.
"""
