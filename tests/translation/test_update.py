"""A texts file through the life of a talk: nothing is lost, and every translation finds its text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from deckbuilder.diagnostics import Problems
from deckbuilder.source import Node, read
from deckbuilder.source.quoting import in_double_quotes
from deckbuilder.translation.known import Known
from deckbuilder.translation.matching import Matched, matched
from deckbuilder.translation.outline import texts_of
from deckbuilder.translation.texts_file import load_texts, read_texts
from deckbuilder.translation.update import updated
from tests.often import often

ENTRY = re.compile(r"( *)(?:# )?([\w.-]+):")
TODO = re.compile(r"    # ([\w.-]+):")
SHAPES = (
    "Words {}",
    "Overview: words {}",
    '"Quoted" words {}',
    "*First* of {}",
    "First {}\n\n- one\n- two: three\n\n\nlast",
    "see issue #{}",
    "C # sharp {}",
    "  set in {}\nand out",
    "- dash {}",
    "'single' {}",
    "日本語 {}",
    "{} words \\ and more\twords",
)


@dataclass
class Life:
    """An outline and its texts file, and what their authors remember of them."""

    folder: Path
    slides: list[tuple[str, str, list[str]]] = field(default_factory=list)
    """Id, notes and points."""
    count: int = 0
    said: dict[str, str] = field(default_factory=dict)
    """What each text is in the other language, as far as somebody has said."""
    written: set[str] = field(default_factory=set)
    remarks: set[str] = field(default_factory=set)

    def new(self) -> str:
        self.count += 1
        return SHAPES[self.count % len(SHAPES)].format(self.count)

    @property
    def outline(self) -> Path:
        return self.folder / "talk.yaml"

    @property
    def texts(self) -> Path:
        return self.folder / "texts" / "talk.de.yaml"

    @property
    def root(self) -> Node:
        slides = [
            {"id": name, "title": "?", "points": points, "notes": notes}
            for name, notes, points in self.slides
        ]
        talk = {"talk": {"title": "?"}, "sections": [{"section": "?", "slides": slides}]}
        return read(yaml.safe_dump(talk, sort_keys=False, allow_unicode=True).encode(), "talk.yaml")

    # what the author does

    def insert_slide(self, one: int, other: int) -> None:
        self.slides.insert(
            one % (len(self.slides) + 1), (f"s{self.count}", self.new(), [self.new()])
        )

    def remove_slide(self, one: int, other: int) -> None:
        if self.slides:
            self.slides.pop(one % len(self.slides))

    def rename_slide(self, one: int, other: int) -> None:
        if self.slides:
            place = one % len(self.slides)
            _, notes, points = self.slides[place]
            self.slides[place] = (f"r{self.count}-{other}", notes, points)
            self.count += 1

    def rewrite(self, one: int, other: int) -> None:
        if self.slides:
            name, _, points = self.slides[one % len(self.slides)]
            self.slides[one % len(self.slides)] = (name, self.new(), points)

    def insert_point(self, one: int, other: int) -> None:
        if self.slides:
            points = self.slides[one % len(self.slides)][2]
            points.insert(other % (len(points) + 1), self.new())

    def remove_point(self, one: int, other: int) -> None:
        if self.slides:
            points = self.slides[one % len(self.slides)][2]
            del points[other % len(points) if points else 0 :]

    def move(self, one: int, other: int) -> None:
        if self.slides:
            self.slides.insert(other % len(self.slides), self.slides.pop(one % len(self.slides)))

    # what the translator does, with the file as it was written last

    def translate(self, one: int, other: int) -> None:
        """Write over a text in a comment."""
        lines = self.lines()
        todo = [n for n, line in enumerate(lines) if TODO.match(line)]
        if not todo:
            return
        first = todo[one % len(todo)]
        last = first + 1
        while lines[last] == "    #" or lines[last].startswith("    #  "):
            last += 1
        [name] = [line for line in lines[:first] if re.match(r"  [\w-]+:$", line)][-1:]
        path = f"slides.{name.strip(' :')}.{TODO.match(lines[first])[1]}"
        if path not in (texts := texts_of(self.root)):
            return
        original = texts[path].text
        text = f"de {self.count}{(' ', chr(10))[other % 2]}{original}"
        self.count += 1
        key = TODO.match(lines[first])[1]
        if other % 3 and "\n" in text and "\t" not in text:
            made = [
                f"    {key}: |",
                *(f"      {line}" if line else "" for line in text.split("\n")),
            ]
        else:
            made = [f"    {key}: {in_double_quotes(text)}{self.remark() if other % 5 == 0 else ''}"]
        self.write(lines[:first] + made + lines[last:])
        self.said[original] = text.strip()
        self.written.add(text.strip())

    def say_done(self, one: int, other: int) -> None:
        """Take away the comment that says that an original has changed."""
        lines = self.lines()
        marks = [n for n, line in enumerate(lines) if line.startswith("    # CHANGED")]
        if not marks:
            return
        first = last = marks[one % len(marks)]
        last += 1
        while other % 2 and (lines[last] == "    #" or lines[last].startswith("    #  ")):
            last += 1
        self.write(lines[:first] + lines[last:])
        self.remember_done()

    def remember_done(self) -> None:
        """What is a translation of the text of today now, and of no other."""
        made = self.read()
        for path, found in made.found.items():
            text = made.texts[path].text
            translation = found.value.value.strip()
            if not made.is_changed(path) and self.said.get(text) != translation:
                self.said = {t: s for t, s in self.said.items() if s != translation}
                self.said[text] = translation

    def revise(self, one: int, other: int) -> None:
        """Write over a translation, also where the original has changed and nobody marked it."""
        found = [one for one in self.read().found.values() if one.value]
        if not found:
            return
        value = found[one % len(found)].value
        old, new = value.value.strip(), f"again {self.count}"
        self.count += 1
        text = self.texts.read_text("utf-8")
        assert "\r" not in text
        end = "\n" if text[: value.end].endswith("\n") else ""
        self.texts.write_text(f"{text[: value.start]}{new}{end}{text[value.end :]}", "utf-8")
        self.written = self.written - {old} | {new}
        self.said = {t: new if s == old else s for t, s in self.said.items()}
        self.remember_done()
        made = self.read()
        changed = {o.value.value.strip() for p, o in made.found.items() if made.is_changed(p)}
        if new in changed:
            # What the mark showed has changed once more.
            self.said = {t: s for t, s in self.said.items() if s != new}
        self.update()

    def comment(self, one: int, other: int) -> None:
        lines = self.lines()
        places = [
            n for n, line in enumerate(lines) if re.match(r"(?:  ){0,2}(?:# )?[\w.-]+:", line)
        ]
        if places:
            place = places[one % len(places)]
            indent = len(lines[place]) - len(lines[place].lstrip(" "))
            self.write([*lines[:place], " " * indent + self.remark().strip(), *lines[place:]])

    def remark(self) -> str:
        self.count += 1
        self.remarks.add(f"remark {self.count}.")
        return f"  # remark {self.count}."

    def lines(self) -> list[str]:
        return self.texts.read_text("utf-8").split("\n")

    def write(self, lines: list[str]) -> None:
        self.texts.write_text("\n".join(lines), "utf-8")

    # the command, and what must be true then

    def update(self) -> None:
        made = updated(self.root, self.outline, "de")
        self.texts.parent.mkdir(exist_ok=True)
        self.texts.write_bytes(made.data)

    def read(self) -> Matched:
        known = Known(self.root)
        return matched(
            known.texts, read_texts(load_texts(self.texts), known, Problems()).translations
        )

    def check(self) -> None:
        made = self.read()
        texts = made.texts
        kept = [*made.found.values(), *made.orphans]
        values = Counter(one.value.value.strip() for one in kept)
        assert values == Counter(dict.fromkeys(self.written, 1))
        text = self.texts.read_text("utf-8")
        assert [remark for remark in self.remarks if text.count(remark) != 1] == []
        for path, words in texts.items():
            if words.text in self.said:
                assert made.found[path].value.value.strip() == self.said[words.text]
                assert not made.is_changed(path)
            else:
                assert path not in made.found or made.is_changed(path)
        listed = [path for path in made.listed if path not in made.found]
        assert len(re.findall(r"^    # (?!CHANGED)[\w.-]+:", text, re.MULTILINE)) == len(listed)
        changed = [path for path in made.found if made.is_changed(path)]
        assert len(re.findall(r"^    # CHANGED", text, re.MULTILINE)) == len(changed)
        assert updated(self.root, self.outline, "de").data == self.texts.read_bytes()


AUTHOR = (
    *(Life.insert_slide, Life.remove_slide, Life.rename_slide, Life.rewrite),
    *(Life.insert_point, Life.remove_point, Life.move, Life.revise),
)
TRANSLATOR = (Life.translate, Life.translate, Life.comment, Life.say_done, Life.revise)
NUMBER = st.integers(0, 20)
STEPS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from(TRANSLATOR), NUMBER, NUMBER), max_size=4),
        st.lists(st.tuples(st.sampled_from(AUTHOR), NUMBER, NUMBER), max_size=3),
    ),
    max_size=6,
)


@settings(max_examples=often(20))
@given(steps=STEPS)
def test_whatever_happens_to_the_outline_nothing_translated_is_lost(steps) -> None:
    with TemporaryDirectory() as folder:
        life = Life(Path(folder))
        for place in range(3):
            life.insert_slide(place, 0)
            life.insert_point(place, 0)
        life.update()
        life.check()
        for translator, author in steps:
            for does, one, other in translator:
                does(life, one, other)
            for does, one, other in author:
                does(life, one, other)
            life.update()
            life.check()
