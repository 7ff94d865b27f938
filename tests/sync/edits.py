"""Edits that co-presenters make in the reference deck, and what the outline should then say.

An edit is a dictionary for `libreoffice.LibreOffice.edit` and for `powerpoint.edit`: `kind`, the id
of the slide, mostly the name of a `piece` on it without that id, and what the kind needs:

    retitle         slide, text
    reword          slide, piece, line, old, new      words of one style within a paragraph
    embolden        slide, piece, line, words
    add_line        slide, piece, after, words        -1: before all
    remove_line     slide, piece, line
    move_line       slide, piece, line, to            counted without the line
    indent          slide, piece, line, by
    change_link     slide, piece, old, new            addresses
    relabel         slide, piece, text                the whole text of a shape
    move_shape      slide, piece, by                  points across and down
    resize_shape    slide, piece, by                  points wider and higher
    replace_picture slide, piece, file
    describe        slide, piece, alt
    edit_cell       slide, piece, row, column, text
    edit_chart      slide, piece, row, column, text   of its data; numbers as 12.5; not in LibreOffice
    insert_picture  slide, file, box, alt             box in points
    insert_text     slide, text, box
    comment         slide, author, text
    hide, unhide    slide
    change_layout   slide, layout                     as PowerPoint calls it
    delete          slide
    duplicate       slide, name                       name: how later edits call the copy
    add_slide       after, name, title, points, notes
    move_slide      slide, after                      None: to the front

The piece `notes` is the text of the notes page. Lines count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.sync.libreoffice import Edit

NEW_ALT = "A pile of two bricks, the red one on top, and a hand that takes it away again."


@dataclass(frozen=True)
class Step:
    """What somebody did in one go, and what it should do to talks/ai-safety-landscape.yaml."""

    name: str
    edits: tuple[Edit, ...]
    expected: str
    """Of a change applied at once the lines of the diff, each with - or +, without indents; else in
    words, after `?` what is asked and after `!` what is only reported."""


def step(name: str, expected: str, *edits: Edit) -> Step:
    return Step(name, edits, "\n".join(line.strip() for line in expected.strip().splitlines()))


def on(slide: str, kind: str, **arguments: object) -> Edit:
    return {"kind": kind, "slide": slide, **arguments}


def words(picture: Path) -> tuple[Step, ...]:
    """Changes of words, which pull can write at once. `picture` is not looked at."""
    return (
        step(
            "a title is written anew",
            """
            -title: A missing detail in the goal is enough to get it wrong
            +title: One missing detail is enough to get a goal wrong
            """,
            on(
                "outer-alignment",
                "retitle",
                text="One missing detail is enough to get a goal wrong",
            ),
        ),
        step(
            "a word of a quoted point is changed",
            """
            -- "Intended: stack red on blue"
            +- "Intended: put red on blue"
            """,
            on("outer-alignment", "reword", piece="points", line=1, old="stack", new="put"),
        ),
        step(
            "a word beside bold words is changed",
            """
            -- "**Inner alignment:** does it want what we train on?"
            +- "**Inner alignment:** does it aim at what we train on?"
            """,
            on("inner-alignment", "reword", piece="points", line=0, old="want", new="aim at"),
        ),
        step(
            "a point is added at the end",
            """
            +- "Or: look inside, and see what it wants"
            """,  # in quotes: with a colon and a space it would be a key with its value
            on(
                "inner-alignment",
                "add_line",
                piece="points",
                after=3,
                words="Or: look inside, and see what it wants",
            ),
        ),
        step(
            "a point is taken out",
            """
            -- Some failures were still there
            """,
            on("adversarial-training", "remove_line", piece="points", line=2),
        ),
        step(
            "points change places",
            """
            +- Early warning, not a grade
            -- Early warning, not a grade
            """,
            on("evaluations", "move_line", piece="points", line=3, to=1),
        ),
        step(
            "a point becomes one below another",
            """
            -- "**Natural abstractions:** detail shrinks to a short summary"
            -- Would other minds find the same one?
            +- text: "**Natural abstractions:** detail shrinks to a short summary"
            +points:
            +- Would other minds find the same one?
            """,
            on("natural-abstractions", "indent", piece="points", line=1, by=1),
        ),
        step(
            "a word becomes bold",
            """
            -- Chip sales are tracked
            +- Chip sales are **tracked**
            """,
            on("governance", "embolden", piece="points", line=2, words="tracked"),
        ),
        step(
            "words of the notes are changed",
            """
            -exactly as high as it would be on top of the blue brick, so the reward is earned.
            +exactly as high as it would be on top of the blue brick, so the reward is paid.
            """,
            on(
                "outer-alignment",
                "reword",
                piece="notes",
                line=1,
                old="reward is earned",
                new="reward is paid",
            ),
        ),
        step(
            "a paragraph of notes is added",
            """
            +Count to five before you go on.
            +
            """,
            on(
                "abstraction-bottle",
                "add_line",
                piece="notes",
                after=2,
                words="Count to five before you go on.",
            ),
        ),
        step(
            "a paragraph of notes is taken out",
            """
            -Whether it is plausible is disputed, like much else. So let us talk about the disputes.
            -
            """,  # with the empty line before it
            on("multipolar-failure", "remove_line", piece="notes", line=2),
        ),
        step(
            "a cloud is renamed on one of the nine slides that show it",
            """
            -threats: {label: Threat modeling, weight: 1.6, group: meta}
            +threats: {label: Threat models, weight: 1.6, group: meta}
            """,  # eight slides still say `Threat modeling`: applied, and said that they change too
            on("overview-clouds", "relabel", piece="clouds:threats", text="Threat models"),
        ),
        step(
            "a cloud with a label of its own on this slide is renamed",
            """
            -governance: "Governance: compute"
            +governance: "Governance: chips"
            """,
            on("summary", "relabel", piece="clouds:governance", text="Governance: chips"),
        ),
        step(
            "a box of a chain is renamed",
            """
            -want: What we want
            +want: What people want
            """,
            on("what-is-alignment", "relabel", piece="chain:box:want", text="What people want"),
        ),
        step(
            "a caption is changed",
            """
            -caption: Nobody has a formula for a backflip
            +caption: Nobody could write a formula for it
            """,
            on(
                "rlhf-backflip",
                "relabel",
                piece="picture:caption",
                text="Nobody could write a formula for it",
            ),
        ),
        step(
            "a cell of a table is changed",
            """
            -- [An AI that **wants** things, Wanting may be ill-defined]
            +- [An AI that **wants** things, "Wanting: hard to define"]
            """,
            on(
                "alignment-caveats",
                "edit_cell",
                piece="table",
                row=2,
                column=1,
                text="Wanting: hard to define",
            ),
        ),
        step(
            "a link gets another address",
            """
            -"background: stacking paper": https://arxiv.org/abs/1704.03073
            +"background: stacking paper": https://arxiv.org/abs/1704.03073v2
            """,  # on the slide; the notes and the references still have the old one
            on(
                "outer-alignment",
                "change_link",
                piece="links",
                old="https://arxiv.org/abs/1704.03073",
                new="https://arxiv.org/abs/1704.03073v2",
            ),
        ),
        step(
            "a picture is described otherwise",
            f"""
            -alt: A one-legged simulated figure in five moments along an arc; it has turned over backwards and lands upright.
            +alt: {NEW_ALT}
            """,
            on("rlhf-backflip", "describe", piece="picture", alt=NEW_ALT),
        ),
        step(
            "a slide is hidden",
            """
            +hidden: yes
            """,
            on("embedded-agency", "hide"),
        ),
    )


def asked(picture: Path) -> tuple[Step, ...]:
    """Changes about which pull asks, or which it only reports."""
    return (
        step(
            "a slide is deleted",
            "? delete abstraction-odd",  # or hide it
            on("abstraction-odd", "delete"),
        ),
        step(
            "a slide is copied, and the copy gets a title of its own",
            "? add a copy of interpretability after it",
            on("interpretability", "duplicate", name="copied"),
            on("copied", "retitle", text="We can also ask several units at once"),
        ),
        step(
            "a slide with notes is added",
            """
            ? add after interpretability-dual-use, in the section interpretability-cloud:
            +- id: what-next
            +title: What next?
            +points:
            +- Read one of the posts
            +- Disagree with it
            +notes: |
            +Say which one you liked.
            """,
            {
                "kind": "add_slide",
                "after": "interpretability-dual-use",
                "name": "added",
                "title": "What next?",
                "points": ["Read one of the posts", "Disagree with it"],
                "notes": ["Say which one you liked."],
            },
        ),
        step(
            "a slide is moved within its section",
            "? move threat-modeling after multipolar-failure",
            on("threat-modeling", "move_slide", after="multipolar-failure"),
        ),
        step(
            "a slide is moved into another section",
            "? move shard-theory after interpretability-cloud, into the section of that id",
            on("shard-theory", "move_slide", after="interpretability-cloud"),
        ),
        step(
            "a shape is moved",
            "! overview-clouds: clouds:deconfusion stands 40 points further right and 12 lower",
            on("overview-clouds", "move_shape", piece="clouds:deconfusion", by=[40, 12]),
        ),
        step(
            "a shape is made larger",
            "! summary: clouds:evaluations is 30 points wider and 10 higher",
            on("summary", "resize_shape", piece="clouds:evaluations", by=[30, 10]),
        ),
        step(
            "a picture is replaced",
            "? deconfusion: the picture is another one",
            on("deconfusion", "replace_picture", piece="picture", file=str(picture)),
        ),
        step(
            "a picture is put on a slide",
            "! multipolar-failure: a new picture",
            on(
                "multipolar-failure",
                "insert_picture",
                file=str(picture),
                box=[400, 400, 120, 80],
                alt="Two colours",
            ),
        ),
        step(
            "a text box is put on a slide",
            '! intent-and-capability: a new text box, "Ask the audience"',
            on(
                "intent-and-capability",
                "insert_text",
                text="Ask the audience",
                box=[60, 440, 300, 30],
            ),
        ),
        step(
            "a comment is written",
            '! governance: Leon says "Do we have newer numbers?"',
            on("governance", "comment", author="Leon", text="Do we have newer numbers?"),
        ),
        step(
            "a slide gets another layout",
            "! scalable-oversight: the layout is another one",
            on("scalable-oversight", "change_layout", layout="Two Content"),
        ),
    )


def all_steps(picture: Path) -> tuple[Step, ...]:
    """All of them; they do not touch each other and can be made in one deck, in this order."""
    return (*words(picture), *asked(picture))
