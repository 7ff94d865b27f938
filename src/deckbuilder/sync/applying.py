"""What was decided, written into the outline; what cannot be, said with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from deckbuilder.content import Line, Words
from deckbuilder.fields import Origin, Trace
from deckbuilder.source import CannotEdit, Mapping
from deckbuilder.sync.changes import (
    AltChanged,
    HiddenChanged,
    LineAdded,
    LineChanged,
    LineMoved,
    LineRemoved,
    LinkChanged,
    PictureReplaced,
    RowAdded,
    RowMoved,
    RowRemoved,
    SectionRenamed,
    SlideAdded,
    SlideMoved,
    SlideRemoved,
    TransitionChanged,
    Where,
)
from deckbuilder.sync.decisions import Decision
from deckbuilder.sync.mine import Mine, picture_names
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.rows_back import Rows, in_order
from deckbuilder.sync.seen import Seen
from deckbuilder.sync.texts_back import Texts, is_structural
from deckbuilder.sync.variant_back import slides_for
from deckbuilder.sync.words_back import (
    OUR_OWN,
    say_link,
    say_origin,
)

_SLIDES = "which slides there are is for the outline to say, and this deck is a translation"


@dataclass(eq=False)
class Outcome:
    """How the writing went."""

    done: list[Decision] = field(default_factory=list)
    failed: list[tuple[Decision, CannotBring]] = field(default_factory=list)
    added: dict[int, str] = field(default_factory=dict)
    """Ids of new slides, by their numbers in the deck that came back."""
    ids: tuple[str, ...] = ()
    """Slides and sections whose ids were written, so that they are found again."""
    copied: dict[str, Seen] = field(default_factory=dict)
    """Slides that were copied as the outline has their originals, by the ids of the copies."""


class Applying:
    """Writes decisions into the papers of an outline, one text at a time."""

    def __init__(self, mine: Mine, papers: Papers, pictures: dict[str, str]) -> None:
        self.mine = mine
        self.papers = papers
        self.pictures = pictures
        """Where each new picture is to be, by its digest."""
        self.slides = slides_for(papers, mine)
        self.texts = Texts(papers, mine, self.slides)
        self.outcome = Outcome()

    def apply(self, decisions: Sequence[Decision]) -> Outcome:
        """Write all of them that can be written: texts, then what is about whole slides."""
        texts: dict[tuple[str, Where], list[Decision]] = {}
        rows: dict[tuple[str, Where], list[Decision]] = {}
        others: list[Decision] = []
        for one in decisions:
            match one.change:
                case LineChanged() | LineAdded() | LineRemoved() | LineMoved():
                    texts.setdefault((one.slide, one.where or one.change.where), []).append(one)
                case RowAdded() | RowRemoved() | RowMoved():
                    rows.setdefault((one.slide, one.change.where), []).append(one)
                case _:
                    others.append(one)
        for (slide, where), group in texts.items():
            self.text(slide, where, group)
        for (slide, where), group in rows.items():
            rows_of = Rows(self.papers, self.mine, slide, where)
            for one in sorted(group, key=in_order):
                self.attempt([one], lambda one=one, rows_of=rows_of: rows_of.apply(one))  # type: ignore[misc]
        for one in sorted(others, key=lambda one: isinstance(one.change, SlideRemoved)):
            self.attempt([one], lambda one=one: self.other(one))  # type: ignore[misc]
        self.outcome.ids = tuple(self.slides.ids)
        return self.outcome

    def attempt(self, decisions: Sequence[Decision], write: Callable[[], None]) -> bool:
        """Do something; what it was for is done, or else told with the reason."""
        try:
            write()
        except CannotBring as reason:
            self.outcome.failed += [(one, reason) for one in decisions]
            return False
        except CannotEdit as error:
            why = CannotBring(error.diagnostic.message, (error.diagnostic.span,))
            self.outcome.failed += [(one, why) for one in decisions]
            return False
        self.outcome.done += decisions
        return True

    def text(self, slide: str, where: Where, group: Sequence[Decision]) -> None:
        """Change one text: its paragraphs one by one, or their order too."""
        lines = self.mine.lines(slide, where)
        structural = [one for one in group if is_structural(one, lines)]
        if not structural:
            for one in group:
                self.attempt([one], lambda one=one: self.texts.line(slide, where, one, lines))  # type: ignore[misc]
            return
        plain = [one for one in group if one not in structural]
        self.attempt(group, lambda: self.texts.structure(slide, where, lines, structural, plain))

    def other(self, one: Decision) -> None:
        """Do what is about more than words."""
        match one.change:
            case HiddenChanged(_, hidden):
                self.slides.hide(one.slide, hidden)
            case TransitionChanged(_, _, after):
                self.slides.come_in(one.slide, after)
            case AltChanged(where, before, after):
                self._alt(one.slide, where, before, after)
            case LinkChanged(_, before, after):
                say_link(self.papers, self.mine.slide_nodes.get(one.slide), before, after)
            case SectionRenamed(section, before, after):
                self._section(section, before, after)
            case SlideRemoved():
                self.slides.remove(one.slide)
            case SlideMoved():
                self.slides.move(one.slide, one.behind_slide)
            case SlideAdded() | SlideRemoved() | SlideMoved() if self.papers.is_translation:
                raise CannotBring(_SLIDES, hint="do it in the outline, for all languages")
            case SlideAdded(new, _, original):
                behind = one.behind_slide
                if original and original in self.mine.section_of:
                    name = self.slides.copy(original, behind, new.said)
                    self.outcome.copied[name] = new
                else:
                    name = self.slides.add(new.said, behind, self.pictures, new.number)
                self.outcome.added[new.number] = name
            case PictureReplaced(where, _, after):
                self._picture(one.slide, where, after)
            case _:
                raise CannotBring("no outline can say this")

    def _picture(self, slide: str, where: Where, digest: str) -> None:
        """Name another file for the one picture that a slide has."""
        name = self.pictures.get(digest)
        if name is None:
            raise CannotBring("an outline cannot name a picture of this kind")
        traces = self.mine.alt_traces(slide, where.piece)
        beside = self.papers.part(traces[0].origin.node)[1].parent if traces else None
        file = beside.entries.get("file") if beside and beside.kind == "mapping" else None
        node = self.mine.slide_nodes.get(slide)
        found = picture_names(node) if node else []
        if file is not None and not file.shared:
            document, part = self.papers.document(file.node), file
        elif len(found) == 1:
            document, part = self.papers.text(found[0])
        else:
            raise CannotBring("it is not plain which picture of the slide this is")
        if self.papers.is_of_others(part.node):
            why = f"{part.node.file.path} names this picture, for all who take the slide"
            hint = f"write `{name}` beside `from:` here, or copy the picture there"
            raise CannotBring(why, (part.node.span,), hint)
        document.say(part, name)

    def _section(self, section: str, before: str, after: str) -> None:
        """Give a section another name."""
        node = self.mine.section_nodes.get(section)
        entry = node.entries.get("section") if isinstance(node, Mapping) else None
        if entry is None:
            raise CannotBring(OUR_OWN)
        origin = Origin(entry.value)
        trace = Trace(0, len(before), origin)
        say_origin(self.papers, trace, _plain(before), _plain(after))
        if entry.value.file.path == self.papers.own.path:
            self.slides.keep_id(section, self.papers.part(entry.value)[1].parent, "section")

    def _alt(self, slide: str, where: Where, before: str, after: str) -> None:
        traces = self.mine.alt_traces(slide, where.piece)
        if not traces:
            raise CannotBring("deckbuilder describes this itself", hint="write an `alt:` for it")
        if not after:
            raise CannotBring("an alternative text cannot be empty")
        say_origin(self.papers, traces[0], _plain(before), _plain(after))


def _plain(text: str) -> Line:
    return Line((Words(text),))
