"""What was found in a company's template: for people to look at, and as a theme file to correct."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckbuilder.geometry import Box
from deckbuilder.source.quoting import quoted
from deckbuilder.theme.sheets import Foot, Layout
from deckbuilder.theme.template import Found, Template
from deckbuilder.theme.theme import Theme, contrast

HOW = {
    "type": "by its type",
    "name": "by its name",
    "placeholders": "by its placeholders",
    "map": "as the theme file says",
    "nearest": "the nearest there is",
    "none": "not there",
}
USED = ("cover", "section", "content", "two-content", "title-only")
"""Roles that slides of ours stand on."""
ROLES = (
    "background",
    "panel",
    "ink",
    "muted",
    "link",
    "blue",
    "orange",
    "green",
    "plum",
    "slate",
)


def report(theme: Theme) -> str:
    """What a template gives, in a few tables; the theme must have been read from one."""
    template = theme.template
    assert template is not None
    parts = [
        *_head(theme, template),
        "",
        *_table([("for", "layout", "found", "placeholders"), *map(_role, template.found)]),
        "",
        *_table([("layout for", "room for blocks", "link note", "title"), *_rooms(template)]),
        "",
        *_table([("colour", "is", "made from", "contrast"), *_colours(theme, template)]),
        "",
        *_foot(template),
    ]
    return "\n".join(parts) + "\n"


def _head(theme: Theme, template: Template) -> Iterator[str]:
    yield f"{theme.name}: slides of {_inches(template.width_emu)} x {_inches(template.height_emu)}"
    if template.scale != 1:
        yield f"laid out on {template.width:g} x {template.height:g} points, then made to fit"
    sizes, scale = theme.sizes, template.scale
    yield f"typefaces: {theme.heading_font} for titles, {theme.body_font} for all else"
    shown = (("title", sizes.title), ("points", sizes.body), ("at least", sizes.floor))
    yield "sizes: " + ", ".join(f"{name} {size * scale:.4g} pt" for name, size in shown)


def _inches(emu: int) -> str:
    return f"{emu / 914_400:.4g} in"


def _role(found: Found) -> tuple[str, ...]:
    used = "" if found.role in USED else " (not used)"
    layout = found.layout or "-"
    return found.role + used, layout, HOW[found.how], ", ".join(found.placeholders)


def _rooms(template: Template) -> Iterator[tuple[str, ...]]:
    for layout in template.layouts:
        yield (
            layout.name,
            _box(layout.area),
            _box(layout.links),
            _box(layout.placeholder("title").box) if layout.has("title") else "-",
        )


def _box(box: Box) -> str:
    return f"{box.w:.0f} x {box.h:.0f} at {box.x:.0f}, {box.y:.0f}"


def _colours(theme: Theme, template: Template) -> Iterator[tuple[str, ...]]:
    made = {role: name for role, name, _ in template.roles}
    for role in ROLES:
        digits: str = getattr(theme, role)
        seen = "" if role == "background" else f"{contrast(digits, theme.background):.1f}"
        yield role, digits, made.get(role, ""), seen  # type: ignore[call-overload]


def _foot(template: Template) -> Iterator[str]:
    content = next(one for one in template.layouts if one.name == "content")
    yield f"at the foot: {', '.join(_feet(content)) or 'nothing'}"
    if template.left_out:
        yield f"stays behind: {', '.join(template.left_out)}"
    for message, hint in template.remarks:
        yield f"note: {message}; {hint}"


def _readable(foot: Foot) -> str:
    return f" (made {foot.colour.digits}, to be readable)" if foot.said else ""


def _feet(layout: Layout) -> Iterator[str]:
    if layout.footer:
        yield "the footer" + _readable(layout.footer)
    if layout.number:
        yield "the slide number" + _readable(layout.number)


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def theme_file_text(theme: Theme, name: str) -> str:
    """A theme file that says what was found in the template called `name`, to be corrected."""
    template = theme.template
    assert template is not None
    return "\n".join(_file_lines(theme, template, name)) + "\n"


def _file_lines(theme: Theme, template: Template, name: str) -> Iterator[str]:
    yield f"# What deckbuilder found in {name}. Change what is not right, and name this file in the"
    yield "# outline: `theme: THIS-FILE.yaml`."
    yield f"template: {quoted(name)}"
    yield "layouts:"
    for found in template.found:
        if found.role in USED:
            yield f"  {found.role}: {quoted(found.layout)}  # {HOW[found.how]}"
    made = {role: (base_name, base) for role, base_name, base in template.roles}
    yield "colours:              # bg1, tx1, bg2, tx2, accent1 to accent6, hlink, or six digits"
    for role in ROLES:
        digits = getattr(theme, role)
        base_name, base = made[role]  # type: ignore[index]
        own = digits == base
        yield f"  {role}: {base_name if own else quoted(digits)}" + (
            "" if own else f"  # made from {base_name} ({base}), to be readable"
        )
    yield "fonts:"
    yield f"  code: {theme.code_font}"
    yield "sizes:                     # points on a slide 540 points high"
    for size in ("body", "floor", "note"):
        yield f"  {size}: {getattr(theme.sizes, size):g}"
