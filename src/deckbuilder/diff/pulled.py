"""A pull as a page: what is open first, then what was written, what could not be, what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from deckbuilder.diff.html import apart, document, figure, listed, said, text
from deckbuilder.diff.sides import Drawable, drawer, of_outline
from deckbuilder.overview.wordwise import Piece, changes
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

    def body(self) -> Iterator[str]:
        """Everything on the page."""
        conflicts = [one for one in self.result.open if one.verdict == "conflict"]
        asked = [one for one in self.result.open if one.verdict != "conflict"]
        failed = [one for one, _ in self.made.outcome.failed]
        done = self.made.outcome.done
        yield from self.head(len(conflicts), len(asked), len(done), len(failed))
        hint = "You and they changed the same words. Yours stay until you choose."
        yield from self.group("Conflicts", hint, conflicts, self.conflict)
        name = "To be written" if self.dry else "Written"
        yield from self.group(name, "", done, self.change)
        hint = "Slides that they added, took out or moved."
        yield from self.group("For you to decide", hint, asked, self.change)
        yield from self.group("Not written", "Change these by hand.", failed, self.failure)
        hint = "Written, and the slides would still say something else: have a look."
        yield from self.group("Not seen on the slides", hint, self.made.unsure, self.change)
        hint = "No outline can say this. `--keep SLIDE` shows a slide as they made it."
        yield from self.group("Only told", hint, self.result.reported, self.change)
        yield from self.group("Left as you have it", "", self.result.yours, self.change)
        yield from self.comments()

    def head(self, conflicts: int, asked: int, done: int, failed: int) -> Iterator[str]:
        edited = self.pull.theirs.edited
        saved = ", ".join(filter(None, (edited.last_modified_by, edited.application)))
        about = counted(len(edited.slides), "slide") + (f", saved by {saved}" if saved else "")
        choice = str(self.pull.base.choice)
        outline = str(self.pull.mine.loaded.outline.path) + (f" ({choice})" if choice else "")
        parts = [
            counted(conflicts, "conflict") if conflicts else "",
            counted(done, "change") + (" to write" if self.dry else " written"),
            f"{asked} to decide" if asked else "",
            f"{failed} not written" if failed else "",
        ]
        yield "<header>\n<h1>What came back</h1>"
        yield (
            f'<dl class="sides"><dt>theirs</dt><dd>{apart(str(self.pull.theirs.path))} '
            f"<small>{text(about)}</small></dd><dt>yours</dt><dd>{apart(outline)}</dd></dl>"
        )
        yield f'<p class="total">{text(", ".join(filter(None, parts)))}</p>'
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
        yield f'<section class="group"><h2>{name} <small>{len(decisions)}</small></h2>'
        if hint:
            yield f'<p class="hint">{_with_code(hint)}</p>'
        for slide, several in groupby(decisions, self.slide_of):
            yield from self.slide(slide, list(several), write)
        yield "</section>"

    def slide_of(self, one: Decision) -> str:
        """What tells the slide of a decision from others: its id as built, or its number."""
        if isinstance(one.change, SlideAdded):
            return f"#{one.change.new.number}"
        return told(one.change).slide or one.slide

    def slide(self, slide: str, decisions: Sequence[Decision], write: Write) -> Iterator[str]:
        now = decisions[0].slide
        yield '<section class="slide">'
        if not slide:
            yield "<h3>The deck</h3>"
        else:
            yield f"<h3>{apart(self.title(slide, now), self.language)}</h3>"
            if slide[:1] != "#":
                yield f'<p class="facts"><code>{text(slide)}</code></p>'
            yield self.pictures(slide, now)
        yield from map(write, decisions)
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
        yours = figure(self.our_picture(now), self.called, "not in your outline")
        theirs = figure(self.their_picture(slide), "theirs", "not in their deck")
        return f'<div class="pair" id="{self.shown[slide]}">{yours}{theirs}</div>'

    @property
    def called(self) -> str:
        return "yours" if self.dry or not self.made.texts else "yours, before this pull"

    def our_picture(self, slide: str) -> Drawable | None:
        place = self._our_places.get(slide)
        return None if place is None else of_outline(self.pull.mine.loaded, "").draw(place)

    @cached_property
    def _our_places(self) -> dict[str, int]:
        scenes = self.pull.mine.loaded.deck.scenes
        return {scene.id: place for place, scene in enumerate(scenes)}

    def their_picture(self, slide: str) -> Drawable | None:
        if slide[:1] == "#":
            return self._draw(int(slide[1:]) - 1)
        seen = self.pull.compared.partners.get(slide)
        return self._draw(seen.number - 1) if seen else None

    @cached_property
    def _draw(self) -> Callable[[int], Drawable | None]:
        return drawer(self.pull.theirs.edited, self.language)

    def change(self, one: Decision) -> str:
        """A change with its place in the outline."""
        return listed([told(one.change)], self.language) + _place(one)

    def failure(self, one: Decision) -> str:
        """A change that could not be written, and why."""
        reason = self.reasons[id(one)]
        places = ", ".join(map(str, reason.places))
        why = reason.why + (f": {places}" if places else "")
        why += f"; {reason.hint}" if reason.hint else ""
        return f'{listed([told(one.change)], self.language)}<p class="why">{text(why)}</p>'

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

    def comments(self) -> Iterator[str]:
        """Comments in the deck as a list of things to do."""
        found = [
            (self.pull.known[slide.number - 1].id or f"slide {slide.number}", comment)
            for slide in self.pull.theirs.edited.slides
            for comment in slide.comments
        ]
        if not found:
            return
        yield f'<section class="group"><h2>Comments <small>{len(found)}</small></h2>'
        yield '<ul class="todo">'
        yield from (_comment(slide, comment) for slide, comment in found)
        yield "</ul></section>"


def _against(before: str, after: str) -> tuple[Piece, ...]:
    """A text with those words marked that another has not."""
    if not before or not after:
        return (Piece(after),) if after else ()
    found = changes(before, after)
    return tuple(piece for one in found for piece in one.after)


def _place(one: Decision) -> str:
    return f'<p class="place">{text(str(one.place))}</p>' if one.place else ""


def _comment(slide: str, one: Comment) -> str:
    box = f'<span class="box" aria-hidden="true">{"☑" if one.done else "☐"}</span>'
    done = '<span class="unseen">done: </span>' if one.done else ""
    by = ", ".join(filter(None, (one.author, one.date[:10])))
    replies = "".join(_reply(reply) for reply in one.replies)
    below = f"<ul>{replies}</ul>" if replies else ""
    return (
        f"<li>{box}{done}<code>{text(slide)}</code> {apart(one.text)} "
        f"<small>({apart(by)})</small>{below}</li>"
    )


def _reply(one: Comment) -> str:
    return f"<li>{apart(one.author)}: {apart(one.text)}</li>"


def _with_code(words: str) -> str:
    """Words of ours with `code` between backticks."""
    parts: Iterable[tuple[int, str]] = enumerate(words.split("`"))
    return "".join(f"<code>{text(one)}</code>" if at % 2 else text(one) for at, one in parts)
