"""How much of somebody else's file we are ready to look at.

Of 924 distinct public decks the largest had 529 parts, 7.8 MB unpacked, 1.7 MB in one XML part and
187 slides. Each limit is many times that and absolute: a limit on the ratio of packing refuses real
decks, which pack up to 667 : 1.
"""

from __future__ import annotations

MEGABYTE = 2**20

DIRECTORY = 4 * MEGABYTE
"""Bytes of the zip file's directory, which is read at once."""
ENTRIES = 20_000
"""Parts of a deck. A thousand slides with notes and pictures have some 5,000."""
XML_PART = 16 * MEGABYTE
"""Bytes of one part of XML, unpacked."""
XML_TOTAL = 80 * MEGABYTE
"""Bytes of all parts of XML, unpacked; they are kept in memory, packed ones are not."""
TAGS_PART = 150_000
"""Elements in one part, which become objects in memory."""
TAGS_TOTAL = 1_500_000
"""Elements in all parts."""
EQUALS_PART = 1_000_000
"""Equals signs in one part: no fewer than its attributes."""
MEDIUM = 64 * MEGABYTE
"""Bytes of one picture that we read. Larger media may be in the file, nobody reads them."""
CHAIN = 60
"""Relationships one after another from the package to a part; a real deck has about 8."""
OLD_FORMAT = 256 * MEGABYTE
"""Bytes of a file in an old format that are searched for what it is."""
SLIDES = 5_000
"""A talk of a day has some hundreds."""
SHAPES = 3_000
"""On one slide."""
SHAPES_TOTAL = 40_000
"""On all slides; a thousand slides of ours have some 9,000."""
PICTURES = 200 * MEGABYTE
"""Bytes of all pictures that are read, unless the file itself is large."""
PICTURE_RATIO = 20
"""How much larger than the file its pictures together may be: most are packed in themselves."""
MANIFEST = 16 * MEGABYTE
"""Bytes of the part that says what we built."""
PLACEHOLDERS = 200
"""Of a layout or master that are looked at."""
