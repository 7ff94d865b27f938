"""How a slide comes in: `p:transition` (ECMA-376 part 1, 19.3.1.50) with what came after 2007."""

from __future__ import annotations

from deckbuilder.scene import Scene, Transition
from deckbuilder.writers.pptx.xml import MC, P14

P159 = "http://schemas.microsoft.com/office/powerpoint/2015/09/main"

_MILLISECONDS = {"fade": 700, "push": 700, "morph": 1500}
"""PowerPoint's own lengths, but for morph: its 2 seconds feel long after the third slide."""
_SPEED = {"fade": "med", "push": "med", "morph": "slow"}
"""The same for programs that know no more than slow, med and fast (19.7.27)."""


def transition_xml(scene: Scene, *, rtl: bool = False) -> str:
    """Return what stands behind `p:clrMapOvr`; nothing for a slide that is just there.

    A length in milliseconds ([MS-PPTX] 2.2.3) and morph ([MS-PPTX] 2.11.1) are extensions, so there
    is a fallback for older programs: for morph it is a fade.
    """
    kind = scene.transition
    if kind == "none":
        return ""
    length = f'xmlns:p14="{P14}" p14:dur="{_MILLISECONDS[kind]}"'
    speed = _SPEED[kind]
    needed = f'xmlns:p159="{P159}" Requires="p159"'
    if kind != "morph":
        needed, length = f'xmlns:p14="{P14}" Requires="p14"', f'p14:dur="{_MILLISECONDS[kind]}"'
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice {needed}>'
        f'<p:transition spd="{speed}" {length}>{_effect(kind, rtl=rtl)}</p:transition>'
        f'</mc:Choice><mc:Fallback><p:transition spd="{speed}">'
        f"{_effect('fade' if kind == 'morph' else kind, rtl=rtl)}"
        "</p:transition></mc:Fallback></mc:AlternateContent>"
    )


def _effect(kind: Transition, *, rtl: bool) -> str:
    """The new slide pushes the old one away in the direction of reading."""
    match kind:
        case "morph":
            return '<p159:morph option="byObject"/>'
        case "push":
            return f'<p:push dir="{"r" if rtl else "l"}"/>'
        case _:
            return "<p:fade/>"
