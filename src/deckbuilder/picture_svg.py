"""SVG drawings from elsewhere, written again without what acts, fetches or tells tales.

PowerPoint, browsers and our own rasteriser all read what comes out. Anything that runs or leads out
of the file is refused rather than removed, as the drawing might look wrong without it. What only
editors keep in a drawing (their settings, the author's folders, comments) is left out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from xml.parsers import expat

from deckbuilder.picture_svg_embedded import embedded, is_data
from deckbuilder.picture_svg_rules import (
    DEEPEST,
    BadDrawing,
    Reach,
    check_element,
    check_style,
    local_name,
)

MOST_BYTES = 20 * 1024 * 1024
MOST_ELEMENTS = 200_000
MOST_ASPECT = 100.0

_UNITS = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4,
    "q": 96 / 101.6, "em": 16.0, "ex": 8.0,
}  # fmt: skip
"""Pixels in a unit (CSS Values and Units 4, 6.2; a font size of 16 pixels)."""
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][-+]?\d+)?)\s*([A-Za-z]*)\s*\Z")

_OF_EDITORS = (
    "inkscape.org",
    "sodipodi",
    "ns.adobe.com",
    "bohemiancoding",
    "serif.com",
    "figma.com",
)
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*['\"]([A-Za-z0-9._-]+)['\"]")
_ENCODINGS = ("utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252")
"""As the codecs module calls them."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that is safe to pass on, and its size in pixels."""

    data: bytes
    width: float
    height: float


def cleaned(data: bytes) -> Drawing:
    """The drawing in `data`; raises `BadDrawing`."""
    if len(data) > MOST_BYTES:
        raise BadDrawing(f"has {len(data) / 1e6:.0f} MB of SVG", "simplify it, or export it as PNG")
    reader = _Rewriter()
    reader.run(_text(data).encode())
    return Drawing("".join(reader.written).encode(), *reader.size)


def _text(data: bytes) -> str:
    """The drawing as text, in the encodings that drawing programs write."""
    declared = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    name = declared[1].decode("ascii") if declared else "utf-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    elif data.startswith(b"\xef\xbb\xbf"):
        name = "utf-8-sig"
    try:
        if name not in ("utf-16", "utf-8-sig") and codecs.lookup(name).name not in _ENCODINGS:
            raise LookupError(name)
        return data.decode(name)
    except (LookupError, UnicodeError) as error:
        raise BadDrawing(f"is not written in {name}", "save it again as UTF-8") from error


class _Rewriter:
    """Follows the parser through a drawing and writes down what may stay."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.size = (0.0, 0.0)
        self.elements = 0
        self.skipped = 0
        """Levels inside an element that is left out."""
        self.open: list[str] = []
        self.reach = Reach()
        self.unfinished = False
        """Whether the last start tag still lacks its `>`."""
        self.editors: set[str] = set()
        """Namespace prefixes of drawing programs."""
        self.style: list[str] = []

    def run(self, data: bytes) -> None:
        # Not namespace-aware: names come as written, and prefixes are looked through by hand.
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.ordered_attributes = False
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.StartDoctypeDeclHandler = _doctype
        parser.SkippedEntityHandler = _entity
        parser.ProcessingInstructionHandler = _instruction
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise BadDrawing(
                f"is no proper SVG: {what} on line {error.lineno}", "export the drawing again"
            ) from error
        self.reach.check()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(self.open) + self.skipped >= DEEPEST:
            raise BadDrawing("is too complicated", "simplify it, or export it as PNG")
        if not self.open and not self.skipped:
            attributes = self._root(name, attributes)
        self.editors |= _editors(attributes)
        if self.skipped or self._belongs_to_editor(name) or local_name(name) == "metadata":
            self.skipped += 1
            return
        kept = {key: value for key, value in attributes.items() if self._stays(key, value)}
        check_element(name, kept)
        self.reach.start(local_name(name), kept)
        kept = {key: embedded(value) if is_data(value) else value for key, value in kept.items()}
        self._finish()
        tags = "".join(f' {key}="{_escaped(value, quote=True)}"' for key, value in kept.items())
        self.written.append(f"<{name}{tags}")
        self.unfinished = True
        self.open.append(name)

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
            return
        if local_name(name) == "style":
            # Tags inside may split the text, so that only the whole tells.
            check_style("".join(self.style))
            self.style.clear()
        self.open.pop()
        self.reach.end()
        self.written.append("/>" if self.unfinished else f"</{name}>")
        self.unfinished = False

    def words(self, text: str) -> None:
        if self.skipped:
            return
        self._finish()
        if "style" in map(local_name, self.open):
            self.style.append(text)
        self.written.append(_escaped(text))

    def _finish(self) -> None:
        if self.unfinished:
            self.written.append(">")
            self.unfinished = False

    def _belongs_to_editor(self, name: str) -> bool:
        prefix, colon, _ = name.rpartition(":")
        return bool(colon) and prefix in self.editors

    def _stays(self, key: str, value: str) -> bool:
        if key.startswith("xmlns:"):
            return key[6:] not in self.editors
        return not self._belongs_to_editor(key)

    def _root(self, name: str, attributes: dict[str, str]) -> dict[str, str]:
        """The attributes of the root, with its size and view box spelled out in pixels."""
        if local_name(name) != "svg":
            raise BadDrawing(f"is XML but no SVG: it begins with <{name}>", "name a picture file")
        width, height, view = dimensions(attributes)
        self.size = (width, height)
        size = {"width": f"{width:g}", "height": f"{height:g}", "viewBox": view}
        prefix = name.rpartition(":")[0]
        namespace = f"xmlns:{prefix}" if prefix else "xmlns"
        return {**attributes, namespace: "http://www.w3.org/2000/svg", **size}


def dimensions(attributes: dict[str, str]) -> tuple[float, float, str]:
    """Width and height in pixels and the view box of a drawing (SVG 2, 8.2 and 8.6)."""
    view = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        box = [float(part) for part in view] if len(view) == 4 else []
    except ValueError:
        box = []
    usable = len(box) == 4 and box[2] > 0 and box[3] > 0
    width, height = _pixels(attributes.get("width", "")), _pixels(attributes.get("height", ""))
    if usable:
        ratio = box[2] / box[3]
        width = width or (height * ratio if height else box[2])
        height = height or width / ratio
    if not (0.01 <= width < 1e6 and 0.01 <= height < 1e6):
        raise BadDrawing("does not say its size", "give the <svg> a `viewBox`")
    if not 1 / MOST_ASPECT <= width / height <= MOST_ASPECT:
        raise BadDrawing(
            f"is {width:g} pixels wide and {height:g} high", "draw it in a handier shape"
        )
    # As it will be written, so that what is written again is as large.
    width, height = float(f"{width:g}"), float(f"{height:g}")
    named = " ".join(f"{side:g}" for side in box) if usable else f"0 0 {width:g} {height:g}"
    return width, height, named


def _pixels(length: str) -> float:
    """A CSS length in pixels; 0 when it is missing, relative or not understood."""
    found = _LENGTH.match(length)
    return float(found[1]) * _UNITS.get(found[2].lower(), 0.0) if found else 0.0


def _editors(attributes: dict[str, str]) -> set[str]:
    return {
        key[6:]
        for key, value in attributes.items()
        if key.startswith("xmlns:") and any(name in value for name in _OF_EDITORS)
    }


def _escaped(text: str, *, quote: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        text = text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text.replace("\r", "&#13;")


def _doctype(name: str, system: str | None, public: str | None, internal: bool) -> None:
    """A plain DOCTYPE, as Graphviz and matplotlib write it, says nothing and is left out."""
    if internal:
        raise BadDrawing("defines entities", "save it as plain SVG")


def _entity(name: str, parameter: bool) -> None:
    raise BadDrawing(f"has a word it does not explain: &{name};", "save it as plain SVG")


def _instruction(target: str, data: str) -> None:
    if target.lower() == "xml-stylesheet":
        raise BadDrawing("takes its style from another file", "put the style into the drawing")
