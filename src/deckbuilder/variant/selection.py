"""What the selectors of a variant name: a slide, a section, or every slide with a tag."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.diagnostics import Problems, Span, did_you_mean
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
    near = did_you_mean(name, [*_names(draft), *(TAG + tag for tag in draft.tags)])
    if name in draft.tags:
        near = f"for all slides with this tag write `{TAG}{name}`"
    hint = near or "use the id of a slide or section, or `tag:` and a tag"
    problems.error(f"there is no slide or section `{name}`", place, hint)
    return None


def no_slide(name: str, draft: Draft, place: Span, problems: Problems) -> None:
    """Report that there is no such slide."""
    hint = did_you_mean(name, [slide.name for slide in draft.slides])
    if not hint and draft.section(name):
        hint = "this is a section; change it under `sections:`"
    problems.error(f"there is no slide `{name}`", place, hint or "use the id of a slide")


def no_section(name: str, draft: Draft, place: Span, problems: Problems) -> None:
    """Report that there is no such section."""
    hint = did_you_mean(name, [section.name for section in draft.sections])
    if not hint and draft.slide(name):
        hint = "this is a slide; change it under `slides:`"
    problems.error(f"there is no section `{name}`", place, hint or "use the id of a section")


def _names(draft: Draft) -> list[str]:
    return [slide.name for slide in draft.slides] + [section.name for section in draft.sections]


def _listed(what: str, names: list[str]) -> str:
    if not names:
        return f"no slide has any {what}"
    return f"the {what} are " + ", ".join(f"`{name}`" for name in names[:12])
