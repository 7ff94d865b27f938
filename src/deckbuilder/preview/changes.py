"""Which slide somebody is editing: the first whose part of the outline says something else."""

from __future__ import annotations

from dataclasses import dataclass

from deckbuilder.model import Slide
from deckbuilder.pipeline import Loaded
from deckbuilder.scene import Scene
from deckbuilder.shown import slides_shown


@dataclass(frozen=True)
class Written:
    """The slides of a talk in order, each with the part of the outline it was made from."""

    slides: tuple[tuple[Scene, Slide], ...]

    @classmethod
    def of(cls, loaded: Loaded) -> Written:
        return cls(tuple(slides_shown(loaded)))


def edited(before: Written, after: Written) -> str:
    """The id of the slide that changed between two saves; empty when it cannot be told.

    What was written counts first, as a new slide changes the agenda too, and a longer title the
    cover. Where slides were only taken out, it is the one that now comes in their place.
    When most slides look different, as after a change of theme, no one of them was edited.
    """
    records = {scene.id: slide for scene, slide in before.slides}
    for scene, slide in after.slides:
        if records.get(scene.id) != slide:
            return scene.id
    left = {scene.id for scene, _ in after.slides}
    for (scene, _), position in zip(before.slides, range(len(before.slides)), strict=True):
        if scene.id not in left:
            place = min(position, len(after.slides) - 1)
            return after.slides[place][0].id if after.slides else ""
    scenes = {scene.id: scene for scene, _ in before.slides}
    others = [scene.id for scene, _ in after.slides if scenes.get(scene.id) != scene]
    return others[0] if others and len(others) <= max(1, len(after.slides) // 2) else ""
