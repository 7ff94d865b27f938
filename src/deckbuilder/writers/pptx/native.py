"""Slides that somebody else made, written as they stand, with a name and a creation id of ours."""

from __future__ import annotations

import posixpath
import re

from deckbuilder.scene import NativePart, NativeSlide, Scene
from deckbuilder.writers.pptx.context import SlideContext
from deckbuilder.writers.pptx.identifying import anchor_xml, creation_xml
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.transitions import transition_xml
from deckbuilder.writers.pptx.xml import CONTENT_SLIDE, REL_LAYOUT, attribute

_OPENING = re.compile(rb"<p:sld\b")
_HEAD = re.compile(rb"<p:cSld\b")
_HEAD_END = re.compile(rb"</p:cSld>")
_CLR_MAP_OVR_END = re.compile(rb"</p:clrMapOvr>|<p:clrMapOvr\b[^>]*/>")
_SHAPE_ID = re.compile(rb'<p:cNvPr\b[^>]*?\sid="(\d+)"')
_NAME = re.compile(rb'(<p:cNvPr\b[^>]*?\sname=")([^"]*)"')
_LINK = rb'<a:(hlinkClick|hlinkHover|hlinkMouseOver)\b[^>]*\br:id="%s"[^>]*?(?:/>|>.*?</a:\1>)'
_TREE_END = b"</p:spTree>"
_MEDIA = ("image/", "video/", "audio/")


def write_native(package: Package, part: str, scene: Scene, context: SlideContext) -> None:
    """Add the slide that `scene` carries to `package` as `part`.

    Links to slides that are not in the deck become their words.
    """
    native = scene.native
    assert native is not None
    xml, names = native.xml, _added(package, native)
    for one in native.relationships:
        target = names.get(one.target, one.target)
        if one.target.startswith("#") and not one.external:
            slide = context.slide_parts.get(one.target[1:])
            if slide is None:
                link = _LINK % re.escape(one.id.encode())
                xml = re.sub(link, b"", xml, flags=re.DOTALL)
                continue
            target = slide
        package.relate_as(part, one.id, one.type, target, one.external)
    package.relate(part, REL_LAYOUT, context.layout_parts[scene.layout])
    creation = creation_xml(context.creation_ids[scene.id])
    xml = _ours(xml, native, scene, creation)
    if native.transition == "none":
        xml = _coming_in(xml, transition_xml(scene, rtl=context.rtl).encode())
    package.add(part, CONTENT_SLIDE, xml)


def _coming_in(xml: bytes, transition: bytes) -> bytes:
    """The slide with a transition, where it may stand; one that only times the slide stays."""
    if not transition or b"<p:transition" in xml:
        return xml
    end = _CLR_MAP_OVR_END.search(xml) or _HEAD_END.search(xml)
    if end is None:
        return xml
    return xml[: end.end()] + transition + xml[end.end() :]


def _ours(xml: bytes, native: NativeSlide, scene: Scene, creation: str) -> bytes:
    """The slide with what says that it is ours, and whether it is shown."""
    if native.id != scene.id:
        xml = _NAME.sub(lambda found: _renamed(found, native.id, scene.id), xml)
    last = max(map(int, _SHAPE_ID.findall(xml)), default=1)
    before, _, after = xml.rpartition(_TREE_END)
    anchor = anchor_xml(scene.id, last + 1)
    xml = b"".join((before, anchor.encode(), _TREE_END, creation.encode(), after))
    name = f'<p:cSld name="{attribute(scene.id)}"'.encode()
    xml = _HEAD.sub(lambda _: name, xml, count=1)
    show = b'<p:sld show="0"' if scene.hidden else b"<p:sld"
    return _OPENING.sub(lambda _: show, xml, count=1)


def _renamed(found: re.Match[bytes], old: str, new: str) -> bytes:
    """The name of a shape, which begins with the id of its slide."""
    before, name = found.groups()
    prefix = f"{attribute(old)}:".encode()
    if old and name.startswith(prefix):
        name = f"{attribute(new)}:".encode() + name.removeprefix(prefix)
    return before + name + b'"'


def _added(package: Package, native: NativeSlide) -> dict[str, str]:
    """Add all parts that the slide needs; return their names in our package by those in its own."""
    names: dict[str, str] = {}
    for part in native.parts:
        names[part.name] = _name(package, part)
    for part in native.parts:
        for one in part.relationships:
            if _is_media(part):
                break
            target = names.get(one.target, one.target)
            package.relate_as(names[part.name], one.id, one.type, target, one.external)
    return names


def _name(package: Package, part: NativePart) -> str:
    """The name of a part in our package, to which it is added."""
    stem, ending = posixpath.splitext(part.name)
    if _is_media(part):
        return package.add_media_of(part.data, part.content_type, ending.lstrip("."))
    name = package.free_name(stem.rstrip("0123456789"), ending)
    package.add(name, part.content_type, part.data)
    return name


def _is_media(part: NativePart) -> bool:
    return part.content_type.startswith(_MEDIA)
