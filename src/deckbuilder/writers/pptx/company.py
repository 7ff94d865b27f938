"""A company's template in our package: its masters, layouts and themes as they are."""

from __future__ import annotations

from deckbuilder.scene import Deck, NativePart
from deckbuilder.theme.template import Template as CompanyTemplate
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx.notes_master import notes_master_xml
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.template import (
    NOTES,
    PRESENTATION,
    THEME_TYPE,
    NotesPlaces,
    Template,
    add_settings,
)
from deckbuilder.writers.pptx.theme_part import notes_theme_xml
from deckbuilder.writers.pptx.xml import CONTENT, REL, REL_MASTER, REL_NOTES_MASTER, REL_THEME


def add_company_template(package: Package, theme: Theme, deck: Deck) -> Template:
    """Add the template that `theme` was read from; relate the presentation to it."""
    company = theme.template
    assert company is not None
    for part in company.parts:
        package.add(part.name, part.content_type, part.data)
    for part in company.parts:
        _relate(package, part)
    masters = tuple(
        (one.id, package.relate(PRESENTATION, REL_MASTER, one.part)) for one in company.masters
    )
    notes = _notes(package, company, theme, deck)
    handout = ""
    if company.handout_master:
        handout = package.relate(PRESENTATION, REL + "handoutMaster", company.handout_master)
    template = Template(
        {layout.name: layout.part for layout in company.layouts},
        {layout.name: layout for layout in company.layouts},
        masters,
        package.relate(PRESENTATION, REL_NOTES_MASTER, notes.part),
        notes,
        (company.width_emu, company.height_emu),
        handout,
    )
    add_settings(package, company.theme_part, company.table_styles)
    return template


def _relate(package: Package, part: NativePart) -> None:
    for one in part.relationships:
        package.relate_as(part.name, one.id, one.type, one.target, one.external)


def _notes(package: Package, company: CompanyTemplate, theme: Theme, deck: Deck) -> NotesPlaces:
    """The template's own notes master, else one of ours beside it."""
    own = company.notes_master
    if own:
        return NotesPlaces(own.part, (own.image, own.words, own.number))
    master = package.free_name("ppt/notesMasters/notesMaster", ".xml")
    colours = package.free_name("ppt/theme/theme", ".xml")
    package.add(colours, THEME_TYPE, notes_theme_xml(theme, deck.language))
    package.add(
        master,
        CONTENT + "notesMaster+xml",
        notes_master_xml(deck.width, deck.height, rtl=deck.rtl),
    )
    package.relate(master, REL_THEME, colours)
    return NotesPlaces(master, NOTES.indices)
