"""One layer laid over a draft: slides added, chosen and changed."""

from __future__ import annotations

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import Reading, place_of_words
from deckbuilder.kinds import RecordKind
from deckbuilder.model import AddedSlide, CloudMap, Person, Section, Slide, TalkFacts, Variant
from deckbuilder.source import Entry, Mapping
from deckbuilder.source.making import with_entry
from deckbuilder.variant.draft import Draft, DraftSection, DraftSlide, draft_slide, says_yes
from deckbuilder.variant.merge import merged, merged_map
from deckbuilder.variant.selection import Selected, no_section, no_slide, select


def lay(variant: Variant, draft: Draft, reading: Reading) -> None:
    """Change `draft` as one variant says, apart from filling and ordering. Reports mistakes."""
    new = [slide for added in variant.add if (slide := _add(added, draft, reading))]
    asked_for = [slide for slide in new if slide.shown]
    _choose(variant, draft, reading)
    for slide in asked_for:
        slide.shown = True  # `keep: [cover]` does not mean to hide what is added beside it.
    _change_facts(variant, draft, reading)
    for name, change in _changes(variant.sections):
        section = draft.section(name)
        if section is None:
            no_section(name, draft, change.key.span, reading.problems)
        elif isinstance(change.value, Mapping):
            section.node = merged(Section, section.node, change.value, reading)
            section.opens_anyhow = section.opens_anyhow or says_yes(change.value, "opening")
        else:
            _say_drop(name, "section", change, reading)
    for name, change in _changes(variant.slides):
        slide = draft.slide(name)
        if slide is None:
            no_slide(name, draft, change.key.span, reading.problems)
        elif isinstance(change.value, Mapping):
            slide.node = merged(Slide, slide.node, change.value, reading)
        else:
            _say_drop(name, "slide", change, reading)


def _changes(written: Mapping | None) -> list[tuple[str, Entry]]:
    """Each id under a key of a variant, and what is written there."""
    return list(written.entries.items()) if written else []


def _choose(variant: Variant, draft: Draft, reading: Reading) -> None:
    """`keep` shows only what it names, `drop` hides, `also` brings back."""
    problems, place = reading.problems, variant.span
    keep = select(variant.keep or (), draft, place, problems)
    also = select(variant.also, draft, place, problems)
    drop = select(variant.drop, draft, place, problems)
    _refuse_both([*keep, *also], drop, variant, reading)
    if variant.keep is not None:
        for slide in draft.slides:
            slide.shown = False
        for section in draft.sections:
            _show(section, shown=False)
        draft.waiting.clear()
    for one in keep:
        for slide in one.slides:
            # The name of a section does not ask for what waits in it until it is asked for.
            slide.shown = slide.shown or not (one.section and slide.on_request)
        _show(one.section, shown=True)
    for one in drop:
        for slide in one.slides:
            slide.shown = False
        _show(one.section, shown=False)
        for slide in one.slides:
            draft.waiting.pop(slide.name, None)
    for one in also:
        for slide in one.slides:
            slide.shown = True
        _show(one.section, shown=True)
    for one in select(variant.fill, draft, place, problems):
        # As under `keep`: the name of a section does not ask for what waits in it.
        draft.waiting |= {
            slide.name: one.section
            for slide in one.slides
            if not (one.section and slide.on_request)
        }


def _show(section: DraftSection | None, *, shown: bool) -> None:
    """Show a section that is meant by its name, with its opening, or not."""
    if section:
        section.shown, section.opens_anyhow, section.by_name = shown, False, shown


def _refuse_both(
    shown: list[Selected], dropped: list[Selected], variant: Variant, reading: Reading
) -> None:
    """Report what is both shown and dropped under the same name."""
    names = {one.selector for one in shown}
    for one in dropped:
        if one.selector in names:
            written = next(each for each in variant.drop if each.strip() == one.selector)
            reading.problems.error(
                f"`{one.selector}` is both kept and dropped",
                place_of_words(written, variant.span),
                "leave it out of one of the two",
            )


def _add(added: AddedSlide, draft: Draft, reading: Reading) -> DraftSlide | None:
    """The slide that was added; None when it could not be, which is reported."""
    slide = draft_slide(added.node, reading)
    if draft.slide(slide.name) or draft.section(slide.name):
        reading.problems.error(
            f"there is a slide or section `{slide.name}` already",
            added.node.span,
            f"to change it write `{slide.name}:` under `slides:`; for another slide, give an `id:`",
        )
        return None
    if draft.put(slide, added):
        draft.added.append((slide, added))
        return slide
    first = draft.section(added.anchor)
    if first is None:
        known = [one.name for one in draft.slides] + [one.name for one in draft.sections]
        hint = did_you_mean(added.anchor, known) or "use the id of a slide"
        reading.problems.error(f"there is no slide `{added.anchor}`", added.place, hint)
    else:
        message = f"`{first.name}` is a section, and no slide can stand before its opening"
        hint = "write `after:` the last slide of the section before"
        reading.problems.error(message, added.place, hint)
    return None


def _change_facts(variant: Variant, draft: Draft, reading: Reading) -> None:
    """Lay what changes of the talk, its people and its maps over the outline."""
    root = draft.root
    if variant.talk is not None:
        old = root.entries.get("talk")
        facts = merged(TalkFacts, old.value, variant.talk, reading) if old else variant.talk
        root = with_entry(root, "talk", facts)
    for key, changes, kind in (
        ("people", variant.people, RecordKind(Person)),
        ("maps", variant.maps, RecordKind(CloudMap)),
    ):
        if changes:
            old = root.entries.get(key)
            changed = merged_map(kind, old.value, changes, reading) if old else changes
            root = with_entry(root, key, changed)
    draft.root = root


def _say_drop(name: str, what: str, change: Entry, reading: Reading) -> None:
    reading.problems.error(
        f"a {what} is not removed with `null`", change.value.span, f"write `drop: [{name}]`"
    )
