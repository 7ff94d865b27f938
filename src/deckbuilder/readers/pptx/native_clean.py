"""The XML of a part without all that leads to what is not taken along."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"

_LINKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_SHAPES = ("sp", "pic", "graphicFrame", "cxnSp", "grpSp", "contentPart", "relSizeAnchor")
_TREES = ("spTree", "grpSp", "userShapes")
_DRAWN = ("chart", "relIds", "oleObj", "contentPart", "control", "model3d")
"""Elements that are what their frame shows: without them nothing is left of it."""
_HARMLESS_ACTIONS = ("ppaction://hlinkshowjump", "ppaction://media", "ppaction://noaction")
_JUMP = "ppaction://hlinksldjump"


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def without_dead_ends(root: Any, known: Collection[str]) -> list[str]:
    """Take out of `root` what refers to relationships that are not `known`, and actions that run.

    Returns the ids of relationships that are still referred to, in order, each once.
    """
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or not _is_within(element, root):
            continue
        if local(element) in _LINKS and not _is_harmless(element, known):
            remove(element)
            continue
        for name, value in list(element.attrib.items()):
            if name.startswith(f"{{{R}}}") and value and value not in known:
                _cut(element, name)
                break
    _settle_choices(root)
    return list(dict.fromkeys(_references(root)))


def _references(root: Any) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str):
            for name, value in element.attrib.items():
                if name.startswith(f"{{{R}}}") and value:
                    yield value


def _is_within(element: Any, root: Any) -> bool:
    """Whether an element has not been taken out with one above it."""
    while element is not None and element is not root:
        element = element.getparent()
    return element is root


def _is_harmless(link: Any, known: Collection[str]) -> bool:
    """Whether a link goes to an address or slide that is known, or moves within the show."""
    action, target = link.get("action", ""), link.get(f"{{{R}}}id", "")
    if action and action != _JUMP:
        return action.startswith(_HARMLESS_ACTIONS) and (not target or target in known)
    return target in known


def _cut(element: Any, attribute: str) -> None:
    """Take out what a dead reference belongs to."""
    name = local(element)
    if name == "blip":
        del element.attrib[attribute]
    elif name in ("svgBlip", "imgLayer", "media"):
        remove(_above(element, ("ext",)))
    elif name in ("stSnd", "snd") and local(element.getparent()) in ("stSnd", "sndAc"):
        remove(_above(element, ("sndAc",)))
    elif name in ("tags", "custData"):
        remove(_above(element, ("custDataLst",)))
    elif name in _DRAWN:
        _cut_frame(element)
    else:
        remove(element)


def _cut_frame(element: Any) -> None:
    """Take out a frame; of an embedded object the picture of it stays in its place."""
    frame = element if local(element) in _SHAPES else _holder(element, _SHAPES)
    if frame is None:
        remove(element)
        return
    picture = next(frame.iter(f"{{{P}}}pic"), None) if local(frame) == "graphicFrame" else None
    if picture is not None:
        _become(picture, frame)
    else:
        remove(frame)


def _become(picture: Any, frame: Any) -> None:
    """Put a picture in the place of its frame, with the id and the name of that."""
    ours, theirs = (next(one.iter(f"{{{P}}}cNvPr"), None) for one in (picture, frame))
    if ours is not None and theirs is not None:
        for key in ("id", "name", "descr"):
            if theirs.get(key) is not None:
                ours.set(key, theirs.get(key))
    picture.tail = frame.tail
    frame.getparent().replace(frame, picture)


def _above(element: Any, names: tuple[str, ...]) -> Any:
    """The nearest element above with one of the names; the element itself without one."""
    holder = _holder(element, names)
    return element if holder is None else holder


def _holder(element: Any, names: tuple[str, ...]) -> Any:
    """The nearest element above with one of the names."""
    above = element.getparent()
    while above is not None and local(above) not in names:
        if local(above) in _TREES:
            return None
        above = above.getparent()
    return above


def remove(element: Any) -> None:
    """Take an element out, and lists that it leaves empty."""
    above = element.getparent()
    if above is None:
        return
    above.remove(element)
    if len(above) == 0 and local(above) in ("extLst", "ext", "custDataLst", "controls"):
        remove(above)


def _settle_choices(root: Any) -> None:
    """Where nothing is left of all choices, what was meant for older programs takes their place."""
    for choice in list(root.iter(f"{{{MC}}}AlternateContent")):
        offered = [one for one in choice if local(one) == "Choice" and len(one)]
        above = choice.getparent()
        if offered or above is None:
            continue
        fallback = next((one for one in choice if local(one) == "Fallback"), ())
        for one in list(fallback):
            choice.addprevious(one)
        remove(choice)
