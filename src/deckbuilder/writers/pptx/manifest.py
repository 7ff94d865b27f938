"""The words as built, kept inside the file, so that a co-presenter's changes can be told apart."""

from __future__ import annotations

import base64
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deckbuilder.geometry import Box
from deckbuilder.scene import Deck, Group, Item, Scene, Shape, Table, Text, walk
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.template import PRESENTATION
from deckbuilder.writers.pptx.xml import HEAD, REL, clean, guid

NAMESPACE = "urn:deckbuilder:manifest:1"
ITEM, ITEM_PROPERTIES = "customXml/item1.xml", "customXml/itemProps1.xml"

_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_CONTENT = re.compile(re.escape(NAMESPACE).encode() + rb'"[^>]*>([A-Za-z0-9+/=\s]*)<')
_LEVEL = 1
"""Of zlib: 8 ms for 1 000 slides where the usual 6 takes 38 and saves 6 %."""
_LARGEST = 2**28
"""Bytes of JSON we are ready to unpack."""


@dataclass(frozen=True, slots=True)
class BuiltItem:
    """One item of a slide: its name without the slide's id, its words, its place in points."""

    name: str
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class BuiltSlide:
    """One slide as it was written."""

    id: str
    layout: str
    title: str
    hidden: bool
    section: str
    """Id of the section."""
    items: tuple[BuiltItem, ...]
    notes: tuple[str, ...]
    """Plain words of each paragraph."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """A deck as it was written; slides in their order."""

    version: str
    """Of deckbuilder."""
    title: str
    language: str
    slides: tuple[BuiltSlide, ...]
    variants: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    texts: str = ""
    """What the deck was made from; see `scene.Deck`."""


def of(deck: Deck, version: str) -> Manifest:
    """Return the manifest of a deck about to be written by `version` of deckbuilder."""
    slides = tuple(
        _built(scene, section.id) for section in deck.sections for scene in section.scenes
    )
    made_from = (deck.variants, deck.settings, deck.texts)
    return Manifest(version, deck.title, deck.language, slides, *made_from)


def item_text(item: Item) -> str:
    """The words of an item: a paragraph a line; of a table a row a line, cells between tabs."""
    match item:
        case Text():
            return clean(item.body.text)
        case Shape():
            return clean(item.body.text) if item.body else ""
        case Table():
            return clean("\n".join("\t".join(c.body.text for c in row) for row in item.rows))
        case _:
            return ""


def add_manifest(package: Package, manifest: Manifest) -> None:
    """Add `manifest` as a custom XML part; LibreOffice keeps such a part only with itemProps."""
    package.add(ITEM, "application/xml", encode(manifest))
    identity = guid("manifest")
    properties = (
        f'{HEAD}<ds:datastoreItem ds:itemID="{identity}" xmlns:ds="{_DATASTORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package.add(ITEM_PROPERTIES, _PROPERTIES_TYPE, properties.encode())
    package.relate(PRESENTATION, REL + "customXml", ITEM)
    package.relate(ITEM, REL + "customXmlProps", ITEM_PROPERTIES)


def encode(manifest: Manifest) -> bytes:
    """Return the custom XML part: JSON, packed, in base64, so that no program reflows its words."""
    data = json.dumps(_plain(manifest), ensure_ascii=False, separators=(",", ":"))
    packed = base64.b64encode(zlib.compress(data.encode("utf-8", "replace"), _LEVEL)).decode()
    return f'{HEAD}<manifest xmlns="{NAMESPACE}">{packed}</manifest>'.encode()


def decode(part: bytes) -> Manifest:
    """Return the manifest in a custom XML part; ValueError when there is none or it is damaged."""
    found = _CONTENT.search(part)
    if not found:
        raise ValueError("this part holds no manifest of deckbuilder")
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode(found[1]), _LARGEST)
        if not unpacker.eof:
            raise ValueError("it is cut off or too large")
        return _manifest(json.loads(data))
    except (ValueError, zlib.error, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"the manifest inside the file is damaged ({error})") from error


def read(path: Path) -> Manifest | None:
    """Return the manifest inside a .pptx, None when it has none.

    ValueError when it is damaged, zipfile.BadZipFile or OSError when the file cannot be read.
    """
    with zipfile.ZipFile(path) as file:
        for name in file.namelist():
            if name.startswith("customXml/item") and name.endswith(".xml"):
                part = file.read(name)
                if _CONTENT.search(part):
                    return decode(part)
    return None


def _built(scene: Scene, section: str) -> BuiltSlide:
    items = tuple(
        BuiltItem(item.name, item_text(item), item.box)
        for item in walk(scene.items)
        if not isinstance(item, Group)
    )
    notes = tuple(clean(paragraph.text) for paragraph in scene.notes)
    return BuiltSlide(scene.id, scene.layout, scene.title, scene.hidden, section, items, notes)


def _plain(manifest: Manifest) -> dict[str, Any]:
    return {
        "version": manifest.version,
        "title": manifest.title,
        "language": manifest.language,
        "variants": manifest.variants,
        "settings": manifest.settings,
        "texts": manifest.texts,
        "slides": [
            {
                "id": slide.id,
                "layout": slide.layout,
                "title": slide.title,
                "hidden": slide.hidden,
                "section": slide.section,
                "items": [
                    [item.name, item.text, item.box.x, item.box.y, item.box.w, item.box.h]
                    for item in slide.items
                ],
                "notes": slide.notes,
            }
            for slide in manifest.slides
        ],
    }


def _manifest(data: dict[str, Any]) -> Manifest:
    slides = tuple(
        BuiltSlide(
            str(slide["id"]),
            str(slide["layout"]),
            str(slide["title"]),
            bool(slide["hidden"]),
            str(slide["section"]),
            tuple(_items(slide["items"])),
            tuple(str(paragraph) for paragraph in slide["notes"]),
        )
        for slide in data["slides"]
    )
    return Manifest(
        str(data["version"]),
        str(data["title"]),
        str(data["language"]),
        slides,
        tuple(str(name) for name in data.get("variants", ())),
        tuple(str(setting) for setting in data.get("settings", ())),
        str(data.get("texts", "")),
    )


def _items(entries: list[list[Any]]) -> Iterator[BuiltItem]:
    for name, words, x, y, w, h in entries:
        yield BuiltItem(str(name), str(words), Box(float(x), float(y), float(w), float(h)))
