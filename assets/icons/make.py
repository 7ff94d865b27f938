"""Makes the file of icons that deckbuilder ships, from an unpacked npm package `lucide-static`.

    npm pack lucide-static && tar xzf lucide-static-*.tgz
    python assets/icons/make.py package

The file has a line for each icon: its name, words to search it by, and its strokes as SVG path data
on a field of 24 x 24; an older name has the newer one after `=`.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[2] / "src" / "deckbuilder" / "icons"
ELEMENT = re.compile(r"<(path|circle|rect|line|ellipse|polyline|polygon)\b([^>]*)/>")
NUMBER = r"(?:[ ,]*-?(?:\d+\.?\d*|\.\d+))"
FIRST = re.compile(rf"^m({NUMBER})({NUMBER})(?=[ ,]*[-.\d])|^m({NUMBER}{NUMBER})")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


def main(package: Path) -> None:
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    tags = json.loads((package / "tags.json").read_text("utf-8"))
    paths = {
        file.stem: strokes(file.read_text("utf-8"))
        for file in sorted((package / "icons").glob("*.svg"))
    }
    named = {path: name for name, path in reversed(paths.items()) if name in tags}
    lines = [f"# Lucide {version}, see LICENSE-lucide.txt; made by assets/icons/make.py"]
    for name, path in paths.items():
        newer = named.get(path, name) if name not in tags else name
        words = ",".join(dict.fromkeys(word.strip().lower() for word in tags.get(name, ())))
        lines.append(f"{name}\t={newer}" if newer != name else f"{name}\t{words}\t{path}")
    (TARGET / "lucide.txt").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    licence = (package / "LICENSE").read_text("utf-8")
    (TARGET / "LICENSE-lucide.txt").write_text(licence, "utf-8", newline="\n")


def strokes(svg: str) -> str:
    """All strokes of an icon as one path."""
    found = (path(tag, dict(ATTRIBUTE.findall(inner))) for tag, inner in ELEMENT.findall(svg))
    return " ".join(found)


def path(tag: str, given: dict[str, str]) -> str:
    """One element as path data, which begins with an absolute move."""
    if tag == "path":
        # After a relative move, further pairs are relative lines.
        return FIRST.sub(
            lambda found: f"M{found[1]}{found[2]}l" if found[1] else f"M{found[3]}",
            given["d"].strip(),
        )
    if tag in ("polyline", "polygon"):
        return f"M{given['points']}{'z' if tag == 'polygon' else ''}"
    number = {name: float(value) for name, value in given.items() if name[0] in "crxywh"}
    if tag == "line":
        return "M{x1:g} {y1:g}L{x2:g} {y2:g}".format(**number)
    if tag == "rect":
        return rectangle(number)
    rx = number.get("rx", number.get("r", 0.0))
    ry = number.get("ry", number.get("r", 0.0))
    left, middle = number["cx"] - rx, number["cy"]
    half = f"a{rx:g} {ry:g} 0 1 0 "
    # What is filled is a dot, smaller than the pen; some programs leave a hole in it.
    dot = f"M{number['cx']:g} {middle:g}h.01" if "fill" in given else ""
    return f"M{left:g} {middle:g}{half}{2 * rx:g} 0{half}{-2 * rx:g} 0z{dot}"


def rectangle(given: dict[str, float]) -> str:
    """A rectangle, its corners round by `rx`."""
    x, y, w, h = (given[name] for name in ("x", "y", "width", "height"))
    r = min(given.get("rx", given.get("ry", 0.0)), w / 2, h / 2)
    if not r:
        return f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}z"
    return "".join(_round(x, y, w, h, r))


def _round(x: float, y: float, w: float, h: float, r: float) -> Iterator[str]:
    yield f"M{x + r:g} {y:g}h{w - 2 * r:g}a{r:g} {r:g} 0 0 1 {r:g} {r:g}"
    yield f"v{h - 2 * r:g}a{r:g} {r:g} 0 0 1 {-r:g} {r:g}"
    yield f"h{2 * r - w:g}a{r:g} {r:g} 0 0 1 {-r:g} {-r:g}"
    yield f"v{2 * r - h:g}a{r:g} {r:g} 0 0 1 {r:g} {-r:g}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
