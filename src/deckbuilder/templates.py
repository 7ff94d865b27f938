"""The theme that a talk names: ours, a theme file, a company's template, or a file about one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from deckbuilder.diagnostics import NOWHERE, InvalidTalk, Problems, Span, did_you_mean
from deckbuilder.fields import place_of_words
from deckbuilder.theme.load import theme_file
from deckbuilder.theme.template_file import TemplateFile
from deckbuilder.theme.theme import Sizes, Theme

SUFFIXES = (".pptx", ".potx", ".pptm", ".potm", ".ppsx")
"""How the names of files end that a template may be in."""

Said = tuple[tuple[str, str], ...]


def is_template(name: str) -> bool:
    """Whether a theme of that name is a company's template."""
    return name.lower().endswith(SUFFIXES)


def load_theme(name: str, folder: Path, span: Span) -> Theme:
    """The theme called `name`, or in the file `name` below `folder`.

    Raises `InvalidTalk` with every mistake; `span` is where the outline names it.
    """
    if is_template(name):
        return _template(name, folder, span, (), ())
    found = theme_file(name, folder, span)
    if not isinstance(found, TemplateFile):
        ours = found.theme()
        _must_be_sensible(ours.sizes, found.sizes.span)
        return ours
    beside = (folder / name).parent
    where = place_of_words(found.template, found.span)
    if not is_template(found.template):
        raise _refused(
            f"`{found.template}` is no PowerPoint file", where, "name a .pptx or .potx file"
        )
    layouts, colours = tuple(found.layouts.items()), tuple(found.colours.items())
    theme = _template(found.template, beside, where, layouts, colours)
    sizes = _sizes(theme.sizes, found)
    _must_be_sensible(sizes, found.sizes.span)
    return replace(theme, code_font=found.fonts.code, sizes=sizes)


def _must_be_sensible(sizes: Sizes, span: Span) -> None:
    if sizes.floor > sizes.body:
        message = f"nothing is to be smaller than `floor`, {sizes.floor:g}, and `body` is"
        raise _refused(f"{message} {sizes.body:g}", span, "make `floor` no larger than `body`")


def template_beside(name: str, folder: Path) -> Path | None:
    """The template that the theme `name` stands on; None where it is no template's."""
    if is_template(name):
        return folder / name
    try:
        found = theme_file(name, folder, NOWHERE)
    except InvalidTalk:
        return None
    return (folder / name).parent / found.template if isinstance(found, TemplateFile) else None


def _sizes(sizes: Sizes, found: TemplateFile) -> Sizes:
    said = found.sizes
    return replace(
        sizes,
        body=said.body or sizes.body,
        floor=said.floor or min(sizes.floor, said.body or sizes.floor),
        note=said.note or sizes.note,
    )


def _template(name: str, folder: Path, span: Span, layouts: Said, colours: Said) -> Theme:
    from deckbuilder.readers.pptx.refusing import Unreadable
    from deckbuilder.readers.template.roles import NoSuchLayout, UnfitLayout

    path = folder / name
    try:
        facts = path.stat()
    except OSError:
        near = did_you_mean(name, _templates_in(path.parent, folder))
        raise _refused(f"the template `{name}` cannot be read", span, near) from None
    try:
        return _read(path, facts.st_mtime_ns, facts.st_size, layouts, colours)
    except Unreadable as error:
        raise _refused(str(error), span, None) from None
    except NoSuchLayout as error:
        place = _place_of(layouts, error.name, span)
        hint = did_you_mean(error.name, error.known) or f"it has {_listed(error.known)}"
        raise _refused(f"{name} has no layout `{error.name}`", place, hint) from None
    except UnfitLayout as error:
        place = _place_of(layouts, error.name, span)
        fit = f"these will do: {_listed(error.fit)}" if error.fit else None
        raise _refused(f"the layout `{error.name}` {error.why}", place, fit) from None


@lru_cache(maxsize=4)
def _read(path: Path, changed: int, size: int, layouts: Said, colours: Said) -> Theme:
    """A template read once, as long as the file is as it was."""
    from deckbuilder.readers.template.reading import Choices, read_template  # with lxml

    return read_template(path, Choices(layouts, colours))


def _place_of(layouts: Said, name: str, otherwise: Span) -> Span:
    """Where a theme file names a layout, however it is spelt there."""
    said = (value for _, value in layouts if value.casefold() == name.casefold())
    return next((place_of_words(one, otherwise) for one in said), otherwise)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{one}`" for one in names[:20])


def _templates_in(beside: Path, folder: Path) -> list[str]:
    files = (one for one in sorted(beside.glob("*.p*")) if is_template(one.name))
    return [one.relative_to(folder).as_posix() for one in files if one.is_relative_to(folder)]


def _refused(message: str, span: Span, hint: str | None) -> InvalidTalk:
    problems = Problems()
    problems.error(message, span, hint)
    return InvalidTalk(problems.found)
