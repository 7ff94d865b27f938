"""What must agree across a talk: ids used once, and every reference leading somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from deckbuilder.diagnostics import Problems, Span, did_you_mean
from deckbuilder.fields import Reading, place_of_words
from deckbuilder.model.section import Section
from deckbuilder.model.slide import every
from deckbuilder.model.talk import Talk


def check_consistency(talk: Talk, reading: Reading) -> None:
    """Report repeated ids and references to people, clouds and slides that do not exist.

    What `reading` has lost is not missed: what is wrong with it has been told.
    """
    problems = reading.problems
    slide_ids = _slide_ids(talk, problems)
    _check_appendix(talk, problems)
    _check_people(talk, reading)
    for section in talk.sections:
        if section.cloud:
            span = place_of_words(section.cloud, section.span)
            _check_cloud(section.cloud, span, talk, reading)
        _check_zooms(section, talk, reading)
    if not any(sort == "maps" for sort, _ in reading.lost):
        for block in every(tuple(talk.slides)):
            block.check_against(talk, problems)
    for name, span in reading.jumps:
        if name in reading.absent:
            if _is_shown(span, talk) and not problems.errors:
                problems.warning(
                    f"this talk does not show the slide `{name}`, so nothing links to it here",
                    span,
                    _instead_of_jump(name, reading),
                    rule="variant",
                )
        elif ("slides", name) not in reading.lost:
            _check_jump(name, span, slide_ids, problems)


def _instead_of_jump(name: str, reading: Reading) -> str:
    """What to do about a link to a slide that the talk does not show."""
    if reading.elsewhere and name in reading.elsewhere.slides:
        return "take that slide too, or say beside `from:` what this one says instead"
    return "write the text without the link for this variant, or show the slide"


def _slide_ids(talk: Talk, problems: Problems) -> set[str]:
    """All slide ids; two slides or sections with one id are an error that names both places."""
    first: dict[str, Span] = {}
    sections: dict[str, Span] = {}
    for section in talk.sections:
        _once(section.name, section.name_span, sections, "section", problems)
        if section.opens:
            _once(section.name, section.name_span, first, "slide", problems)
        for slide in section.slides:
            _once(slide.name, slide.name_span, first, "slide", problems)
    return set(first)


def _check_appendix(talk: Talk, problems: Problems) -> None:
    """Report sections that go on with the talk behind its appendix."""
    before = None
    for section in talk.sections:
        if section.appendix:
            before = before or section
        elif before:
            message = f"`{section.section.text}` comes after the appendix and is no part of it"
            hint = f"put it before `{before.name}`, or write `appendix: yes` here too"
            problems.error(message, section.span, hint)


def _once(name: str, span: Span, seen: dict[str, Span], what: str, problems: Problems) -> None:
    if not name:
        problems.error(f"no id can be made from the name of this {what}", span, "write an `id:`")
    elif name in seen:
        problems.error(*taken(what, name, seen[name], span))
    else:
        seen[name] = span


def taken(what: str, name: str, first: Span, span: Span) -> tuple[str, Span, str]:
    """What to say of an id at `span` that something at `first` has: message, place, hint."""
    where = f"on line {first.line}" + (f" of {first.path}" if first.path != span.path else "")
    message = f"the {what} id `{name}` is taken already, {where}"
    return message, span, f"give one of the two an `id:` of its own, such as `id: {name}-2`"


def _check_people(talk: Talk, reading: Reading) -> None:
    for owner, people in _speakers(talk):
        for person in people:
            if person not in talk.people and ("people", person) not in reading.lost:
                hint = did_you_mean(person, talk.people) or (
                    f"add it under `people:` as `{person}: {{name: ...}}`"
                )
                span = place_of_words(person, owner)
                reading.problems.error(f"there is no person `{person}`", span, hint)


def _speakers(talk: Talk) -> Iterator[tuple[Span, tuple[str, ...]]]:
    yield talk.talk.span, talk.talk.speakers
    for section in talk.sections:
        yield section.span, section.speaker
        for slide in section.slides:
            yield slide.span, slide.speaker


def _check_zooms(section: Section, talk: Talk, reading: Reading) -> None:
    """Report closer looks at what is not there, or at clouds with nothing in them."""
    if section.zoom and not section.cloud:
        message = "`zoom: yes` opens a section inside its cloud, and this one does not open so"
        reading.problems.error(message, section.span, "add a `cloud`")
    elif section.zoom and section.opens:
        hint = "give the cloud some `clouds` of its own, or leave out `zoom`"
        _check_inside(section.cloud, section.span, hint, talk, reading)
    for slide in section.slides:
        if slide.zoom:
            span = place_of_words(slide.zoom, slide.span)
            _check_cloud(slide.zoom, span, talk, reading)
            if not slide.blocks:
                hint = "give the slide a block to show there, or the cloud some `clouds`"
                _check_inside(slide.zoom, span, hint, talk, reading)


def _check_inside(reference: str, span: Span, hint: str, talk: Talk, reading: Reading) -> None:
    name, _, cloud = reference.partition(".")
    clouds = talk.maps[name].clouds if name in talk.maps else {}
    if cloud in clouds and not clouds[cloud].clouds:
        reading.problems.error(f"there is nothing inside the cloud `{cloud}`", span, hint)


def _check_cloud(reference: str, span: Span, talk: Talk, reading: Reading) -> None:
    name, dot, cloud = reference.partition(".")
    error = reading.problems.error
    if ("maps", name) in reading.lost:
        return
    if name not in talk.maps:
        hint = did_you_mean(name, talk.maps) or "draw it under `maps:`"
        error(f"there is no map `{name}`", span, hint)
    elif not dot:
        hint = f"write `cloud: {name}.` and one of " + ", ".join(talk.maps[name].clouds)
        error(f"`cloud: {name}` does not say which cloud", span, hint)
    elif cloud not in talk.maps[name].clouds:
        clouds = talk.maps[name].clouds
        hint = did_you_mean(cloud, clouds) or "its clouds are " + ", ".join(clouds)
        error(f"the map `{name}` has no cloud `{cloud}`", span, hint)


def _is_shown(span: Span, talk: Talk) -> bool:
    """Whether the words at a place are on any slide: the talk's credits may be on none."""
    words = talk.talk.credits
    lines = range(words.span.line, words.span.line + words.source.count("\n") + 2)
    in_credits = span.path == words.span.path and span.line in lines
    return not in_credits or any(slide.slide == "credits" for slide in talk.slides)


def _check_jump(name: str, span: Span, known: set[str], problems: Problems) -> None:
    if name not in known:
        hint = did_you_mean(name, known) or "use the `id:` of a slide, or of a section that opens"
        problems.error(f"there is no slide `{name}` to link to", span, hint)
