"""The way back: what others changed in a deck, found, told, and brought home into the outline.

compared    two decks as `content.Said` -> Changes         (pure; `diff` ends here)
merged      Changes, the outline as it is now -> Decisions  (pure; what to do about each)
applied     Decisions -> the text of the outline            (by splicing, each edit proved)
"""
