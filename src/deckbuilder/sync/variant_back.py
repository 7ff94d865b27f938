"""Whole slides of a variant's deck brought home: into the variant, not into the outline of all."""

from __future__ import annotations

from deckbuilder.content import Said
from deckbuilder.source import Content, Part
from deckbuilder.sync.mine import Mine
from deckbuilder.sync.new_slide import slide_content, title_of
from deckbuilder.sync.papers import CannotBring, Papers
from deckbuilder.sync.slides_back import Slides


class VariantSlides(Slides):
    """The slides of an outline as one variant shows them."""

    def __init__(self, papers: Papers, mine: Mine, variant: str) -> None:
        super().__init__(papers, mine)
        self.variant = variant
        self.order = [name for name in mine.slides if name in mine.section_of]
        """Ids of the slides in the order they are to have."""

    @property
    def layer(self) -> Part:
        """What the variant changes."""
        variants = self.papers.own.root.entries.get("variants")
        layer = variants.entries.get(self.variant) if variants else None
        if layer is None or layer.shared:
            raise CannotBring(f"the variant {self.variant} is not written in the outline")
        return layer

    def leave_out_opening(self, section: str) -> None:
        """Let a section begin without a slide of its own in this variant."""
        self._change("sections", section, "opening", "no")

    def hide(self, slide: str, hidden: bool) -> None:
        """Set whether this variant skips a slide in the show."""
        if self.is_opening(slide) and hidden:
            self.leave_out_opening(slide)
            return
        if self._is_own(slide):
            super().hide(slide, hidden)
            return
        self.item(slide, anywhere=True)
        self._change("slides", slide, "hidden", "yes" if hidden else "no")

    def come_in(self, slide: str, transition: str) -> None:
        """Set how a slide comes in where this variant shows it."""
        if self.is_opening(slide) or self._is_own(slide):
            super().come_in(slide, transition)
            return
        self._change("slides", slide, "transition", transition)

    def _change(self, group: str, name: str, key: str, value: str) -> None:
        """Write what the variant changes of a slide or a section."""
        document, layer = self.papers.own, self.layer
        every = layer.entries.get(group)
        if every is None:
            document.put(layer, group, {name: {key: value}})
        elif name not in every.entries:
            document.put(every, name, {key: value})
        else:
            document.put(every.entries[name], key, value)

    def remove(self, slide: str) -> None:
        """Leave a slide out of this variant."""
        if self.is_opening(slide):
            self.leave_out_opening(slide)
            return
        if self._is_own(slide):
            super().remove(slide)
            return
        self.item(slide, anywhere=True)
        kept = self.layer.entries.get("keep")
        named = [one for one in kept.items if one.value.strip() == slide] if kept else []
        if named:
            self.papers.own.remove(named[0])
        else:
            self._append("drop", slide)

    def move(self, slide: str, behind: str) -> None:
        """Let this variant show a slide at another place."""
        self.item(slide, anywhere=True)
        name = self.next_behind(behind, slide)
        while name and name not in self.order and name not in self.mine.section_nodes:
            name = name.rpartition("-")[0]
        before = list(self.order)
        self.order.remove(slide)
        here = name in self.order
        place = self.order.index(name) + 1 if here else self._first_of(name)
        self.order.insert(place, slide)
        pairs = zip(before, self.order, strict=True)
        changed = [number for number, (old, new) in enumerate(pairs) if old != new]
        if not changed:
            return
        named = set(self.order[changed[0] : changed[-1] + 1])
        old = self.layer.entries.get("order")
        named |= {one.value.strip() for one in old.items} if old else set()
        self.papers.own.put(self.layer, "order", [name for name in self.order if name in named])

    def _first_of(self, section: str) -> int:
        """The place of the first slide of a section, which comes behind its opening."""
        places = (
            place
            for place, name in enumerate(self.order)
            if self.mine.section_of.get(name) == section
        )
        return next(places, 0)

    def add(self, said: Said, behind: str, pictures: dict[str, str], number: int) -> str:
        """Write a new slide that only this variant has; its id."""
        name = self.free_id(title_of(said, number))
        whole = slide_content(said, name, pictures, number)
        assert isinstance(whole, dict)
        return self._add(name, whole, behind)

    def copy(self, original: str, behind: str, said: Said) -> str:
        """Write a slide once more for this variant, under an id of its own; the id."""
        _, part = self.item(original, anywhere=True)
        name = self.free_id(said.title or original)
        return self._add(name, _keys_of(part), behind)

    def _add(self, name: str, keys: dict[str, Content], behind: str) -> str:
        anchor = self.next_behind(behind, name)
        while anchor and anchor not in self.order and anchor not in self.mine.section_nodes:
            anchor = anchor.rpartition("-")[0]
        place = {"after": anchor} if anchor else {"before": self.order[0]}
        rest = {key: value for key, value in keys.items() if key not in ("id", "after", "before")}
        whole: dict[str, Content] = {"id": name, **place, **rest}
        self._append("add", whole)
        self.order.insert(self.order.index(anchor) + 1 if anchor in self.order else 0, name)
        self.added[name] = self.layer.entries["add"].items[-1]
        return name

    def _is_own(self, slide: str) -> bool:
        """Whether a slide stands in the variants, and not among those of the outline."""
        _, part = self.item(slide, anywhere=True)
        variants = self.papers.own.root.entries.get("variants")
        return variants is not None and variants in part.ancestry()

    def _append(self, key: str, content: Content) -> None:
        """Put something at the end of a list of the variant."""
        document, layer = self.papers.own, self.layer
        old = layer.entries.get(key)
        if old is None:
            document.put(layer, key, [content])
        elif old.kind == "list":
            document.insert(old, len(old.items), content)
        else:
            document.put(layer, key, [old.content, content])


def _keys_of(part: Part) -> dict[str, Content]:
    whole = part.content
    return dict(whole) if isinstance(whole, dict) else {"slide": whole}


def slides_for(papers: Papers, mine: Mine) -> Slides:
    """The slides of a talk: of a variant, or of the outline itself."""
    variants = mine.loaded.choice.variants
    return VariantSlides(papers, mine, variants[-1]) if variants else Slides(papers, mine)
