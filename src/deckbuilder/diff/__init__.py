"""What changed between two decks, outlines or variants, for people to read.

naming, opening    what the user named -> two Sides
comparing          Sides -> Differences, in a presenter's words and slide by slide
sheet, markdown, page, for_programs      Differences -> text
pulled             a pull -> a page of the same kind
"""
