"""What a composed slide becomes in its talk: marks at its foot, notes, links, time, its layout."""

from __future__ import annotations

from dataclasses import dataclass, replace

from deckbuilder.blocks.clouds.ways import Ways
from deckbuilder.compose import Composed
from deckbuilder.content import layout_called
from deckbuilder.kinds import Prose
from deckbuilder.link_notes import named_links
from deckbuilder.map_mark import map_mark
from deckbuilder.model import Section, Slide, Talk
from deckbuilder.model.speaking import Turn, several_speak
from deckbuilder.model.timing import slide_time
from deckbuilder.notes import speaker_notes
from deckbuilder.on_template import at_home
from deckbuilder.page import Page
from deckbuilder.right_to_left import facing, turned_round
from deckbuilder.scene import Item, LayoutName, Paragraph, Scene, Text
from deckbuilder.scene.showing import opened
from deckbuilder.speaker_mark import speaker_mark
from deckbuilder.theme.layouts import Layout, layouts


@dataclass(frozen=True)
class Stage:
    """A talk, the page its slides are laid out on, who speaks when, and which ways lead where."""

    talk: Talk
    page: Page
    speaking: dict[str, Turn]
    """By the id of a slide."""
    ways: Ways

    def scene(
        self, slide: Slide, composed: Composed, section: Section, part: tuple[int, int] = (1, 1)
    ) -> Scene:
        """The scene of a slide; `part` says which one it is of how many that the slide takes.

        Raises `Overflow` when a mark at its foot has no room.
        """
        number, count = part
        turn, name = self.speaking[slide.name], slide.name
        if composed.kept:
            return self._kept(composed.kept, slide, turn)
        if number > 1:
            # The notes and the time of all parts are those of the first.
            name, slide = f"{name}-{number}", replace(slide, notes=Prose(), minutes=0.0)
        facts, layout = self.talk.talk, composed.layout
        footer = "" if layout in ("cover", "section") else facts.footer or facts.event
        marks = self._marks(slide, composed, section, footer, turn)
        together = (*composed.items, *marks)
        return Scene(
            id=name,
            layout=layout,
            title=_title(composed, name),
            items=self._at_home(opened(together, composed.steps), layout),
            stands_on=self._stands_on(layout),
            notes=self._notes(slide, turn, opens=number == 1, closes=number == count),
            links=named_links(slide.links),
            hidden=slide.hidden,
            footer=footer,
            number=layout != "cover",
            minutes=slide_time(slide, facts).minutes,
            language=facts.language,
            steps=composed.steps,
            grouped=together if composed.steps else (),
        )

    def _kept(self, kept: Scene, slide: Slide, turn: Turn) -> Scene:
        """The scene of a slide that is kept: all but what is seen on it is the outline's."""
        title = slide.title.text if slide.title else kept.title or slide.name
        return replace(
            kept,
            id=slide.name,
            title=title.replace("\n", " "),
            stands_on=self._stands_on(kept.layout),
            notes=self._notes(slide, turn, opens=True, closes=True),
            links=named_links(slide.links),
            hidden=slide.hidden,
            minutes=slide_time(slide, self.talk.talk).minutes,
            language=self.talk.talk.language,
        )

    def _marks(
        self, slide: Slide, composed: Composed, section: Section, footer: str, turn: Turn
    ) -> tuple[Item, ...]:
        """What stands at the foot of a numbered slide: the map, and who speaks."""
        talk, page, layout = self.talk, self.page, composed.layout
        if layout == "cover":
            return ()
        marks = map_mark(section, slide, layout, footer, self.ways, page)
        if talk.talk.speaker_mark and several_speak(self.speaking):
            taken = marks[0].box.w if marks else 0.0
            marks += speaker_mark(talk.names(turn.speakers), footer, page, layout, taken)
        return marks

    def _notes(
        self, slide: Slide, turn: Turn, *, opens: bool, closes: bool
    ) -> tuple[Paragraph, ...]:
        notes = speaker_notes(slide.notes, slide.links, turn, self.talk, opens=opens, closes=closes)
        return tuple(map(facing, notes)) if self.page.mirrored else notes

    def _at_home(self, items: tuple[Item, ...], name: LayoutName) -> tuple[Item, ...]:
        """The items as they stand in the file: turned round, and in a template's placeholders."""
        page = self.page
        turned = turned_round(items, page.width) if page.mirrored else items
        return at_home(turned, self._finished(name), page.theme)

    def _stands_on(self, name: LayoutName) -> str:
        """What others call the layout of a slide in a company's template; empty for ours."""
        if self.page.theme.template is None:
            return ""
        layout = self._finished(name)
        return layout_called(layout.label, layout.type)

    def _finished(self, name: LayoutName) -> Layout:
        """The layout of a slide as it stands in the file."""
        found = layouts(self.page.theme, self.page.width, rtl=self.page.mirrored)
        return next(layout for layout in found if layout.name == name)


def _title(composed: Composed, name: str) -> str:
    """The words of the title on a single line, or the name of a slide without any.

    The numbers of footnotes, which would run into the words, are not among them.
    """
    titles = (i for i in composed.items if isinstance(i, Text) and i.placeholder == "title")
    for one in titles:
        lines = (
            "".join(run.text for run in paragraph.runs if not run.raised)
            for paragraph in one.body.paragraphs
        )
        return "\n".join(lines).replace("\n", " ")
    return name
