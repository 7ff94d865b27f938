"""What changed between two decks, outlines or variants, for people to read.

naming, opening    what the user named -> two Sides
recognising        Sides -> which slide of one is which of the other
comparing          Sides -> Differences, in a presenter's words and slide by slide
asides, phrases    which lines of notes are ours; changes in words
sheet, markdown, page, for_programs      Differences -> text
pulled, page_parts a pull -> a page of the same kind
"""
