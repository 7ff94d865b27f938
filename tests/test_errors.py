"""Every mistake is told at once, each on its line, with what to write instead.

The files in `tests/errors` mark what they must draw: `  # error: message; hint` on the guilty line,
or `# error above: ...` on the next one where a comment would change what the line means.
`pytest tests/test_errors.py --accept` rewrites the marks; read them as somebody in a hurry would.
"""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from deckbuilder.diagnostics import Diagnostic, InvalidTalk, Span
from deckbuilder.pipeline import load
from deckbuilder.report import formatted
from tests.outlines import outline

FOLDER = Path(__file__).parent / "errors"
FILES = sorted(path.name for path in FOLDER.glob("*.yaml"))
MARK = re.compile(r"(?:^|(?<= {2}))# (error|warning)( above)?: (.*)$")

Complaint = tuple[str, int, str]
"""File, line, and what is said."""


def diagnostics(path: Path) -> list[Diagnostic]:
    try:
        return list(load(path).warnings)
    except InvalidTalk as invalid:
        return invalid.diagnostics


def said(found: Diagnostic) -> str:
    return f"{found.severity}: {found.said}"


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def marks(path: str) -> list[Complaint]:
    """What the comments of a file say it must draw."""
    found = []
    guilty = 0
    for number, line in enumerate(text_of(FOLDER / path).split("\n"), 1):
        mark = MARK.search(line)
        if not (mark and mark[2]):
            guilty = number
        if mark:
            found.append((path, guilty, f"{mark[1]}: {mark[3]}"))
    return found


def remark(path: Path, found: list[Diagnostic]) -> None:
    """Write in a file what it draws, in the places where it had marks before."""
    said_on: dict[int, list[str]] = {}
    for one in found:
        said_on.setdefault(one.span.line, []).append(said(one))
    lines, kept = text_of(path).split("\n"), []
    for number, line in enumerate(lines, 1):
        mark = MARK.search(line)
        if mark and mark[2]:
            continue
        bare = line[: mark.start()].rstrip(" ") if mark else line
        below = lines[number] if number < len(lines) else ""
        has_mark_below = bool((after := MARK.search(below)) and after[2])
        told = said_on.get(number, [])
        beside = [] if has_mark_below and not mark else told[:1]
        kept.append("  ".join([bare] * bool(bare or not beside) + [f"# {one}" for one in beside]))
        margin = below if has_mark_below else line
        indent = margin[: len(margin) - len(margin.lstrip())]
        kept += [indent + "# " + one.replace(": ", " above: ", 1) for one in told[len(beside) :]]
    path.write_bytes("\n".join(kept).encode("utf-8" if is_utf_8(path) else "latin-1"))


def is_utf_8(path: Path) -> bool:
    return text_of(path).encode() == path.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_a_file_draws_exactly_the_complaints_it_marks(
    name: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.chdir(FOLDER)
    others = re.findall(
        r"(?:theme: |from: )((?:themes/wrong|reused/\w+)\.yaml)", text_of(FOLDER / name)
    )
    files = [name, *(one for one in dict.fromkeys(others) if (FOLDER / one).exists())]
    found = diagnostics(Path(name))
    for _ in range(2 if request.config.getoption("--accept") else 0):
        # Twice, as some complaints name the line of another, which the first time may move.
        for file in files:
            remark(FOLDER / file, [d for d in found if d.span.path == file])
        found = diagnostics(Path(name))
    wanted = [mark for file in files for mark in marks(file)]
    assert wanted, "a file of errors has none"
    assert sorted((d.span.path, d.span.line, said(d)) for d in found) == sorted(wanted)


@pytest.mark.parametrize("name", FILES)
def test_every_complaint_names_a_place_within_its_file(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FOLDER)
    for found in diagnostics(Path(name)):
        lines = re.split(r"\r\n|\r|\n", text_of(FOLDER / found.span.path))
        line = lines[found.span.line - 1]
        assert 1 <= found.span.column <= len(line) + 1
        assert found.span.column + found.span.length - 1 <= len(line) + 1
        assert not found.message.endswith(".")
        assert "\n" not in said(found)


def test_every_sort_of_mistake_has_a_hint_or_says_what_it_should_be() -> None:
    bare = [text for name in FILES for _, _, text in marks(name) if "; " not in text]
    speaks_for_itself = re.compile(
        r"this should be|too few|more than [\d,]+ values|more than \d+ deep|theme file"
    )
    assert [text for text in bare if not speaks_for_itself.search(text)] == []


def shown(path: Path) -> list[str]:
    """What the command line prints about a file, without colours."""
    lines: dict[str, list[str]] = {}
    return [click.unstyle(formatted(found, lines)) for found in diagnostics(path)]


def test_the_line_is_shown_with_a_caret_below_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(outline("title: A\npionts: [B]"), "utf-8")
    assert shown(path) == [
        f"{path}:6:9: error: unknown key `pionts`; did you mean `points`?\n"
        "            pionts: [B]\n"
        "            ^^^^^^"
    ]


def test_carets_stand_below_wide_letters_and_tabs(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(outline("title: A\npoints: ['日本語\t[x](y:z)']"), "utf-8")
    [text] = shown(path)
    _, line, caret = text.split("\n")
    assert line.index("y:z") == len("            points: ['日本語\t[x](")
    assert caret == " " * len("            points: ['") + " " * 6 + "\t" + " " * 4 + "^^^"


def test_of_a_long_line_only_the_part_that_matters_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(outline(f"title: {'many words ' * 60}[link](nowhere) and on"), "utf-8")
    [text] = shown(path)
    _, line, caret = text.split("\n")
    assert len(line) < 180
    assert line.strip().startswith("…")
    assert line[caret.index("^") : caret.rindex("^") + 1] == "nowhere"


def test_a_hostile_outline_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(outline("title: A \x1b[2J\x07 bell\nbananas: \u202eno"), "utf-8")
    text = "\n".join(shown(path))
    assert "bananas" in text
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def test_lines_are_counted_as_editors_count_them(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    text = outline("title: A\npoints: [a~b]\nnotes: 3~").replace("~", "\x0b")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    found = shown(path)
    assert [d.span.line for d in diagnostics(path)] == [6, 7]
    assert found[1].split("\n")[1].strip() == "notes: 3\ufffd"


def test_a_place_beyond_the_file_is_told_without_its_line() -> None:
    place = Span("no such file.yaml", 7, 3)
    assert click.unstyle(formatted(Diagnostic("gone", place), {})) == f"{place}: error: gone"


def test_a_picture_that_is_a_link_out_of_the_talk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.svg").write_bytes((FOLDER / "pictures" / "good.svg").read_bytes())
    home = tmp_path / "talks"
    home.mkdir()
    (home / "harmless.svg").symlink_to(tmp_path / "secret.svg")
    (home / "talk.yaml").write_text(outline("title: A\npicture: harmless.svg"), "utf-8")
    [found] = diagnostics(home / "talk.yaml")
    assert found.message == "`harmless.svg` is a link that leads out of the talk's folders"


def test_what_is_wrong_is_not_said_to_be_missing_as_well(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(
        "talk: {title: A, speakers: [host]}\n"
        "people:\n  host: {nmae: Host}\n"
        "maps:\n  field: {clouds: {one: {label: One, colour: rde}}}\n"
        "sections:\n"
        "  - section: One\n    cloud: field.one\n    slides:\n"
        "      - {title: A slide, hidden: perhaps}\n"
        "      - {title: Another, clouds: field, notes: 'To [it](#a-slide).'}\n",
        "utf-8",
    )
    assert [d.span.line for d in diagnostics(path)] == [3, 5, 10]


def test_mistakes_in_the_facts_hide_none_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "talk.yaml"
    path.write_text(
        "talk: {title: A, minutes: many}\n"
        "sections:\n  - {section: One, speaker: nobody, slides: [cover]}\n",
        "utf-8",
    )
    assert [d.span.line for d in diagnostics(path)] == [1, 3]
