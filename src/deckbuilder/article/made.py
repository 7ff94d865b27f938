"""From a talk to its article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deckbuilder.article.alt import described
from deckbuilder.article.article import Article, Entry, Part, Picture, Reference, Runs, plain
from deckbuilder.article.jumps import mended
from deckbuilder.clicks import without_clicks
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.kinds import Markup
from deckbuilder.laying_out import opening_slide
from deckbuilder.link_notes import named_links
from deckbuilder.model import Section, Slide
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Deck, Paragraph, Run
from deckbuilder.shown import slides_shown
from deckbuilder.slides.credits import made_by
from deckbuilder.wording import shown_date

ANCHORS = {"cover": "top", "agenda": "contents", "references": "references", "credits": "credits"}
"""Anchors of the head, the list of sections and the ends, when no slide gives them its id."""


def article(loaded: Loaded, chosen: Deck | None = None) -> Article:
    """The article of a talk, or of those of its slides that are `chosen`.

    Otherwise it has all but hidden ones. What somebody may miss is among its warnings.
    """
    talk, facts, making = loaded.talk, loaded.talk.talk, _making(loaded, chosen)
    words = loaded.page.wording
    parts = tuple(making.parts())
    listed = tuple(listed_links(parts))
    references = making.end("references", words.references, bool(listed))
    names = made_by(talk, words)
    credited = making.end("credits", words.credits, bool(names))
    raw = Article(
        title=_bare(facts.title),
        subtitle=_bare(facts.subtitle),
        people=tuple(_introduced(loaded)),
        where=tuple(filter(None, (facts.event, shown_date(facts.date, facts.language)))),
        thanks=Entry("", (), paragraphs=facts.credits.paragraphs, span=facts.credits.span),
        introduction=making.entry("cover"),
        outline=making.entry("agenda"),
        parts=parts,
        references=references,
        listed=listed if references else (),
        credits=credited,
        pictures_by=names if credited else (),
        size=(loaded.deck.width, loaded.deck.height),
        language=facts.language,
        warnings=tuple(making.unseen()),
    )
    return mended(raw)


@dataclass(frozen=True, slots=True)
class _Making:
    """What is known while an article is made."""

    loaded: Loaded
    made: dict[str, Slide]
    """The slide that the head (`cover`), the contents (`agenda`) and the ends stand for."""
    pictures: dict[str, tuple[Picture, ...]]
    """By slide."""
    chosen: frozenset[str]
    """Ids of slides and openings; a hidden one is told all the same when its author says how."""
    anchors: dict[str, str]
    """Of the head, the contents and the ends by word, of sections by `section:id`."""

    def entry(self, word: str) -> Entry:
        """What the slide made from the talk that is called `word` explains, without its picture."""
        slide = self.made.get(word)
        if slide is None or not self.is_told(slide):
            return Entry(self.anchors[word], ())
        return replace(self.told(slide), anchor=self.anchors[word], pictures=(), title=())

    def end(self, word: str, title: str, needed: bool) -> Entry | None:
        """The end called `word`; None when it would be empty, or the author wants it skipped."""
        slide = self.made.get(word)
        if slide and not self.is_told(slide):
            return None
        runs = _bare(slide.title) if slide and slide.title else (Run(title),)
        entry = replace(self.entry(word), title=runs)
        return entry if needed or entry.paragraphs or entry.links else None

    def told(self, slide: Slide) -> Entry:
        """A slide with its picture and its explanation."""
        article = slide.article
        prose = article.prose if article.told == "words" else slide.notes
        shown = self.pictures.get(slide.name, ())
        return Entry(
            slide.name,
            _bare(slide.title) or (Run(shown[0].scene.title if shown else slide.name),),
            () if article.told == "text-only" else shown,
            (*without_clicks(prose.paragraphs), *footnoted(slide.footnotes)),
            named_links(slide.links),
            slide.span,
        )

    def parts(self) -> Iterator[Part]:
        """The sections of which there is something to tell."""
        apart = {slide.name for slide in self.made.values()}
        for section in self.loaded.talk.sections:
            told = [one for one in section.slides if self.is_told(one)]
            opening = self.opening(section, bool(told))
            slides = [one for one in told if one.name not in apart]
            if slides or opening:
                entries = tuple(map(self.told, slides))
                anchor = self.anchors[f"section:{section.name}"]
                yield Part(anchor, _bare(section.section), opening, entries)

    def opening(self, section: Section, goes_on: bool) -> Entry | None:
        """What stands below the heading of a section, None when that is nothing.

        The words of a section that opens with no slide stand there when it `goes_on` with some.
        """
        slide = opening_slide(section)
        shown = section.name in self.chosen if section.opens else goes_on
        if not shown or slide.article.told == "skip":
            return None
        entry = replace(self.told(slide), anchor="", title=())
        if not (section.opens and section.cloud):
            # A slide with the name of the section says nothing below its heading.
            entry = replace(entry, pictures=())
        return entry if entry.pictures or entry.paragraphs else None

    def is_told(self, slide: Slide) -> bool:
        """Whether the article has a slide."""
        told = slide.article.told
        wanted = slide.name in self.chosen or (slide.hidden and told != "notes")
        return wanted and told != "skip"

    def unseen(self) -> Iterator[Diagnostic]:
        """A warning for each slide with something to tell that is left out because it is hidden."""
        for slide in self.loaded.talk.slides:
            left_out = slide.hidden and slide.article.told == "notes" and not self.is_told(slide)
            if left_out and (slide.notes.paragraphs or slide.links):
                message = f"the slide `{slide.name}` is hidden, so the article leaves it out"
                hint = "to tell it all the same, write `article: text-only`, or a text for readers"
                yield Diagnostic(message, slide.span, hint, "warning", "article")


def _making(loaded: Loaded, chosen: Deck | None) -> _Making:
    talk = loaded.talk
    made: dict[str, Slide] = {}
    for slide in talk.slides:
        if slide.slide:
            made.setdefault(slide.slide, slide)
    taken = {slide.name for slide in talk.slides}
    taken |= {section.name for section in talk.sections if section.opens}
    anchors = {}
    for word, name in ANCHORS.items():
        anchors[word] = made[word].name if word in made else _free(name, taken)
    for section in talk.sections:
        name = section.name if section.opens else _free(section.name, taken)
        anchors[f"section:{section.name}"] = name
    if chosen:
        wanted = {scene.id for scene in chosen.scenes}
    else:
        shown = {section.name for section in talk.sections}
        wanted = shown | {slide.name for slide in talk.slides if not slide.hidden}
    return _Making(loaded, made, _pictures(loaded), frozenset(wanted), anchors)


def footnoted(footnotes: dict[str, Markup]) -> Iterator[Paragraph]:
    """The footnotes of a slide as paragraphs."""
    for number, words in enumerate(footnotes.values(), 1):
        yield Paragraph((Run(str(number), raised=True), Run(" "), *words.runs), rtl=words.rtl)


def _free(name: str, taken: set[str]) -> str:
    """`name`, or with a number when it is taken; taken from now on."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def listed_links(parts: tuple[Part, ...]) -> Iterator[Reference]:
    """The links of every slide that is told."""
    for entry in (entry for part in parts for entry in part.entries):
        if entry.links:
            yield Reference(entry.anchor, plain(entry.title), entry.links)


def _pictures(loaded: Loaded) -> dict[str, tuple[Picture, ...]]:
    found: dict[str, tuple[Picture, ...]] = {}
    for number, (scene, slide) in enumerate(slides_shown(loaded), 1):
        picture = Picture(scene, number, f"{number:02}-{scene.id}", described(scene))
        found[slide.name] = (*found.get(slide.name, ()), picture)
    return found


def _introduced(loaded: Loaded) -> Iterator[str]:
    """The speakers as the cover names them."""
    for key in loaded.talk.talk.speakers:
        one = loaded.talk.people[key]
        named = loaded.page.wording.introduced.format(name=one.name, about=one.about)
        yield named if one.about else one.name


def _bare(words: Markup | None) -> Runs:
    """Words of a heading: on one line, without links."""
    runs = tuple(run for run in words.runs if not run.raised) if words else ()
    return tuple(replace(run, link="", text=run.text.replace("\n", " ")) for run in runs)
