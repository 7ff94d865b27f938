"""Builds and media: `p:timing`, what comes and goes with each click (ECMA-376 part 1, 19.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Literal, TypeAlias

from deckbuilder.scene import Effect, Item, Shape, Step, Target, Text
from deckbuilder.writers.pptx.sheet import MediaNode, Sheet

FADE = 500
"""Milliseconds that a fade takes, as in PowerPoint."""
PRESETS: dict[Effect, int] = {"appear": 1, "fade": 10}
"""presetID of an effect ([MS-OE376] 2.1.1206, ST_TLAnimationPresetID)."""

Node: TypeAlias = Literal["clickEffect", "withEffect", "afterEffect"]


def timing_xml(steps: Sequence[Step], sheet: Sheet) -> str:
    """Return `p:timing` for the steps of a slide and its media; empty when it has neither.

    The items of the slide are written already. ValueError for a step that shows nothing, and for a
    target that is no item or paragraph standing on the slide by itself.
    """
    if not (steps or sheet.media):
        return ""
    return _Timing(sheet).xml(steps, sheet.media)


@dataclass
class _Timing:
    """Numbers what it writes: every node of the timing has an id of its own."""

    sheet: Sheet
    groups: dict[int, int] = field(default_factory=dict)
    """How many effects a shape has had, by its id: each is a group of its own."""
    builds: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(3))

    def xml(self, steps: Sequence[Step], media: Sequence[MediaNode]) -> str:
        begun = "".join(self.begun(one) for one in media if one.starts_itself)
        clicks = begun + "".join(self.step(step) for step in steps)
        main = _sequence(clicks) if clicks else ""
        nodes = "".join(self.media(one) for one in media)
        builds = f"<p:bldLst>{''.join(self.builds)}</p:bldLst>" if self.builds else ""
        return (
            '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never"'
            f' nodeType="tmRoot"><p:childTnLst>{main}{nodes}</p:childTnLst></p:cTn></p:par>'
            f"</p:tnLst>{builds}</p:timing>"
        )

    def step(self, step: Step) -> str:
        """What one click does: all of it at once."""
        if not step.targets:
            raise ValueError(f"slide {self.sheet.scene.id}: a step shows nothing")
        outer, inner = next(self.numbers), next(self.numbers)
        node: Node = "clickEffect"
        effects = []
        for target in step.targets:
            for shape, words, group in self.aims(target):
                effects.append(self.effect(shape, words, group, step.effect, target.leaves, node))
                node = "withEffect"
        return _par(outer, "indefinite", _par(inner, "0", "".join(effects)))

    def aims(self, target: Target) -> Iterator[tuple[int, str, str]]:
        """The id of a target's shape, its paragraph and its group; one for each paragraph."""
        found = self.sheet.targets.get(target.item)
        if found is None:
            raise ValueError(f"slide {self.sheet.scene.id}: a step shows {target.item}, no item")
        shape, item = found
        group = self.group(shape, item, target)
        if target.paragraphs is None:
            yield shape, "", group
            return
        first, last = target.paragraphs
        words = item.body if isinstance(item, Text | Shape) else None
        if words is None or not 0 <= first <= last < len(words.paragraphs):
            raise ValueError(
                f"slide {self.sheet.scene.id}: {target.item} has no paragraphs {first} to {last}"
            )
        for number in range(first, last + 1):
            place = f'<p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl>'
            yield shape, place, group

    def group(self, shape: int, item: Item, target: Target) -> str:
        """The `grpId` of an effect, noted among the builds; only `p:sp` has one.

        The paragraphs of a text are one group.
        """
        if not isinstance(item, Text | Shape):
            return ""
        if target.paragraphs is not None:
            if shape not in self.groups:
                self.groups[shape] = 1
                self.builds.append(f'<p:bldP spid="{shape}" grpId="0" build="p"/>')
            return ' grpId="0"'
        number = self.groups.get(shape, 0)
        self.groups[shape] = number + 1
        drawn = isinstance(item, Shape) and (item.fill or item.line)
        whole = ' animBg="1"' if drawn else ""
        self.builds.append(f'<p:bldP spid="{shape}" grpId="{number}"{whole}/>')
        return f' grpId="{number}"'

    def effect(
        self, shape: int, words: str, group: str, effect: Effect, leaves: bool, node: Node
    ) -> str:
        """One thing coming or going."""
        aim = f'<p:spTgt spid="{shape}"' + (f">{words}</p:spTgt>" if words else "/>")
        numbers = [next(self.numbers) for _ in range(3 if effect == "fade" else 2)]
        inner = _seen(numbers[1], aim, leaves, FADE - 1 if leaves and effect == "fade" else 0)
        if effect == "fade":
            fading = (
                f'<p:animEffect transition="{"out" if leaves else "in"}" filter="fade"><p:cBhvr>'
                f'<p:cTn id="{numbers[2]}" dur="{FADE}"/><p:tgtEl>{aim}</p:tgtEl></p:cBhvr>'
                "</p:animEffect>"
            )
            inner = fading + inner if leaves else inner + fading
        return (
            f'<p:par><p:cTn id="{numbers[0]}" presetID="{PRESETS[effect]}"'
            f' presetClass="{"exit" if leaves else "entr"}" presetSubtype="0" fill="hold"{group}'
            f' nodeType="{node}"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
            f"<p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
        )

    def begun(self, media: MediaNode) -> str:
        """A film or sound that begins as the slide does."""
        outer, inner, effect, command = (next(self.numbers) for _ in range(4))
        length = media.milliseconds
        call = _command(effect, command, media, "playFrom(0.0)", 1, "afterEffect", length)
        start = '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
        return _par(outer, "indefinite", _par(inner, "0", call), start)

    def media(self, media: MediaNode) -> str:
        """The film or sound itself, and what a click on it does."""
        kind, aim = "video" if media.is_video else "audio", f'<p:spTgt spid="{media.shape}"/>'
        muted = ' mute="1"' if media.muted else ""
        again = ' repeatCount="indefinite"' if media.loops else ""
        node = (
            f'<p:{kind}><p:cMediaNode vol="80000"{muted}><p:cTn id="{next(self.numbers)}"{again}'
            ' fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
            "</p:cTn>"
            f"<p:tgtEl>{aim}</p:tgtEl></p:cMediaNode></p:{kind}>"
        )
        sequence, outer, inner, effect, command = (next(self.numbers) for _ in range(5))
        call = _command(effect, command, media, "togglePause", 2, "clickEffect", 1)
        clicked = f'<p:cond evt="onClick" delay="0"><p:tgtEl>{aim}</p:tgtEl></p:cond>'
        return node + (
            f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{sequence}" restart="whenNotActive"'
            ' fill="hold" evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>'
            f'{clicked}</p:stCondLst><p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync>'
            f"<p:childTnLst>{_par(outer, '0', _par(inner, '0', call))}</p:childTnLst></p:cTn>"
            f"<p:nextCondLst>{clicked}</p:nextCondLst></p:seq>"
        )


def _sequence(clicks: str) -> str:
    """The sequence that clicks, the space bar and a presenter's remote go through."""
    slide = "<p:tgtEl><p:sldTgt/></p:tgtEl>"
    return (
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{clicks}</p:childTnLst></p:cTn>"
        f'<p:prevCondLst><p:cond evt="onPrev" delay="0">{slide}</p:cond></p:prevCondLst>'
        f'<p:nextCondLst><p:cond evt="onNext" delay="0">{slide}</p:cond></p:nextCondLst></p:seq>'
    )


def _par(number: int, delay: str, inner: str, start: str = "") -> str:
    return (
        f'<p:par><p:cTn id="{number}" fill="hold"><p:stCondLst><p:cond delay="{delay}"/>{start}'
        f"</p:stCondLst><p:childTnLst>{inner}</p:childTnLst></p:cTn></p:par>"
    )


def _seen(number: int, aim: str, leaves: bool, delay: int) -> str:
    """From when on something is to be seen, or not any more."""
    return (
        f'<p:set><p:cBhvr><p:cTn id="{number}" dur="1" fill="hold"><p:stCondLst>'
        f'<p:cond delay="{delay}"/></p:stCondLst></p:cTn><p:tgtEl>{aim}</p:tgtEl><p:attrNameLst>'
        "<p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        f'<p:to><p:strVal val="{"hidden" if leaves else "visible"}"/></p:to></p:set>'
    )


def _command(
    effect: int, command: int, media: MediaNode, call: str, preset: int, node: Node, length: int
) -> str:
    """A command to a film or sound, over after `length` milliseconds.

    While a click is at work the next one does nothing, so pausing must be over at once.
    """
    return (
        f'<p:par><p:cTn id="{effect}" presetID="{preset}" presetClass="mediacall"'
        f' presetSubtype="0" fill="hold" nodeType="{node}"><p:stCondLst><p:cond delay="0"/>'
        f'</p:stCondLst><p:childTnLst><p:cmd type="call" cmd="{call}"><p:cBhvr>'
        f'<p:cTn id="{command}" dur="{length}" fill="hold"/><p:tgtEl>'
        f'<p:spTgt spid="{media.shape}"/></p:tgtEl></p:cBhvr></p:cmd></p:childTnLst></p:cTn>'
        "</p:par>"
    )
