"""Reading a theme file: one of our own by name, or one beside the talk."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import ClassVar

from deckbuilder.diagnostics import InvalidTalk, Problems, Span, did_you_mean
from deckbuilder.fields import Definitions, Kind, Reading, Record, Schema, needed, optional, record
from deckbuilder.kinds import FLAG, TEXT, NumberKind, RecordKind, some_text
from deckbuilder.source import Mapping, Node, read
from deckbuilder.theme.template_file import TemplateFile
from deckbuilder.theme.theme import Sizes, Theme

BUILT_IN = ("paper", "night")


class HexKind(Kind[str]):
    """A colour as six hexadecimal digits, with or without `#`."""

    def read(self, node: Node, reading: Reading) -> str:
        text = some_text(node, reading, "a colour").lstrip("#")
        if not re.fullmatch(r"[0-9A-Fa-f]{6}", text):
            raise reading.refuse(
                f"`{text}` is not a colour", node.span, "write six hexadecimal digits: `1F5FA8`"
            )
        return text.upper()

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": ["string", "integer"]}


HEX = HexKind()
POINTS = NumberKind(8, 120)


@record
class ThemeColours(Record):
    """The colours of a theme, by what they are for."""

    noun: ClassVar[str] = "set of colours"
    may_be_left_out: ClassVar[bool] = False

    background: str = needed(HEX, "The slide.")
    panel: str = needed(HEX, "A quiet area on the slide.")
    ink: str = needed(HEX, "Words and important lines.")
    muted: str = needed(HEX, "Captions, arrows, dimmed things.")
    link: str = needed(HEX, "Links.")
    blue: str = needed(HEX, "First accent.")
    orange: str = needed(HEX, "Second accent.")
    green: str = needed(HEX, "Third accent.")
    plum: str = needed(HEX, "Fourth accent.")
    slate: str = needed(HEX, "Neutral accent.")


@record
class ThemeFonts(Record):
    """The typefaces of a theme."""

    noun: ClassVar[str] = "set of fonts"
    may_be_left_out: ClassVar[bool] = False

    heading: str = optional(TEXT, default="Calibri", doc="Titles.")
    body: str = optional(TEXT, default="Calibri", doc="Everything else.")
    code: str = optional(TEXT, default="Consolas", doc="Program text.")


@record
class ThemeSizes(Record):
    """Type sizes in points."""

    noun: ClassVar[str] = "set of sizes"
    may_be_left_out: ClassVar[bool] = False

    cover: float = optional(POINTS, default=48.0, doc="The title of the talk on the cover.")
    title: float = optional(POINTS, default=32.0, doc="Titles of one line.")
    small_title: float = optional(POINTS, default=28.0, doc="Titles of two lines.")
    body: float = optional(POINTS, default=24.0, doc="Points and text.")
    floor: float = optional(POINTS, default=16.0, doc="Nothing a listener should read is smaller.")
    note: float = optional(POINTS, default=14.0, doc="Link notes, captions, arrow labels.")
    footer: float = optional(POINTS, default=12.0, doc="Footer and slide number.")


@record
class ThemeFile(Record):
    """A theme file."""

    noun: ClassVar[str] = "theme"
    may_be_left_out: ClassVar[bool] = False

    name: str = needed(TEXT, "What PowerPoint calls the theme.")
    dark: bool = optional(FLAG, default=False, doc="Whether the background is dark.")
    colours: ThemeColours = needed(RecordKind(ThemeColours), "The colours by role.")
    fill_tint: float = optional(
        NumberKind(0, 1), default=0.84, doc="From accent (0) to background (1)."
    )
    fonts: ThemeFonts = optional(RecordKind(ThemeFonts), default=ThemeFonts(), doc="The typefaces.")
    sizes: ThemeSizes = optional(
        RecordKind(ThemeSizes), default=ThemeSizes(), doc="Type sizes in points."
    )

    def theme(self) -> Theme:
        """The theme the file describes."""
        colours = {k: v for k, v in vars(self.colours).items() if k != "span"}
        sizes = {k: v for k, v in vars(self.sizes).items() if k != "span"}
        return Theme(
            name=self.name,
            dark=self.dark,
            fill_tint=self.fill_tint,
            heading_font=self.fonts.heading,
            body_font=self.fonts.body,
            code_font=self.fonts.code,
            sizes=Sizes(**sizes),
            **colours,
        )


def load_theme(name: str, folder: Path, span: Span) -> Theme:
    """A theme of ours by its `name`, or one in the file `name` below `folder`.

    Raises `InvalidTalk` with every mistake in the file; `span` is where the outline names it. A
    theme file that stands on a template is one as well, see `templates.load_theme`.
    """
    found = theme_file(name, folder, span)
    if isinstance(found, TemplateFile):
        problems = Problems()
        problems.error(f"the theme `{name}` stands on a template", span)
        raise InvalidTalk(problems.found)
    return found.theme()


def theme_file(name: str, folder: Path, span: Span) -> ThemeFile | TemplateFile:
    """What a theme file says, or one of ours. Raises `InvalidTalk` with every mistake in it."""
    problems = Problems()
    if name in BUILT_IN:
        data, shown = (files("deckbuilder.theme") / f"{name}.yaml").read_bytes(), f"{name}.yaml"
    else:
        data, shown = _file(name, folder, span, problems)
    problems.raise_if_any()
    reading = Reading(problems, folder)
    try:
        node = read(data, shown)
        on_template = isinstance(node, Mapping) and "template" in node.entries
        found = (TemplateFile if on_template else ThemeFile).read(node, reading)
    finally:
        problems.raise_if_any()
    return found


def _file(name: str, folder: Path, span: Span, problems: Problems) -> tuple[bytes, str]:
    path = folder / name
    if not name.endswith((".yaml", ".yml")):
        hint = (
            did_you_mean(name, BUILT_IN)
            or "write `paper`, `night`, a theme file ending in .yaml, or a .pptx or .potx template"
        )
        problems.error(f"there is no theme `{name}`", span, hint)
        return b"", name
    try:
        return path.read_bytes(), str(path)
    except OSError:
        beside = filter(is_theme, sorted(path.parent.glob("*.y*ml")))
        near = did_you_mean(name, (other.relative_to(folder).as_posix() for other in beside))
        problems.error(f"the theme file `{name}` cannot be read", span, near)
        return b"", name


def is_theme(path: Path) -> bool:
    """Whether a file looks like a theme, which no outline does."""
    try:
        text = b"\n" + path.read_bytes()
        return b"\ncolours:" in text or b"\ntemplate:" in text
    except OSError:
        return False
