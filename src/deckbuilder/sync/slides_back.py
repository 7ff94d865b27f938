"""Whole slides brought home: hidden, taken out, moved, added."""

from __future__ import annotations

from dataclasses import replace

from deckbuilder.content import Said
from deckbuilder.kinds import Markup
from deckbuilder.model.slide import WORDS, slug
from deckbuilder.source import Document, Mapping, Node, Part, Scalar
from deckbuilder.source.walking import scalars
from deckbuilder.sync.likeness import slides_alike
from deckbuilder.sync.marking import says
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.new_slide import slide_content, title_of
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.translation.languages import languages_of

_KNOWN = 0.75
"""Least likeness of a slide to what it was, for it to be known without its id."""
_MADE = "this slide is made by deckbuilder and stands in the outline as no slide of its own"


class Slides:
    """The slides of an outline while they are put in order."""

    def __init__(self, papers: Papers, mine: Mine) -> None:
        self.papers = papers
        self.mine = mine
        self.added: dict[str, Part] = {}
        """Slides that were put in, by id."""
        self._last: dict[str, str] = {}
        """What was put behind a slide last: what comes next there stands behind that."""
        self.ids: list[str] = []
        """Slides and sections whose ids were written, so that they are found again."""
        self.given: set[str] = set()
        """Ids that slides have got from new titles."""

    def mapping(self, slide: str) -> tuple[Document, Part]:
        """The keys of a slide; a bare word becomes one of them."""
        document, part = self.item(slide)
        if part.kind == "text":
            part = document.wrap(part, "slide" if _is_word(part) else "title")
            self.added[slide] = part
        return document, part

    def item(self, slide: str, *, anywhere: bool = False) -> tuple[Document, Part]:
        """A slide in the list it stands in; CannotBring for openings and further pages.

        So for slides that are taken with their whole section from another outline, where their list
        is everybody's: only who does not change the list may have them from `anywhere`.
        """
        if slide in self.added:
            return self.papers.own, self.added[slide]
        node = self.mine.slide_nodes.get(slide)
        if node is None or slide not in self.mine.section_of:
            raise CannotBring(_MADE, () if node is None else (node.span,))
        if not anywhere:
            self._refuse_other(node)
        document, part = self.papers.part(node)
        if part.parent is None or part.parent.kind != "list":
            raise CannotBring(_MADE, (node.span,))
        return document, part

    def _refuse_other(self, node: Node) -> None:
        """Refuse to change which slides a list in another outline has, and what each shows."""
        if self.papers.is_of_others(node):
            why = f"this slide is taken from {node.file.path} with its whole section"
            hint = "change it there for all who take it, or take its slides here one by one"
            raise CannotBring(why, (node.span,), hint)

    def keep_other_id(self, slide: str) -> None:
        """Write the id of a slide of another outline whose title changes: its takers know it."""
        node = self.mine.slide_nodes.get(slide)
        entry = node.entries.get("title") if isinstance(node, Mapping) else None
        if entry is None or not isinstance(entry.value, Scalar):
            return
        if not self.papers.is_of_others(entry.value):
            return
        document, part = self.papers.part(entry.value)
        holder = part.parent
        if holder is not None and holder.kind == "mapping" and "id" not in holder.own:
            document.put(holder, "id", slug(Markup(entry.value.value).text), after="title")

    def keep_id(self, name: str, part: Part | None, words: str) -> None:
        """Write the id of a slide or section whose words change that it was made from.

        Only where it is spoken of, in links, variants or translations: they must find it again.
        """
        document = self.papers.own
        known = {"id", "slide", "from"}
        if part is None or part.kind != "mapping" or known & set(part.own):
            return
        now = slug(part.own[words].value) if words in part.own else name
        if now != name and (self._is_taken(now) or self._is_needed(name, part.own[words].value)):
            document.put(part, "id", name, after=words)
            self.ids.append(name)
        else:
            self.given.add(now)

    def _is_taken(self, name: str) -> bool:
        taken = {*self.mine.slide_nodes, *self.mine.slides, *self.added}
        return name in taken or name in self.given

    def _is_needed(self, name: str, title: str) -> bool:
        """Whether anything means a slide or section by its id, or it could not be known without.

        Links, variants and translations do, and the next pull has to know the slide again.
        """
        said = self.mine.slides.get(name)
        if said and slides_alike(said, _retitled(said, title)) < _KNOWN:
            return True
        outline = self.mine.loaded.outline
        if languages_of(outline.path):
            return True
        texts = (one.value for one in scalars(outline.whole.root))
        return any(one.strip() == name or f"#{name}" in one for one in texts)

    def is_opening(self, slide: str) -> bool:
        """Whether it is the slide that a section opens with, which is written as no slide."""
        return slide in self.mine.section_nodes and slide not in self.mine.section_of

    def leave_out_opening(self, section: str) -> None:
        """Let a section begin without a slide of its own."""
        document, part = self.papers.part(self.mine.section_nodes[section])
        behind = next(key for key in ("cloud", "section", "from") if key in part.own)
        document.put(part, "opening", "no", after=behind)

    def hide(self, slide: str, hidden: bool) -> None:
        """Set whether a slide is skipped in the show."""
        if self.is_opening(slide) and hidden:
            self.leave_out_opening(slide)
            return
        document, part = self.mapping(slide)
        old = part.entries.get("hidden")
        if not hidden and old is not None and part.own.get("hidden") is old:
            document.remove(old)
        else:
            document.put(part, "hidden", "yes" if hidden else "no", after=_head(part))

    def come_in(self, slide: str, transition: str) -> None:
        """Set how a slide takes the place of the one before it."""
        if self.is_opening(slide):
            raise CannotBring(
                "all slides of a section come in as its `transition:` says",
                hint=f"write `transition: {transition}` for the section",
            )
        document, part = self.mapping(slide)
        document.put(part, "transition", transition, after=_head(part))

    def remove(self, slide: str) -> None:
        """Take a slide out."""
        if self.is_opening(slide):
            self.leave_out_opening(slide)
            return
        document, part = self.item(slide)
        document.remove(part)

    def move(self, slide: str, behind: str) -> None:
        """Put a slide behind another, or at the start of the talk."""
        document, part = self.item(slide)
        sequence, index = self.place_behind(self.next_behind(behind, slide))
        own = part.parent is sequence and part.index is not None and part.index < index
        document.move(part, sequence, index - own)

    def next_behind(self, behind: str, slide: str) -> str:
        """What a slide comes behind that is to stand behind another: what was put there last."""
        last = self._last.get(behind, behind)
        self._last[behind] = slide
        return last

    def place_behind(self, slide: str) -> tuple[Part, int]:
        """The list and the place in it of a slide that comes behind another."""
        name = slide
        known = {*self.mine.section_of, *self.mine.section_nodes, *self.added}
        while name and name not in known:
            name = name.rpartition("-")[0]  # a further page of the slide before
        if name in self.added or name in self.mine.section_of:
            _, part = self.item(name)
            assert part.parent is not None
            return part.parent, (part.index or 0) + 1
        sections = list(self.mine.section_nodes.items())
        node = self.mine.section_nodes.get(name) or (sections[0][1] if sections else None)
        return self._slides_of(node), 0

    def _slides_of(self, section: Node | None) -> Part:
        if not isinstance(section, Mapping):
            raise CannotBring("the outline has no section for it")
        document, part = self.papers.part(section)
        if "from" in part.own:
            why = "this section is taken from another outline with all its slides"
            raise CannotBring(why, (section.span,), "put the slide into a section of its own")
        found = part.entries.get("slides")
        return found if found is not None else document.put(part, "slides", [])

    def add(self, said: Said, behind: str, pictures: dict[str, str], number: int) -> str:
        """Write a new slide, the one of that number in their deck, behind another; its id.

        `pictures` has the file name of each picture by its digest.
        """
        name = self.free_id(title_of(said, number))
        sequence, index = self.place_behind(self.next_behind(behind, name))
        part = self.papers.own.insert(sequence, index, slide_content(said, name, pictures, number))
        self.added[name] = part
        return name

    def copy(self, original: str, behind: str, said: Said) -> str:
        """Write a slide once more behind another, under an id of its own; the id."""
        _, part = self.item(original)
        name = self.free_id(said.title or original)
        sequence, index = self.place_behind(self.next_behind(behind, name))
        whole = part.content
        keys = dict(whole) if isinstance(whole, dict) else {"slide": whole}
        keys = {"id": name, **{key: value for key, value in keys.items() if key != "id"}}
        self.added[name] = self.papers.own.insert(sequence, index, keys)
        return name

    def free_id(self, title: str) -> str:
        """An id from a title that no slide or section has."""
        taken = {*self.mine.slide_nodes, *self.mine.slides, *self.added}
        first = slug(title) or "slide"
        name, number = first, 2
        while name in taken:
            name, number = f"{first}-{number}", number + 1
        return name


def _retitled(said: Said, title: str) -> Said:
    """A slide with another title."""
    line = says(title)
    pieces = (
        replace(piece, lines=(line,)) if piece.kind == "title" else piece for piece in said.pieces
    )
    return replace(said, title=line.text, pieces=tuple(pieces))


def _is_word(part: Part) -> bool:
    return part.value.strip() in WORDS


def _head(part: Part) -> str | None:
    """The key that `hidden` goes behind: the last of those that say which slide it is."""
    keys = ("from", "id", "slide", "title", "subtitle")
    known = [key for key in keys if key in part.own]
    return known[-1] if known else None
