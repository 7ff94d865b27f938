"""A pull as a page: what is open first, then what was written, what could not be, what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from deckbuilder.diff.html import apart, document, figure, listed, said, text
from deckbuilder.diff.page_parts import heading, jump, remark, with_code
from deckbuilder.diff.phrases import phrased
from deckbuilder.diff.sides import Drawable, drawer, of_outline
from deckbuilder.overview.wordwise import Piece, changes
from deckbuilder.readers.pptx import SeenSlide
from deckbuilder.readers.pptx.comments import Comment
from deckbuilder.report import counted
from deckbuilder.sync.changes import SlideAdded
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.papers import CannotBring
from deckbuilder.sync.pulling import Pull
from deckbuilder.sync.settling import Settled, can_be_theirs
from deckbuilder.sync.telling import told
from deckbuilder.sync.writing import Written

Write = Callable[[Decision], str]

_LOST = "theirs has no place in the outline any more; write it in by hand if you want it"


def pulled_page(pull: Pull, result: Settled, made: Written, *, dry: bool = False) -> str:
    """One HTML file that needs nothing else; `dry` says that nothing was written yet."""
    page = _Page(pull, result, made, dry)
    return document(f"Pulled: {pull.theirs.path.name}", page.body())


@dataclass
class _Page:
    pull: Pull
    result: Settled
    made: Written
    dry: bool
    shown: dict[str, str] = field(default_factory=dict)
    """Anchors of the pictures that the page has already, by slide."""

    @cached_property
    def reasons(self) -> dict[int, CannotBring]:
        """Why decisions could not be written, by their identity."""
        return {id(one): reason for one, reason in self.made.outcome.failed}

    @property
    def language(self) -> str:
        return self.pull.base.manifest.language

    @property
    def writing(self) -> str:
        """The heading above what is brought home."""
        return "To be written" if self.dry else "Written"

    def body(self) -> Iterator[str]:
        """Everything on the page."""
        conflicts = [one for one in self.result.open if one.verdict == "conflict"]
        asked = [one for one in self.result.open if one.verdict != "conflict"]
        failed = [one for one, _ in self.made.outcome.failed]
        done = self.made.outcome.done
        yield from self.head(len(conflicts), len(asked), len(done), len(failed))
        hint = "You and they changed the same words. Yours stay until you choose."
        yield from self.group("Conflicts", hint, conflicts, self.conflict)
        hint = "Slides that they added, took out or moved, and pictures that they exchanged."
        yield from self.group("For you to decide", hint, asked, self.change)
        yield from self.group(self.writing, "", done, self.change)
        yield from self.group("Not written", "Change these by hand.", failed, self.failure)
        hint = "Written, and the slides would still say something else: have a look."
        yield from self.group("Not seen on the slides", hint, self.made.unsure, self.change)
        hint = "No outline can say this. `--keep SLIDE` shows a slide as they made it."
        yield from self.group("Only told", hint, self.result.reported, self.change)
        yield from self.group("Left as you have it", "", self.result.yours, self.change)
        yield from self.comments()

    def head(self, conflicts: int, asked: int, done: int, failed: int) -> Iterator[str]:
        edited = self.pull.theirs.edited
        about = counted(len(edited.slides), "slide") + (f", {edited.saved}" if edited.saved else "")
        choice = str(self.pull.base.choice)
        outline = str(self.pull.mine.loaded.outline.path) + (f" ({choice})" if choice else "")
        written = counted(done, "change") + f" {'to write' if self.dry else 'written'}"
        parts = [
            jump("Conflicts", counted(conflicts, "conflict")) if conflicts else "",
            jump("For you to decide", f"{asked} to decide") if asked else "",
            jump(self.writing, written) if done else written,
            jump("Not written", f"{failed} not written") if failed else "",
            jump("Comments", counted(len(self.remarks), "comment")) if self.remarks else "",
        ]
        yield "<header>\n<h1>What came back</h1>"
        yield (
            f'<dl class="sides"><dt>theirs</dt><dd>{apart(str(self.pull.theirs.path))} '
            f"<small>{text(about)}</small></dd><dt>yours</dt><dd>{apart(outline)}</dd></dl>"
        )
        yield f'<p class="total">{", ".join(filter(None, parts))}</p>'
        remarks = [f"not looked into: {what}" for what in edited.ignored]
        remarks += [str(trouble.said) for trouble in self.made.troubles]
        if remarks:
            items = "".join(f"<li>{text(one)}</li>" for one in remarks)
            yield f'<ul class="remarks">{items}</ul>'
        yield "</header>"

    def group(
        self, name: str, hint: str, decisions: Sequence[Decision], write: Write
    ) -> Iterator[str]:
        """Decisions of a kind under a heading, slide by slide; nothing for none."""
        if not decisions:
            return
        yield heading(name, len(decisions))
        if hint:
            yield f'<p class="hint">{with_code(hint)}</p>'
        slides: dict[str, list[Decision]] = {}
        for one in decisions:
            slides.setdefault(self.slide_of(one), []).append(one)
        for slide, several in slides.items():
            yield from self.slide(slide, several[0].slide, map(write, several))
        yield "</section>"

    def slide_of(self, one: Decision) -> str:
        """What tells the slide of a decision from others: its id as built, or its number."""
        if isinstance(one.change, SlideAdded):
            return f"#{one.change.new.number}"
        return told(one.change).slide or one.slide

    def slide(self, slide: str, now: str, below: Iterable[str]) -> Iterator[str]:
        """A slide with its pictures and what there is to say of it."""
        yield '<section class="slide">'
        if not slide:
            yield "<h3>The deck</h3>"
        else:
            place = self.their_place(slide)
            number = "" if place is None else f'<span class="number">{place + 1}</span>'
            title = apart(self.title(slide, now), self.language)
            yield f'<div class="head">{number}<h3>{title}</h3></div>'
            if slide[:1] != "#":
                yield f'<p class="facts"><code>{text(slide)}</code></p>'
            yield self.pictures(slide, now)
        yield from below
        yield "</section>"

    def title(self, slide: str, now: str) -> str:
        if slide[:1] == "#":
            content = self.pull.theirs.edited.slides[int(slide[1:]) - 1].content
            return content.title or f"slide {slide[1:]}"
        mine = self.pull.mine.slides.get(now)
        built = (one.title for one in self.pull.base.manifest.slides if one.id == slide)
        return (mine.title if mine else next(built, "")) or slide

    def pictures(self, slide: str, now: str) -> str:
        """Yours and theirs side by side; where the page has them already, the way there."""
        if slide in self.shown:
            return f'<p class="facts"><a href="#{self.shown[slide]}">its pictures are above</a></p>'
        self.shown[slide] = f"pictures-{len(self.shown) + 1}"
        place, there = self.our_places.get(now), self.their_place(slide)
        ours = None if place is None else of_outline(self.pull.mine.loaded, "").draw(place)
        their = None if there is None else self._draw(there)
        yours = figure(ours, _numbered(self.called, place), "not in your outline")
        theirs = figure(their, _numbered("theirs", there), "not in their deck")
        return f'<div class="pair" id="{self.shown[slide]}">{yours}{theirs}</div>'

    @property
    def called(self) -> str:
        return "yours" if self.dry or not self.made.texts else "yours, before this pull"

    @cached_property
    def our_places(self) -> dict[str, int]:
        """Where slides stand in the outline as it was, from 0, by the ids they have now."""
        scenes = self.pull.mine.loaded.deck.scenes
        return {scene.id: place for place, scene in enumerate(scenes)}

    def their_place(self, slide: str) -> int | None:
        """Where a slide stands in their deck, from 0; None where they have taken it out."""
        if slide[:1] == "#":
            return int(slide[1:]) - 1
        seen = self.pull.compared.partners.get(slide)
        return seen.number - 1 if seen else None

    @cached_property
    def _draw(self) -> Callable[[int], Drawable | None]:
        return drawer(self.pull.theirs.edited, self.language)

    def change(self, one: Decision) -> str:
        """A change with its place in the outline."""
        return listed([phrased(one.change)], self.language) + _place(one)

    def failure(self, one: Decision) -> str:
        """A change that could not be written, and why."""
        reason = self.reasons[id(one)]
        places = ", ".join(map(str, reason.places))
        why = reason.why + (f": {places}" if places else "")
        why += f"; {reason.hint}" if reason.hint else ""
        return f'{listed([phrased(one.change)], self.language)}<p class="why">{text(why)}</p>'

    def conflict(self, one: Decision) -> str:
        """What was, what you say and what they say."""
        words = told(one.change)
        yours = _against(words.before, one.yours) if one.yours else ()
        theirs = _against(words.before, words.after)
        missing = one.why or "(nothing)"
        entries = [
            ("was", self.words((Piece(words.before),) if words.before else (), "(nothing)")),
            ("yours", self.words(yours, missing)),
            ("theirs", self.words(theirs, "(taken out)")),
        ]
        lines = "".join(f"<dt>{name}</dt><dd>{entry}</dd>" for name, entry in entries)
        lost = "" if can_be_theirs(one) else f'<p class="why">{text(_LOST)}</p>'
        head = f'<span class="what">{text(words.what)}</span>'
        return f'<div class="conflict">{head}<dl>{lines}</dl>{lost}{_place(one)}</div>'

    def words(self, pieces: tuple[Piece, ...], otherwise: str) -> str:
        if not pieces:
            return f'<p class="nothing">{text(otherwise)}</p>'
        return said(pieces, "ins", self.language)

    @cached_property
    def remarks(self) -> list[tuple[SeenSlide, Comment]]:
        """Comments in the deck, each with the slide it is on."""
        slides = self.pull.theirs.edited.slides
        return [(slide, comment) for slide in slides for comment in slide.comments]

    def comments(self) -> Iterator[str]:
        """Comments in the deck as a list of things to do, slide by slide."""
        if not self.remarks:
            return
        yield heading("Comments", len(self.remarks))
        now = self.pull.mine.present(self.pull.base.manifest.slides)
        for number, several in groupby(self.remarks, lambda one: one[0].number):
            name = self.pull.known[number - 1].id
            items = "".join(remark(comment) for _, comment in several)
            yield from self.slide(
                name or f"#{number}", now.get(name, ""), [f'<ul class="todo">{items}</ul>']
            )
        yield "</section>"


def _numbered(words: str, place: int | None) -> str:
    return words if place is None else f"{words} · {place + 1}"


def _against(before: str, after: str) -> tuple[Piece, ...]:
    """A text with those words marked that another has not."""
    if not before or not after:
        return (Piece(after),) if after else ()
    found = changes(before, after)
    return tuple(piece for one in found for piece in one.after)


def _place(one: Decision) -> str:
    return f'<p class="place">{text(str(one.place))}</p>' if one.place else ""
