"""What those hear who cannot see a drawing: the words around the author's own, by language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Descriptions:
    """Sentences with room for the words of a drawing. The defaults are English."""

    parts: str = "The parts of the talk: {names}."
    clouds: str = "Clouds: {names}."
    inside: str = "Inside {whole}: {names}."
    arrow: str = "{begin} leads to {end}."
    labelled_arrow: str = "{begin} {label} {end}."
    overlap: str = "{names} overlap."
    focus: str = "In focus: {names}."
    circles: str = "Overlapping circles: {names}."
    shared: str = "Shared by {names}: {label}."
    chain: str = "A chain: {steps}."
    span: str = "{label} spans from {begin} to {end}."
    cycle: str = "A cycle: {steps}, then back to {first}."
    cycle_about: str = "A cycle ({about}): {steps}, then back to {first}."
    tree: str = "{whole} consists of {names}."
    timeline: str = "A timeline. {events}"
    scale: str = "A scale from {left} to {right}."
    named_scale: str = "{name}: a scale from {left} to {right}."
    marks: str = "On it, from left: {names}."
    range: str = "A range is marked {label}."
    table: str = "Table with {rows} rows and {columns} columns."
    headed_table: str = "Table with {rows} rows and {columns} columns: {head}."
    code: str = "Program text."
    code_in: str = "Program text in {language}."
    qr: str = "QR code: {address}"
    column_chart: str = "Column chart"
    bar_chart: str = "Bar chart"
    line_chart: str = "Line chart"
    area_chart: str = "Area chart"
    pie_chart: str = "Pie chart"
    doughnut_chart: str = "Doughnut chart"
    scatter_chart: str = "Scatter chart"
    highest: str = "Highest"
    lowest: str = "Lowest"
    before_next_step: str = ", then "
    between_names: str = " and "

    def steps(self, names: Iterable[str]) -> str:
        """What comes one after another."""
        return self.before_next_step.join(names)

    def together(self, names: Iterable[str]) -> str:
        """What has something in common."""
        return self.between_names.join(names)


@dataclass(frozen=True, slots=True)
class Nouns:
    """What a language calls each kind of drawing; enough where a sentence could go wrong.

    Sentences bend words by gender, case and number, and know nothing of the author's words.
    """

    parts: str
    clouds: str
    overlap: str
    focus: str
    circles: str
    chain: str
    cycle: str
    timeline: str
    scale: str
    range: str
    table: str
    code: str
    qr: str
    column_chart: str
    bar_chart: str
    line_chart: str
    area_chart: str
    pie_chart: str
    doughnut_chart: str
    scatter_chart: str
    highest: str
    lowest: str

    def descriptions(self, *, rtl: bool) -> Descriptions:
        """A noun, a colon and the author's words, for each kind of drawing."""
        to = " ← " if rtl else " → "
        headed = {one.name: f"{getattr(self, one.name)}: " for one in fields(self)}
        return Descriptions(
            parts=headed["parts"] + "{names}.",
            clouds=headed["clouds"] + "{names}.",
            inside="{whole}: {names}.",
            arrow=f"{{begin}}{to}{{end}}.",
            labelled_arrow=f"{{begin}}{to}{{end}}: {{label}}.",
            overlap=headed["overlap"] + "{names}.",
            focus=headed["focus"] + "{names}.",
            circles=headed["circles"] + "{names}.",
            shared="{names}: {label}.",
            chain=headed["chain"] + "{steps}.",
            span="{label}: {begin} – {end}.",
            cycle=headed["cycle"] + f"{{steps}}{to}{{first}}.",
            cycle_about=headed["cycle"] + f"{{about}}. {{steps}}{to}{{first}}.",
            tree="{whole}: {names}.",
            timeline=headed["timeline"] + "{events}",
            scale=headed["scale"] + "{left} – {right}.",
            named_scale="{name}: {left} – {right}.",
            marks="{names}.",
            range=headed["range"] + "{label}.",
            table=f"{self.table}, {{rows}} × {{columns}}.",
            headed_table=f"{self.table}, {{rows}} × {{columns}}: {{head}}.",
            code=f"{self.code}.",
            code_in=headed["code"] + "{language}.",
            qr=headed["qr"] + "{address}",
            column_chart=self.column_chart,
            bar_chart=self.bar_chart,
            line_chart=self.line_chart,
            area_chart=self.area_chart,
            pie_chart=self.pie_chart,
            doughnut_chart=self.doughnut_chart,
            scatter_chart=self.scatter_chart,
            highest=self.highest,
            lowest=self.lowest,
            before_next_step=to,
            between_names=" + ",
        )
