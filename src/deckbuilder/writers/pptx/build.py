"""From scenes to a package: one pass over the slides, then everything that refers to them."""

from __future__ import annotations

from collections import Counter

from deckbuilder import __version__
from deckbuilder.scene import Deck
from deckbuilder.theme.theme import Theme
from deckbuilder.writers.pptx import identity, manifest
from deckbuilder.writers.pptx.company import add_company_template
from deckbuilder.writers.pptx.context import SlideContext
from deckbuilder.writers.pptx.notes import write_notes
from deckbuilder.writers.pptx.package import Package
from deckbuilder.writers.pptx.presentation import presentation_xml, section_guids
from deckbuilder.writers.pptx.properties import CUSTOM_PART, add_properties, custom_xml
from deckbuilder.writers.pptx.slide import write_slide
from deckbuilder.writers.pptx.template import PRESENTATION, Template, add_template
from deckbuilder.writers.pptx.xml import CONTENT, REL, REL_SLIDE, attribute, language
from deckbuilder.writers.pptx.zipping import zipped


def to_bytes(deck: Deck, theme: Theme) -> bytes:
    """Return the .pptx of a deck, the same bytes for the same deck. Raises what `parts` raises."""
    return zipped(parts(deck, theme))


def parts(deck: Deck, theme: Theme) -> dict[str, bytes]:
    """Return every part of the file by name, in the order of the file.

    ValueError when there is no slide (PowerPoint offers to repair such a file), when two slides
    have one id, or when a link goes to a slide that is not there.
    """
    scenes = deck.scenes
    if not scenes:
        raise ValueError("a deck needs at least one slide")
    made = Package()
    made.relate("", REL + "officeDocument", PRESENTATION)
    template = _add_template(made, deck, theme)
    context = _context(deck, theme, template)
    relationships = []
    for number, scene in enumerate(scenes, start=1):
        part = context.slide_parts[scene.id]
        relationships.append(made.relate(PRESENTATION, REL_SLIDE, part))
        write_slide(made, part, scene, context)
        if scene.notes:
            write_notes(made, f"ppt/notesSlides/notesSlide{number}.xml", part, scene, context)
    manifest.add_manifest(made, manifest.of(deck, __version__, theme))
    made.add(
        PRESENTATION,
        CONTENT + "presentation.main+xml",
        presentation_xml(deck, template, relationships),
    )
    add_properties(made, deck, theme)
    finished = made.parts()
    finished[CUSTOM_PART] = custom_xml(identity.digest(finished))
    return finished


def _add_template(made: Package, deck: Deck, theme: Theme) -> Template:
    """Ours, or the company's that the theme is from."""
    if theme.template:
        return add_company_template(made, theme, deck)
    footer = _usual_footer(deck)
    return add_template(made, theme, deck.width, deck.height, footer, deck.language)


def _usual_footer(deck: Deck) -> str:
    """The footer most slides have that have one; of equals the first."""
    footers = Counter(scene.footer for scene in deck.scenes if scene.footer)
    return footers.most_common(1)[0][0] if footers else ""


def _context(deck: Deck, theme: Theme, template: Template) -> SlideContext:
    return SlideContext(
        theme=theme,
        width=deck.width,
        height=deck.height,
        language=attribute(language(deck.language)),
        rtl=deck.rtl,
        layout_parts=template.layout_parts,
        layouts=template.layouts,
        slide_parts={
            scene.id: f"ppt/slides/slide{number}.xml"
            for number, scene in enumerate(deck.scenes, start=1)
        },
        creation_ids=identity.creation_ids(deck.scenes),
        sections={
            section.id: guid
            for section, guid in zip(deck.sections, section_guids(deck), strict=True)
        },
        titles={scene.id: scene.title for scene in deck.scenes},
        notes_master_part=template.notes.part,
        notes_indices=template.notes.indices,
    )
