"""What the selectors of a variant name: a slide, a section, or every slide with a tag."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.diagnostics import Problems, Span, did_you_mean, nearest
from deckbuilder.fields import place_of_words
from deckbuilder.variant.draft import Draft, DraftSection, DraftSlide

TAG = "tag:"


@dataclass(frozen=True, slots=True)
class Selected:
    """What one selector names."""

    selector: str
    slides: tuple[DraftSlide, ...] = ()
    section: DraftSection | None = None
    """When the selector is the id of a section, whose opening is meant too."""


def select(
    selectors: tuple[str, ...], draft: Draft, where: Span, problems: Problems
) -> list[Selected]:
    """What each selector names; one that names nothing is an error."""
    found = [_selected(one, draft, place_of_words(one, where), problems) for one in selectors]
    return [one for one in found if one]


def _selected(selector: str, draft: Draft, place: Span, problems: Problems) -> Selected | None:
    name = selector.strip()
    if name.startswith(TAG):
        tag = name[len(TAG) :].strip()
        slides = tuple(slide for slide in draft.slides if tag in slide.tags)
        if not slides:
            hint = did_you_mean(tag, draft.tags) or _listed("tags", draft.tags)
            problems.error(f"no slide has the tag `{tag}`", place, hint)
            return None
        return Selected(name, slides)
    slide = draft.slide(name)
    if slide:
        return Selected(name, (slide,))
    section = draft.section(name)
    if section:
        return Selected(name, tuple(section.slides), section)
    near = meant(name, draft) or did_you_mean(name, [TAG + tag for tag in draft.tags])
    if name in draft.tags:
        near = f"for all slides with this tag write `{TAG}{name}`"
    hint = near or "use the id of a slide or section, or `tag:` and a tag"
    problems.error(f"there is no slide or section `{name}`", place, hint)
    return None


def meant(name: str, draft: Draft, *, slides: bool = True, sections: bool = True) -> str | None:
    """A hint that names the id somebody probably meant: a near one, or that of a title."""
    known: list[str] = [one.name for one in draft.slides] if slides else []
    known += [one.name for one in draft.sections] if sections else []
    near = did_you_mean(name, known)
    if near:
        return near
    titles = {one.title.lower(): one.name for one in draft.slides} if slides else {}
    titles |= {one.title.lower(): one.name for one in draft.sections} if sections else {}
    title = nearest(name, [one for one in titles if one])
    return f"did you mean `{titles[title]}`?" if title else None


def no_slide(name: str, draft: Draft, place: Span, problems: Problems) -> None:
    """Report that there is no such slide."""
    hint = meant(name, draft, sections=False)
    if draft.section(name):
        hint = "this is a section; change it under `sections:`"
    problems.error(f"there is no slide `{name}`", place, hint or "use the id of a slide")


def no_section(name: str, draft: Draft, place: Span, problems: Problems) -> None:
    """Report that there is no such section."""
    hint = meant(name, draft, slides=False)
    if draft.slide(name):
        hint = "this is a slide; change it under `slides:`"
    problems.error(f"there is no section `{name}`", place, hint or "use the id of a section")


def _listed(what: str, names: list[str]) -> str:
    if not names:
        return f"no slide has any {what}"
    return f"the {what} are " + ", ".join(f"`{name}`" for name in names[:12])
