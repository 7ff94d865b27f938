"""What the file says about itself: title, authors, date, counts, and our mark."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime

from deckbuilder.scene import Deck
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.xml import HEAD, REL, text

APPLICATION = "deckbuilder"
"""In app.xml, so that one can tell who saved a file last."""
DIGEST_PROPERTY = "deckbuilder-digest"

CUSTOM_PART = "docProps/custom.xml"

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST = 255
"""Characters of a core property that every reader takes."""

_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CUSTOM_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The one fmtid of custom properties; their numbers begin at 2 ([MS-OLEPS] 2.18.1)."""
_DOCUMENT = "application/vnd.openxmlformats-officedocument."


def add_properties(package: Package, deck: Deck, theme: Theme) -> None:
    """Add core, extended and custom properties; the digest can only be filled in at the end."""
    package.add("docProps/app.xml", _DOCUMENT + "extended-properties+xml", _app(deck, theme))
    package.add("docProps/core.xml", _core_type(), _core(deck, moment(deck.date)))
    package.add(CUSTOM_PART, _DOCUMENT + "custom-properties+xml", custom_xml(""))
    package.relate("", _PACKAGE + "/relationships/metadata/core-properties", "docProps/core.xml")
    package.relate("", REL + "extended-properties", "docProps/app.xml")
    package.relate("", REL + "custom-properties", CUSTOM_PART)


def moment(talk_date: str, environment: Mapping[str, str] = os.environ) -> datetime:
    """When the file says it was made: never now, so that the same outline gives the same bytes.

    SOURCE_DATE_EPOCH (reproducible-builds.org) if set, else the day of the talk, else 2000.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    try:
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC)
        return datetime.combine(date.fromisoformat(talk_date), datetime.min.time(), UTC)
    except (ValueError, OverflowError, OSError):
        return _NO_DATE


def _core_type() -> str:
    return "application/vnd.openxmlformats-package.core-properties+xml"


def _core(deck: Deck, made: datetime) -> bytes:
    when = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = text("; ".join(deck.authors)[:_LONGEST])
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(deck.title[:_LONGEST])}</dc:title>"
        f"<dc:subject>{text(deck.event[:_LONGEST])}</dc:subject>"
        f"<dc:creator>{authors}</dc:creator><cp:lastModifiedBy>{authors}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified>'
        f"<dc:language>{text(deck.language)}</dc:language></cp:coreProperties>"
    ).encode()


def _app(deck: Deck, theme: Theme) -> bytes:
    scenes = deck.scenes
    notes = sum(1 for scene in scenes if scene.notes)
    hidden = sum(1 for scene in scenes if scene.hidden)
    size = "Widescreen" if deck.width > deck.height * 1.5 else "On-screen Show (4:3)"
    titles = "".join(f"<vt:lpstr>{text(scene.title)}</vt:lpstr>" for scene in scenes)
    return (
        f'{HEAD}<Properties xmlns="{_EXTENDED}" xmlns:vt="{_VARIANTS}"><TotalTime>0</TotalTime>'
        f"<Application>{APPLICATION}</Application><PresentationFormat>{size}</PresentationFormat>"
        f"<Slides>{len(scenes)}</Slides><Notes>{notes}</Notes>"
        f"<HiddenSlides>{hidden}</HiddenSlides>"
        '<HeadingPairs><vt:vector size="4" baseType="variant">'
        f"{_heading('Theme', 1)}{_heading('Slide Titles', len(scenes))}</vt:vector></HeadingPairs>"
        f'<TitlesOfParts><vt:vector size="{len(scenes) + 1}" baseType="lpstr">'
        f"<vt:lpstr>{text(theme.name)}</vt:lpstr>{titles}</vt:vector></TitlesOfParts>"
        "<AppVersion>16.0000</AppVersion></Properties>"
    ).encode()


def _heading(name: str, count: int) -> str:
    return (
        f"<vt:variant><vt:lpstr>{name}</vt:lpstr></vt:variant>"
        f"<vt:variant><vt:i4>{count}</vt:i4></vt:variant>"
    )


def custom_xml(digest: str) -> bytes:
    """Return docProps/custom.xml with the digest of the slides."""
    return (
        f'{HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">'
        f'<property fmtid="{_CUSTOM_FORMAT}" pid="2" name="{DIGEST_PROPERTY}">'
        f"<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
    ).encode()
