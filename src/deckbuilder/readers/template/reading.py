"""A company's template read: a theme that talks are laid out and written with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from deckbuilder.geometry import EMU_PER_POINT, Box
from deckbuilder.measure import LINE_HEIGHT
from deckbuilder.readers.pptx.ancestry import whole
from deckbuilder.readers.pptx.design import fonts_of
from deckbuilder.readers.pptx.names import A, P, R
from deckbuilder.readers.pptx.opening import Element, Opened, Unreadable, open_deck
from deckbuilder.readers.template import colours
from deckbuilder.readers.template.free import clutter
from deckbuilder.readers.template.left_out import left_out
from deckbuilder.readers.template.legible import is_sure, legible
from deckbuilder.readers.template.mending import mended
from deckbuilder.readers.template.package import (
    company_parts,
    masters_of,
    notes_master_of,
    numbered,
)
from deckbuilder.readers.template.places import laid_out
from deckbuilder.readers.template.remarks import remarks_on
from deckbuilder.readers.template.roles import NoSuchLayout, Roles, UnfitLayout, found_roles
from deckbuilder.readers.template.sheet import Sheet, places_of
from deckbuilder.readers.template.underlay import ground, theme_fill, underlay
from deckbuilder.scene import LayoutName, PlaceholderRole
from deckbuilder.scene.resized import resized
from deckbuilder.theme.sheets import TWO_LINES, Layout
from deckbuilder.theme.template import Found, Template, canvas_scale
from deckbuilder.theme.theme import Sizes, Theme

__all__ = ["Choices", "NoSuchLayout", "UnfitLayout", "Unreadable", "read_template"]

CODE_FONT = "Consolas"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a theme file says about a template."""

    layouts: tuple[tuple[str, str], ...] = ()
    """Names of layouts by role."""
    colours: tuple[tuple[str, str], ...] = ()
    """By role of ours: a colour of the template such as `accent3`, or six hex digits."""


NO_CHOICES = Choices()


def read_template(path: Path, choices: Choices = NO_CHOICES) -> Theme:
    """The theme that the .pptx or .potx at `path` makes.

    Unreadable for what is no deck or has no layouts; NoSuchLayout or UnfitLayout for a name in
    `choices`.
    """
    opened = open_deck(path)
    sheets = tuple(_sheets(opened))
    if not sheets:
        raise Unreadable(f"{path} has no slide layouts; save it again in PowerPoint")
    roles, found = found_roles(sheets, dict(choices.layouts), lambda one: _room(opened, one))
    return _theme(opened, path, roles, found, choices)


def _room(opened: Opened, sheet: Sheet) -> float:
    """How much room a layout has for content, in square points: less where it is full of shapes."""
    area = max((place.inner for place in sheet.contents), key=lambda one: one.w * one.h)
    again = replace(
        sheet,
        root=mended(opened, sheet.part, "slideLayout"),
        master_root=mended(opened, sheet.master, "slideMaster"),
    )
    drawn = underlay(opened, again, _lettering(sheet, {}), slide_of(opened))
    return max(0.0, area.w * area.h - clutter(drawn, area))


def slide_of(opened: Opened) -> Box:
    """A slide of the file, in points."""
    width, height = _size(opened)
    return Box(0, 0, width / EMU_PER_POINT, height / EMU_PER_POINT)


def _size(opened: Opened) -> tuple[int, int]:
    size = opened.tree(opened.main).find(f"{P}sldSz")
    return whole(size, "cx", 12_192_000), whole(size, "cy", 6_858_000)


def _sheets(opened: Opened) -> Iterator[Sheet]:
    """Every layout of every master, in the order of PowerPoint's menu."""
    for _, part in masters_of(opened):
        root = mended(opened, part, "slideMaster")
        theme_part = opened.related(part, "theme")
        theme = opened.tree(theme_part) if theme_part else None
        for layout in _listed(opened, part, root, "sldLayoutIdLst", "sldLayoutId"):
            yield _sheet(opened, layout, part, root, theme)


def _sheet(opened: Opened, part: str, master: str, root: Element, theme: Element | None) -> Sheet:
    own = mended(opened, part, "slideLayout")
    override = own.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    said = {} if override is None else {str(k): str(v) for k, v in override.attrib.items()}
    palette = colours.palette_of(colours.scheme_of(theme), colours.mapping_of(root, said))
    head = own.find(f"{P}cSld")
    return Sheet(
        part,
        str(head.get("name") or "") if head is not None else "",
        own.get("type") or "",
        master,
        own,
        root,
        theme,
        palette,
        " ".join(f'{name}="{value}"' for name, value in said.items()),
        places_of(own, root, theme, palette),
    )


def _listed(opened: Opened, part: str, root: Element, holder: str, item: str) -> Iterator[str]:
    relations = opened.relations(part)
    for one in root.iterfind(f"{P}{holder}/{P}{item}"):
        relation = relations.get(one.get(f"{R}id") or "")
        if relation and relation.target in opened:
            yield relation.target


def _theme(
    opened: Opened, path: Path, roles: Roles, found: tuple[Found, ...], choices: Choices
) -> Theme:
    content = roles["content"]
    width, height = _size(opened)
    scale = canvas_scale(width, height)
    fonts = fonts_of(content.theme) if content.theme is not None else {}
    lettering = _lettering(content, fonts)
    slide = slide_of(opened)
    drawn = {
        part: resized(underlay(opened, sheet, lettering, slide), 1 / scale)
        for part, sheet in {sheet.part: sheet for sheet in roles.values()}.items()
    }
    canvas = Box(0, 0, slide.w / scale, slide.h / scale)
    layouts = laid_out(roles, drawn, scale, canvas)
    by_name = {layout.name: layout for layout in layouts}
    below = ground(drawn[content.part], by_name["content"].area).digits
    said = dict(choices.colours).get("background", below)
    background = content.palette.colours.get(said, said)
    body = next((one for one in by_name["content"].placeholders if one.role == "body"), None)
    words = body.look.colour.digits if body and body.look else ""
    made = colours.roles_of(
        content.palette, background, words or content.palette.colours["tx1"], dict(choices.colours)
    )
    sizes = _sizes(by_name)
    template = Template(
        digest=_digest(path, choices),
        path=str(path),
        width_emu=width,
        height_emu=height,
        scale=scale,
        layouts=layouts,
        underlays=tuple((one.name, drawn[one.part]) for one in layouts),
        colour_maps=tuple(_colour_maps(roles, layouts)),
        palette=tuple(content.palette.colours.items()),
        scheme=tuple(colours.scheme_of(_first_theme(opened)).items()),
        fonts=tuple((name, face) for name, face in fonts_of(_first_theme(opened)).items()),
        roles=tuple((role, one.name, one.base) for role, one in made.items()),
        masters=numbered(masters_of(opened)),
        notes_master=notes_master_of(opened),
        handout_master=opened.related(opened.main, "handoutMaster"),
        table_styles=opened.related(opened.main, "tableStyles"),
        theme_part=opened.related(masters_of(opened)[0][1], "theme"),
        parts=company_parts(opened),
        found=found,
        left_out=left_out(opened),
    )
    digits = {role: one.digits for role, one in made.items()}
    accents = [digits[role] for role in colours.ACCENTS]
    theme = replace(
        lettering,
        **digits,
        dark=colours.is_dark(background),
        fill_tint=colours.fill_tint(digits["ink"], background, accents),
        sizes=sizes,
        template=template,
    )
    sure = {
        one.part for one in roles.values() if is_sure(one, _filled(opened, one), drawn[one.part])
    }
    layouts = legible(layouts, drawn, sure, theme)
    theme = replace(theme, template=replace(template, layouts=layouts))
    return _with_remarks(theme, content, choices, below)


def _filled(opened: Opened, sheet: Sheet) -> Element | None:
    """The fill of the theme that the background of a layout refers to."""
    for root in (sheet.root, sheet.master_root):
        found = root.find(f"{P}cSld/{P}bg")
        if found is not None:
            reference = found.find(f"{P}bgRef")
            return None if reference is None else theme_fill(opened, sheet, reference)[1]
    return None


def _with_remarks(theme: Theme, content: Sheet, choices: Choices, below: str) -> Theme:
    assert theme.template is not None
    remarks = tuple(remarks_on(theme, content.palette, dict(choices.colours), below))
    return replace(theme, template=replace(theme.template, remarks=remarks))


def _first_theme(opened: Opened) -> Element:
    return opened.tree(opened.related(masters_of(opened)[0][1], "theme"))


def _lettering(content: Sheet, fonts: Mapping[str, str]) -> Theme:
    """A theme with the typefaces of a template, and no colours yet."""
    named = {"+mj-lt": fonts.get("major", ""), "+mn-lt": fonts.get("minor", ""), "": ""}
    title = content.title.typeface if content.title else "+mj-lt"
    body = content.contents[0].typeface if content.contents else "+mn-lt"
    head = content.theme.get("name") if content.theme is not None else ""
    minor = named.get(body, body) or fonts.get("minor") or "Calibri"
    return Theme(
        name=str(head or "Template"),
        dark=False,
        background="FFFFFF",
        panel="FFFFFF",
        ink="000000",
        muted="000000",
        link="000000",
        blue="000000",
        orange="000000",
        green="000000",
        plum="000000",
        slate="000000",
        fill_tint=0.84,
        heading_font=named.get(title, title) or minor,
        body_font=minor,
        code_font=CODE_FONT,
    )


def _sizes(layouts: Mapping[LayoutName, Layout]) -> Sizes:
    """Type sizes as the template has them, on the canvas."""

    def size(name: LayoutName, role: PlaceholderRole, usual: float) -> float:
        layout = layouts[name]
        return layout.placeholder(role).size if layout.has(role) else usual

    body, title = size("content", "body", 24.0), size("content", "title", 32.0)
    foot = layouts["content"].number or layouts["content"].footer
    return Sizes(
        cover=size("cover", "title", 48.0),
        title=title,
        small_title=_small_title(layouts["content"], title),
        body=body,
        floor=min(16.0, body),
        note=min(14.0, body),
        footer=foot.size if foot else 12.0,
    )


def _small_title(content: Layout, title: float) -> float:
    """The size of titles of two lines: what their place has room for, or somewhat smaller."""
    if content.has("title"):
        place = content.placeholder("title")
        pitch = LINE_HEIGHT * (place.look.line_spacing if place.look else 1.0)
        both = float(int(min(title, place.inner.h / (2 * pitch))))
        if both >= TWO_LINES * title:
            return both
    return max(min(title, 24.0), round(title * 0.85, 2))


def _colour_maps(roles: Roles, layouts: Sequence[Layout]) -> Iterator[tuple[LayoutName, str]]:
    """Layouts whose colours are mapped otherwise than their master's."""
    maps = {sheet.part: sheet.colour_map for sheet in roles.values() if sheet.colour_map}
    for layout in layouts:
        if layout.part in maps:
            yield layout.name, maps[layout.part]


def _digest(path: Path, choices: Choices) -> str:
    told = hashlib.sha256(path.read_bytes())
    told.update(repr(choices).encode())
    return told.hexdigest()
