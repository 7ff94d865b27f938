"""The presentation part: the slides, their order and their sections (19.2.1.26)."""

from __future__ import annotations

from collections.abc import Sequence

from deckbuilder.geometry import emu
from deckbuilder.scene import Deck
from deckbuilder.writers.pptx.master import default_text
from deckbuilder.writers.pptx.notes_master import PAGE_HEIGHT, PAGE_WIDTH
from deckbuilder.writers.pptx.template import Template
from deckbuilder.writers.pptx.xml import APR, HEAD, P14, attribute, guid

FIRST_SLIDE_ID = 256
"""ST_SlideId (19.7.13) begins here."""

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension that holds sections ([MS-PPTX] 2.2.4)."""


def presentation_xml(deck: Deck, template: Template, slide_relationships: Sequence[str]) -> bytes:
    """Return ppt/presentation.xml; `slide_relationships` are ids of relationships, in order.

    No p:sldSz@type: it is optional, and Keynote refuses files where it does not fit the size.
    """
    slides = "".join(
        f'<p:sldId id="{number}" r:id="{relationship}"/>'
        for number, relationship in enumerate(slide_relationships, FIRST_SLIDE_ID)
    )
    masters = "".join(
        f'<p:sldMasterId id="{number}" r:id="{relationship}"/>'
        for number, relationship in template.masters
    )
    width, height = template.size
    rtl = ' rtl="1"' if deck.rtl else ""
    return (
        f'{HEAD}<p:presentation {APR}{rtl} saveSubsetFonts="1" autoCompressPictures="0">'
        f"<p:sldMasterIdLst>{masters}</p:sldMasterIdLst><p:notesMasterIdLst>"
        f'<p:notesMasterId r:id="{template.notes_master_relationship}"/></p:notesMasterIdLst>'
        f"{_handout_xml(template)}"
        f"<p:sldIdLst>{slides}</p:sldIdLst>"
        f'<p:sldSz cx="{width}" cy="{height}"/>'
        f'<p:notesSz cx="{emu(PAGE_WIDTH)}" cy="{emu(PAGE_HEIGHT)}"/>'
        f"<p:defaultTextStyle>{default_text(rtl=deck.rtl)}</p:defaultTextStyle>"
        f"{_sections_xml(deck)}</p:presentation>"
    ).encode()


def _handout_xml(template: Template) -> str:
    relationship = template.handout_master_relationship
    if not relationship:
        return ""
    return (
        f'<p:handoutMasterIdLst><p:handoutMasterId r:id="{relationship}"/></p:handoutMasterIdLst>'
    )


def section_guids(deck: Deck) -> tuple[str, ...]:
    """What PowerPoint knows each section by; no two are equal."""
    return tuple(guid(f"section:{one.id}:{place}") for place, one in enumerate(deck.sections))


def _sections_xml(deck: Deck) -> str:
    """Every slide in exactly one section, in the order of the slides."""
    sections = []
    number = FIRST_SLIDE_ID
    for section, identity in zip(deck.sections, section_guids(deck), strict=True):
        slides = "".join(f'<p14:sldId id="{number + n}"/>' for n in range(len(section.scenes)))
        number += len(section.scenes)
        sections.append(
            f'<p14:section name="{attribute(section.name)}" id="{identity}">'
            f"<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"
        )
    if not sections:
        return ""
    return (
        f'<p:extLst><p:ext uri="{_SECTIONS}"><p14:sectionLst xmlns:p14="{P14}">'
        f"{''.join(sections)}</p14:sectionLst></p:ext></p:extLst>"
    )
