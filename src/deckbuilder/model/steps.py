"""Which click shows what: the builds of a slide and of its blocks brought into one order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from deckbuilder.diagnostics import did_you_mean
from deckbuilder.fields import Reading, place_of_words
from deckbuilder.model.block import Block
from deckbuilder.model.building import Build, Building, Click
from deckbuilder.model.slide import Slide
from deckbuilder.model.talk import Talk
from deckbuilder.scene import Effect

LISTED = 8
"""Names that a hint lists."""


def settled(talk: Talk, reading: Reading) -> Talk:
    """The talk whose slides and blocks know what each click shows; mistakes are reported."""
    sections = tuple(
        replace(section, slides=tuple(_settled_slide(one, talk, reading) for one in section.slides))
        for section in talk.sections
    )
    return talk if sections == talk.sections else replace(talk, sections=sections)


def clicks_of(slide: Slide, talk: Talk, reading: Reading) -> int:
    """How many clicks it takes until all of a slide is there."""
    return _settled_slide(slide, talk, reading).clicks


def _settled_slide(slide: Slide, talk: Talk, reading: Reading) -> Slide:
    if slide.build is None and not any(_builds(block) for block in slide.blocks):
        return slide
    order = Order(talk, reading)
    count = order.settle(slide.blocks, slide.build)
    if not count:
        order.refuse_nothing(slide.blocks, slide.build)
    if slide.keep:
        return slide
    return replace(slide, blocks=tuple(map(order.known, slide.blocks)), clicks=count)


def _builds(block: Block) -> bool:
    own = isinstance(block, Building) and block.build is not None
    return own or any(_builds(inner) for _, inner in block.inner)


@dataclass
class Order:
    """The clicks of one slide as they are given out."""

    talk: Talk
    reading: Reading
    clicks: dict[int, tuple[Click, ...]] = field(default_factory=dict)
    """By the identity of the block: two equal ones may stand on a slide."""

    def settle(self, blocks: Sequence[Block], above: Build | None, done: int = 0) -> int:
        """Give out clicks after the first `done`, as `above` says; how many there are then."""
        if above and above.effect and above.steps:
            return self.by_name(tuple(self.able(blocks)), above, done)
        for block in blocks:
            own = block.build if isinstance(block, Building) else None
            build, before = own or above, done
            if block.inner:
                done = self.settle([inner for _, inner in block.inner], build, done)
            elif isinstance(block, Building) and build and build.effect:
                made = self.by_name((block,), build, done) if build.steps else None
                done = self.in_turn(block, build, done) if made is None else made
            if done == before:
                self.refuse_nothing((block,), own)
        return done

    def in_turn(self, block: Building, build: Build, done: int) -> int:
        """One part after another."""
        parts = block.build_parts(self.talk)
        alone = build.nested == "alone"
        names = [p.name for p in parts if p.name and not p.is_tied and (alone or not p.parent)]
        effect = build.effect or "fade"
        clicks = (Click(done + i, (name,), effect) for i, name in enumerate(names, 1))
        self.clicks[id(block)] = tuple(clicks)
        return done + len(names)

    def by_name(self, blocks: tuple[Building, ...], build: Build, done: int) -> int:
        """What the steps of `build` name, each to be found in one of `blocks`."""
        found: dict[int, list[Click]] = {id(block): [] for block in blocks}
        effect: Effect = build.effect or "fade"
        seen: set[tuple[int, str]] = set()
        for step in build.steps:
            shown: dict[int, list[str]] = {}
            for written in step:
                block, name = self.whose(written, blocks, build)
                if block is None:
                    continue
                if (id(block), name) in seen and not block.moves:
                    place = place_of_words(written, build.span)
                    self.reading.problems.error(
                        f"`{written}` comes with two clicks", place, "name it in one step only"
                    )
                seen.add((id(block), name))
                shown.setdefault(id(block), []).append(name)
            done += bool(shown)
            for block_id, names in shown.items():
                found[block_id].append(Click(done, tuple(dict.fromkeys(names)), effect))
        for block_id, clicks in found.items():
            self.clicks[block_id] = tuple(clicks)
        return done

    def able(self, blocks: Sequence[Block]) -> Iterator[Building]:
        """The blocks that build under steps from above, those inside others too."""
        for block in blocks:
            own = block.build if isinstance(block, Building) else None
            if own and own.effect:
                self.reading.problems.error(
                    f"the steps above say how this {block.called()} builds",
                    own.span,
                    "keep one of the two; `build: no` leaves a block out",
                )
            if block.inner:
                yield from self.able([inner for _, inner in block.inner])
            elif isinstance(block, Building) and (own is None or own.effect):
                yield block

    def whose(
        self, written: str, blocks: Sequence[Building], build: Build
    ) -> tuple[Building | None, str]:
        """The block that has a part of that name, and the name; a mistake is reported.

        `points.1` says which block is meant where several have a part of the name.
        """
        key, _, rest = written.partition(".")
        known = [(one, written) for one in blocks if one.build_part(written, self.talk)]
        known = known or [
            (b, rest) for b in blocks if b.key == key and b.build_part(rest, self.talk)
        ]
        if len(known) == 1:
            return known[0]
        place, error = place_of_words(written, build.span), self.reading.problems.error
        if known:
            keys = [one.key for one, _ in known]
            says = " or ".join(f"`{key}.{known[0][1]}`" for key in keys)
            hint = "write `build:` within each of them, and not for all together"
            hint = f"write {says}" if len(set(keys)) == len(keys) else hint
            error(f"`{written}` is in more than one block here", place, hint)
        elif not self.is_left_out(written, blocks):
            error(f"there is no `{written}` to build here", place, self.hint(written, blocks))
        return None, ""

    def is_left_out(self, written: str, blocks: Sequence[Building]) -> bool:
        """Whether a name is that of something which this talk leaves out; steps pass over it."""
        unseen = self.reading.unseen
        if written in unseen or not all(map(self.is_sound, blocks)):
            return True
        key, _, rest = written.partition(".")
        return any(
            block.leaves_out(written, self.talk)
            or (block.key == key and (rest in unseen or block.leaves_out(rest, self.talk)))
            for block in blocks
        )

    def hint(self, written: str, blocks: Sequence[Building]) -> str:
        """What may have been meant, or what there is."""
        parts = [(one, [p.name for p in one.build_parts(self.talk) if p.name]) for one in blocks]
        near = did_you_mean(written, [name for _, names in parts for name in names])
        if near:
            return near
        lists = [
            f"{one.many}: {', '.join(names[:LISTED])}{' ...' if len(names) > LISTED else ''}"
            for one, names in parts
            if names
        ]
        if not lists:
            return "no block here has parts that could come alone; remove `build`"
        return "what can come by itself here is " + "; ".join(lists)

    def refuse_nothing(self, blocks: Sequence[Block], build: Build | None) -> None:
        """Report a build that has nothing to show; of its steps it is told already."""
        if not build or not build.effect or build.steps or not all(map(self.is_sound, blocks)):
            return
        message = "nothing here can build: there is no block with parts that could come alone"
        hint = "points, diagrams, tables, code and pictures with regions can; or remove `build`"
        self.reading.problems.error(message, build.span, hint)

    def is_sound(self, block: Block) -> bool:
        """Whether it is known what parts a block has."""
        inner = all(self.is_sound(one) for _, one in block.inner)
        return inner and (not isinstance(block, Building) or block.knows_parts(self.talk))

    def known(self, block: Block) -> Block:
        """A block that knows its clicks, and so do those inside it."""
        if block.inner:
            return block.holding([self.known(inner) for _, inner in block.inner])
        clicks = self.clicks.get(id(block), ())
        return replace(block, clicks=clicks) if clicks and isinstance(block, Building) else block
