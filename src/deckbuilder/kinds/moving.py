"""How slides come in, and what a slide is a closer look at."""

from __future__ import annotations

import re
from typing import get_args

from deckbuilder.fields import Definitions, Kind, Reading, Schema, Written
from deckbuilder.kinds.values import ChoiceKind
from deckbuilder.kinds.words import some_text
from deckbuilder.scene import Transition
from deckbuilder.source import Node

TRANSITIONS: tuple[Transition, ...] = get_args(Transition)
_PLACE = re.compile(r"[^\s.]+\.[^\s.]+\Z")


class TransitionKind(Kind[Transition]):
    """How a slide takes the place of the one before it."""

    def read(self, node: Node, reading: Reading) -> Transition:
        chosen = ChoiceKind(TRANSITIONS, "a transition").read(node, reading)
        return next(one for one in TRANSITIONS if one == chosen)

    def schema(self, definitions: Definitions) -> Schema:
        return {"enum": list(TRANSITIONS)}


class CloudNameKind(Kind[str]):
    """`map.cloud`: a cloud of a map."""

    def read(self, node: Node, reading: Reading) -> str:
        name = some_text(node, reading, "a cloud of a map")
        if not _PLACE.match(name):
            raise reading.refuse(
                f"`{name}` does not say which cloud of which map",
                node.span,
                "write `map.cloud`, such as `zoom: landscape.alignment`",
            )
        return Written(name, node.span)

    def schema(self, definitions: Definitions) -> Schema:
        return {"type": "string", "pattern": r"^[^\s.]+\.[^\s.]+$"}


TRANSITION = TransitionKind()
CLOUD_NAME = CloudNameKind()
