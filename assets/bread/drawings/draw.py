"""Draw all pictures of the talk: `python draw.py [folder]` writes the SVG files."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1])]  # where pen.py is

import crumb  # noqa: E402
import loaf  # noqa: E402
import starter_jar  # noqa: E402
from pen import write_all  # noqa: E402

PICTURES = {
    "crumb": crumb.draw,
    "loaf": loaf.draw,
    "starter-jar": starter_jar.draw,
}

if __name__ == "__main__":
    write_all(HERE.parent, PICTURES)
