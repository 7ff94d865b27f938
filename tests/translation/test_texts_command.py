"""`deckbuilder texts`: the file it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckbuilder.diagnostics import Diagnostic
from deckbuilder.pipeline import load
from deckbuilder.variant import Choice
from tests.commands import Result, Run, runner
from tests.outlines import ROOT

OUTLINE = """\
talk:
  title: "Bread: a talk"
  date: 2024-03-02
people: {baker: {name: Ada}}
sections:
  - section: Baking
    slides:
      - cover
      - title: Flour and water
        points:
          - Mix: by hand
          - {text: Wait, points: [an hour, 2 h]}
        notes: |
          First **mix**.

          - Then wait.
"""
NEW = """\
# German texts of talk.yaml. `deckbuilder texts talk.yaml --lang de` keeps this file up to date.
# To translate a text, take away the `#` before its lines and write over it. Where it says
# `# CHANGED`, bring the text below it up to date and remove that comment.

talk:
  # title: "Bread: a talk"

people:
  # baker: Ada

sections:
  baking:
    # section: Baking

slides:
  flour-and-water:
    # title: Flour and water
    # points.1: "Mix: by hand"
    # points.2: Wait
    # points.2.points.1: an hour
    # points.2.points.2: 2 h
    # notes: |
    #   First **mix**.
    #
    #   - Then wait.

originals:  # what each text was translated from; kept by `deckbuilder texts`
  talk.title: cd3fd2eb
  people.baker: e2c8b2ee
  sections.baking.section: 6f8a5d0a
  slides.flour-and-water.title: 3ea9b3a9
  slides.flour-and-water.points.1: 67da3c7d
  slides.flour-and-water.points.2: b4c6bcb4
  slides.flour-and-water.points.2.points.1: 3f5e0e4d
  slides.flour-and-water.points.2.points.2: 3a3f9f2c
  slides.flour-and-water.notes: 0f4b5e5c
"""
FILE = Path("texts/talk.de.yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    Path("talk.yaml").write_text(OUTLINE, "utf-8")
    return here


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process."""
    return runner(capsys, monkeypatch)


def texts() -> str:
    return FILE.read_text("utf-8")


def edit(path: str, *changes: tuple[str, str]) -> None:
    """Change a file, each time at the one place where it says something."""
    text = Path(path).read_bytes().decode()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    Path(path).write_bytes(text.encode())


def part(begin: str) -> str:
    """What the texts file says from `begin` to the next heading."""
    text = texts()
    start = text.index(begin)
    return re.split(r"\n(?=\n? {0,2}\w)", text[start:])[0]


# a new language


def test_a_new_file_has_every_text_as_a_comment_to_fill_in(run: Run) -> None:
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result == Result(0, f"{FILE}: 9 texts, 9 to translate\n", "")
    lines, digests = texts().split("originals:")
    assert lines == NEW.split("originals:", maxsplit=1)[0]
    names = [line.partition(":")[0] for line in NEW.split("originals:")[1].split("\n")]
    assert [line.partition(":")[0] for line in digests.split("\n")] == names


def test_without_the_hashes_the_texts_are_those_of_the_outline(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    head, comma, body = texts().partition("\n\n")
    uncommented = "\n".join(
        line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line.replace("    #", "")
        for line in body.split("\n")
    )
    FILE.write_text(head + comma + uncommented, "utf-8")
    assert run("texts", "talk.yaml", "--lang", "de").out == f"{FILE}: 9 texts, 9 translated\n"
    own, german = load(Path("talk.yaml")), load(Path("talk.yaml"), Choice(language="de"))
    assert german.warnings == ()
    assert [scene.title for scene in german.deck.scenes] == [s.title for s in own.deck.scenes]
    assert [scene.notes for scene in german.deck.scenes] == [s.notes for s in own.deck.scenes]


def test_running_it_twice_changes_nothing(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    before, when = texts(), FILE.stat().st_mtime_ns
    assert run("texts", "talk.yaml", "--lang", "de").code == 0
    assert (texts(), FILE.stat().st_mtime_ns) == (before, when)


@pytest.mark.parametrize(
    ("tag", "name"),
    [("pt-BR", "Portuguese (Brazil)"), ("ja", "Japanese"), ("tlh", "`tlh`")],
)
def test_the_header_names_the_language(tag: str, name: str, run: Run) -> None:
    run("texts", "talk.yaml", "--lang", tag)
    first = Path(f"texts/talk.{tag}.yaml").read_text("utf-8").split("\n")[0]
    assert (
        first
        == f"# {name} texts of talk.yaml. `deckbuilder texts talk.yaml --lang {tag}` keeps this file up to date."
    )


def test_the_file_lies_beside_the_outline(run: Run) -> None:
    Path("talks").mkdir()
    Path("talk.yaml").rename("talks/talk.yaml")
    assert run("texts", "talks/talk.yaml", "--lang", "de").out.startswith(str(Path("talks") / FILE))


def test_an_outline_without_words_has_a_file_without_texts(run: Run) -> None:
    Path("talk.yaml").write_text(
        "talk: {title: 1 + 1}\nsections: [{section: 2, slides: [cover]}]\n"
    )
    assert run("texts", "talk.yaml", "--lang", "de").out == f"{FILE}: 0 texts\n"
    assert run("texts", "talk.yaml", "--lang", "de").out == f"{FILE}: 0 texts\n"


# the translator's work


TRANSLATED = """\
  # a remark on the slide
  flour-and-water:  # beside it
    # before the title
    title: 'Mehl, Wasser'  # sure?
    # about the points

    # points.1: "Mix: by hand"
    points.2: >-
        Warten
        und warten
    notes: |
     Erst **mischen**.

     - Dann warten.
    # in the end
"""


def test_what_the_translator_writes_stays_as_it_is(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    old = part("  flour-and-water:") + "\n"
    edit(str(FILE), (old, TRANSLATED), ("# German", "# by Ada\n# German"))
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result == Result(0, f"{FILE}: 9 texts, 3 translated, 6 to translate\n", "")
    assert "\n  # a remark on the slide\n  flour-and-water:" in texts()
    assert (
        part("  flour-and-water:")
        == """\
  flour-and-water:  # beside it
    # before the title
    title: 'Mehl, Wasser'  # sure?
    # about the points
    # points.1: "Mix: by hand"
    points.2: >-
        Warten
        und warten
    # points.2.points.1: an hour
    # points.2.points.2: 2 h
    notes: |
     Erst **mischen**.

     - Dann warten.

# in the end"""
    )
    assert texts().split("\n")[3] == "# by Ada"


def test_nested_texts_are_laid_out_flat(run: Run) -> None:
    FILE.parent.mkdir()
    FILE.write_text(
        "slides:\n"
        "  flour-and-water:\n"
        "    points:  # the list\n"
        "      - 'Mischen: von Hand'\n"
        "      # more to come\n"
        "      - text: |\n"
        "          Warten\n"
        "        points: [eine Stunde,  # really?\n"
        "                 '2 Std.']\n"
        "talk: {title: Brot}\n",
        "utf-8",
    )
    assert run("texts", "talk.yaml", "--lang", "de").code == 0
    assert (
        part("  flour-and-water:")
        == """\
  flour-and-water:
    # title: Flour and water
    # the list
    points.1: 'Mischen: von Hand'
    # more to come
    points.2: |
          Warten
    points.2.points.1: eine Stunde
    # really?
    points.2.points.2: '2 Std.'
    # notes: |
    #   First **mix**.
    #
    #   - Then wait."""
    )
    assert "\ntalk:\n  title: Brot\n" in texts()


def test_line_breaks_and_byte_order_mark_stay(run: Run) -> None:
    FILE.parent.mkdir()
    FILE.write_bytes("\ufefftalk.title: |\r\n  Brot\r\n\r\n  und\r\n".encode())
    run("texts", "talk.yaml", "--lang", "de")
    data = FILE.read_bytes()
    assert data.startswith("\ufeff# German".encode())
    assert (
        b"  title: |\r\n  Brot\r\n\r\n  und\r\n" in data
        or b"  title: |\r\n    Brot\r\n\r\n    und\r\n" in data
    )
    assert data.count(b"\n") == data.count(b"\r\n")
    run("texts", "talk.yaml", "--lang", "de")
    assert FILE.read_bytes() == data


def test_a_text_that_is_no_words_may_be_translated_all_the_same(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("talk:\n", "talk:\n  date: 2. März\n"))
    assert (
        run("texts", "talk.yaml", "--lang", "de").out
        == f"{FILE}: 10 texts, 1 translated, 9 to translate\n"
    )
    assert "  date: 2. März\n" in texts()


def test_a_translators_words_in_a_comment_stay(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("# title: Flour and water", "# title: Mehl und was?"))
    run("texts", "talk.yaml", "--lang", "de")
    assert "    # title: Mehl und was?\n    # title: Flour and water\n" in texts()


# changed originals


def translate(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    edit(
        str(FILE),
        ("# title: Flour and water", "title: Mehl und Wasser"),
        ("# points.2: Wait", "points.2: Warten  # how long?"),
        ("# section: Baking", "section: Backen"),
    )


def test_a_changed_original_is_shown_above_its_translation(run: Run) -> None:
    translate(run)
    edit(
        "talk.yaml",
        ("text: Wait", "text: Wait and bake"),
        ("section: Baking", "id: baking\n    section: 'To \"bake\": so'"),
    )
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.out == f"{FILE}: 9 texts, 1 translated, 6 to translate, 2 changed\n"
    assert "    # CHANGED: Wait and bake\n    points.2: Warten  # how long?\n" in texts()
    assert "    # CHANGED: 'To \"bake\": so'\n    section: Backen\n" in texts()
    before = texts()
    assert run("texts", "talk.yaml", "--lang", "de").out == result.out
    assert texts() == before


def test_taking_the_comment_away_says_that_it_is_done(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("    # CHANGED: Wait and bake\n", ""), ("Warten", "Warten, backen"))
    german = load(Path("talk.yaml"), Choice(language="de"))
    assert not [found for found in german.warnings if "changed" in found.message]
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.out == f"{FILE}: 9 texts, 3 translated, 6 to translate\n"
    assert "CHANGED:" not in texts()


def test_a_text_that_changes_back_is_no_longer_marked(run: Run) -> None:
    translate(run)
    before = run("texts", "talk.yaml", "--lang", "de"), texts()
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("text: Wait and bake", "text: Wait"))
    assert (run("texts", "talk.yaml", "--lang", "de"), texts()) == before


def test_a_text_that_changes_while_it_is_being_translated_is_marked(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    edit(str(FILE), ("# points.2: Wait", "points.2: Warten"))
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")
    assert "    # CHANGED: Wait and bake\n    points.2: Warten\n" in texts()


def test_a_long_original_is_shown_as_a_block_and_goes_with_its_first_line(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    old = "    # notes: |\n    #   First **mix**.\n    #\n    #   - Then wait.\n"
    edit(str(FILE), (old, "    notes: Mischen, warten\n"))
    edit("talk.yaml", ("- Then wait.", "- Then bake."))
    run("texts", "talk.yaml", "--lang", "de")
    mark = "    # CHANGED: |\n    #   First **mix**.\n    #\n    #   - Then bake.\n"
    assert mark + "    notes: Mischen, warten\n" in texts()
    edit(str(FILE), ("    # CHANGED: |\n", ""))
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith("1 translated, 8 to translate\n")
    assert "Then bake" not in texts()


def test_a_translators_remark_in_the_mark_stays_with_it(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("# CHANGED: Wait and bake", "# CHANGED: Wait and bake, says Ada"))
    before = texts()
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")
    assert texts() == before


def test_rewrapped_notes_are_not_changed(run: Run) -> None:
    translate(run)
    run("texts", "talk.yaml", "--lang", "de")
    before = texts()
    edit("talk.yaml", ("First **mix**.", "First\n          **mix**."))
    run("texts", "talk.yaml", "--lang", "de")
    assert texts() == before.replace("#   First **mix**.", "#   First\n    #   **mix**.")


def test_a_translation_written_over_since_its_original_changed_is_up_to_date(run: Run) -> None:
    translate(run)
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    assert [found.span.line for found in changed_texts()] == [19]
    edit(str(FILE), ("Warten  # how", "Warten, backen  # how"))
    assert changed_texts() == []
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.out == f"{FILE}: 9 texts, 3 translated, 6 to translate\n"
    assert '    # points.1: "Mix: by hand"\n    points.2: Warten, backen  # how long?\n' in texts()
    before = texts()
    assert run("texts", "talk.yaml", "--lang", "de") == result
    assert texts() == before
    edit("talk.yaml", ("text: Wait and bake", "text: Bake"))
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")


def test_a_marked_translation_that_is_written_over_loses_its_mark(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    assert re.search(r"points\.2: [0-9a-f]{8} -> [0-9a-f]{8}, now [0-9a-f]{8}\n", texts())
    edit(str(FILE), ("Warten", "Warten, backen"))
    assert changed_texts() == []
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.out == f"{FILE}: 9 texts, 3 translated, 6 to translate\n"
    assert "CHANGED:" not in texts()


def test_what_changes_again_while_a_marked_translation_is_written_over_is_marked(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("Warten", "Warten, backen"))
    edit("talk.yaml", ("text: Wait and bake", "text: Bake and eat"))
    assert len(changed_texts()) == 1
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")
    assert "    # CHANGED: Bake and eat\n    points.2: Warten, backen  # how long?\n" in texts()


def test_other_line_breaks_in_a_translation_do_not_make_it_up_to_date(run: Run) -> None:
    translate(run)
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("title: Flour and water", "title: Flour, water"))
    edit(str(FILE), ("title: Mehl und Wasser", "title: >\n      Mehl\n      und Wasser"))
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")


def test_a_file_without_digests_of_its_translations_stays_valid(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    new = texts()
    FILE.write_text(re.sub(r" -> [0-9a-f]{8},?(?: now)?", "", new), "utf-8")
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")
    assert texts() == new


def changed_texts() -> list[Diagnostic]:
    """The warnings of a German build about translations whose originals have changed."""
    warnings = load(Path("talk.yaml"), Choice(language="de")).warnings
    return [found for found in warnings if "has changed since" in found.message]


# the same text more than once


def test_how_a_text_is_translated_elsewhere_helps_to_fill_it_in(run: Run) -> None:
    edit("talk.yaml", ("an hour, 2 h", "Flour and  water, Wait"), ("Mix: by hand", "I"))
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("    # title: Flour and water", "    title: 'Mehl: Wasser #1'"))
    edit(str(FILE), ("    # points.2: Wait", "    points.2: Warten  # how long?"))
    run("texts", "talk.yaml", "--lang", "de")
    first = "    # points.2.points.1: Flour and  water  # elsewhere: Mehl: Wasser #1\n"
    second = "    # points.2.points.2: Wait  # elsewhere: Warten\n"
    assert first + second in texts()
    before = texts()
    assert run("texts", "talk.yaml", "--lang", "de").code == 0
    assert texts() == before
    edit(str(FILE), ("# points.2.points.2: Wait", "points.2.points.2: Warte"))
    run("texts", "talk.yaml", "--lang", "de")
    assert first + "    points.2.points.2: Warte\n" in texts()


def test_a_text_that_is_translated_in_two_ways_is_not_shown(run: Run) -> None:
    edit("talk.yaml", ("Mix: by hand", "Wait"), ("an hour, 2 h", "Wait, O, O"))
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("# points.1:", "points.1: Bitte #"), ("# points.2:", "points.2: Warten #"))
    edit(str(FILE), ("# points.2.points.2: O", "points.2.points.2: Ö"))
    run("texts", "talk.yaml", "--lang", "de")
    assert "    # points.2.points.1: Wait\n" in texts()
    assert "    # points.2.points.3: O\n" in texts()


def test_a_translators_remark_beside_a_text_to_fill_in_stays(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("# points.2: Wait", "# points.2: Wait  # how long?"))
    run("texts", "talk.yaml", "--lang", "de")
    assert "    # how long?\n    # points.2: Wait\n" in texts()


# what moves, and what goes


def test_a_translation_moves_with_its_original(run: Run) -> None:
    translate(run)
    edit(
        "talk.yaml",
        ("- title: Flour and water", "- id: dough\n        title: Flour and water"),
        ("          - Mix: by hand\n", ""),
    )
    assert (
        run("texts", "talk.yaml", "--lang", "de").out
        == f"{FILE}: 8 texts, 3 translated, 5 to translate\n"
    )
    assert part("  dough:").startswith(
        "  dough:\n    title: Mehl und Wasser\n    points.1: Warten  # how long?\n"
    )


def test_a_changed_text_that_moves_is_still_marked(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("text: Wait", "text: Wait and bake"))
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("          - Mix: by hand\n", ""))
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")
    assert "    # CHANGED: Wait and bake\n    points.1: Warten  # how long?\n" in texts()


def test_texts_that_are_the_same_keep_their_own_translations(run: Run) -> None:
    slides = "      - {{title: '{0}', points: [{1} Same]}}\n"
    outline = OUTLINE[: OUTLINE.index("      - title: Flour")]
    Path("talk.yaml").write_text(outline + "".join(slides.format(n, "") for n in "12"), "utf-8")
    run("texts", "talk.yaml", "--lang", "de")
    first, second = texts().split('  "2":' if '  "2":' in texts() else "  2:")
    same = "# points.1: Same"
    FILE.write_text(
        f"{first.replace(same, 'points.1: Eins')}  2:{second.replace(same, 'points.1: Zwei')}"
    )
    Path("talk.yaml").write_text(outline + "".join(slides.format(n, "New,") for n in "21"), "utf-8")
    run("texts", "talk.yaml", "--lang", "de")
    assert part("  1:") == "  1:\n    # points.1: New\n    points.2: Eins"
    assert part("  2:") == "  2:\n    # points.1: New\n    points.2: Zwei"


def test_an_orphan_is_kept_and_told(run: Run) -> None:
    translate(run)
    slide = OUTLINE[OUTLINE.index("      - title: Flour") :]
    edit("talk.yaml", (slide, "      - {title: Flour or water, id: flour-or-water}\n"))
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.out == f"{FILE}: 4 texts, 1 translated, 3 to translate, 2 orphans\n"
    lines = [line for line in result.err.split("\n") if "warning" in line]
    assert [line.partition("warning: ")[2] for line in lines] == [
        "the slide `flour-and-water` is gone from talk.yaml; its translation is kept here; is it now `slides.flour-or-water.title`?",
        "the slide `flour-and-water` is gone from talk.yaml; its translation is kept here",
    ]  # fmt: skip
    assert texts().endswith(
        "\norphans:  # translations whose original is gone; kept here until somebody deletes them\n"
        "  slides.flour-and-water.title: Mehl und Wasser\n"
        "  slides.flour-and-water.points.2: Warten  # how long?\n"
    )
    before = texts()
    assert run("texts", "talk.yaml", "--lang", "de") == result
    assert texts() == before
    Path("talk.yaml").write_text(OUTLINE, "utf-8")
    assert (
        run("texts", "talk.yaml", "--lang", "de").out
        == f"{FILE}: 9 texts, 3 translated, 6 to translate\n"
    )


def test_a_new_text_of_the_same_slide_is_named_for_an_orphan(run: Run) -> None:
    slides = "      - {title: Weigh, id: weigh, points: [New, Fourth]}\n      - {title: Film, points: [One, Two, Three]}\n"
    edit("talk.yaml", (OUTLINE[OUTLINE.index("      - title: Flour") :], slides))
    run("texts", "talk.yaml", "--lang", "de")
    for number, text in enumerate(("One", "Two", "Three"), 1):
        edit(str(FILE), (f"# points.{number}: {text}", f"points.{number}: Satz {number}"))
    edit("talk.yaml", ("[One, Two, Three]", "[Two, Three, Four]"))
    result = run("texts", "talk.yaml", "--lang", "de")
    line = texts().split("\n").index("  slides.film.points.1: Satz 1") + 1
    assert result.err.split("\n")[0] == f"{FILE}:{line}:3: warning: `slides.film.points.1` is gone from talk.yaml; its translation is kept here; is it now `slides.film.points.3`?"  # fmt: skip
    edit("talk.yaml", ("[Two, Three, Four]", "[Two, Three]"))
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.err.split("\n")[0].endswith("`slides.film.points.1` is gone from talk.yaml; its translation is kept here")  # fmt: skip


def test_each_orphan_gets_a_text_of_its_own_named(run: Run) -> None:
    edit("talk.yaml", ("an hour, 2 h", "an hour, two, three, four"))
    run("texts", "talk.yaml", "--lang", "de")
    for number, text in enumerate(("an hour", "two", "three", "four"), 1):
        edit(str(FILE), (f"# points.2.points.{number}: {text}", f"points.2.points.{number}: {number} h"))  # fmt: skip
    edit("talk.yaml", ("an hour, two, three, four", "three, four, five, six"))
    messages = [line for line in run("texts", "talk.yaml", "--lang", "de").err.split("\n") if "?" in line]  # fmt: skip
    assert [line.split("`")[-2] for line in messages] == [
        "slides.flour-and-water.points.2.points.3",
        "slides.flour-and-water.points.2.points.4",
    ]


def test_a_reworded_title_is_named_for_the_orphan_of_a_section(run: Run) -> None:
    translate(run)
    edit("talk.yaml", ("section: Baking", "section: In the oven"))
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.err.split("\n")[0].endswith("warning: the section `baking` is gone from talk.yaml; its translation is kept here; is it now `sections.in-the-oven.section`?")  # fmt: skip


RETITLED = """\
  dough:
    # CHANGED: Dough
    title: Mehl und Wasser
    # points.1: "Mix: by hand"
    points.2: Warten  # how long?
"""


def test_the_title_of_a_slide_follows_its_other_texts_when_it_makes_the_id(run: Run) -> None:
    translate(run)
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("title: Flour and water", "title: Dough"))
    [told] = changed_texts()
    assert (told.span.line, told.message) == (17, "the original of this text has changed since; it says now: Dough")  # fmt: skip
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result == Result(0, f"{FILE}: 9 texts, 2 translated, 6 to translate, 1 changed\n", "")
    assert part("  dough:").startswith(RETITLED)
    before = texts()
    assert run("texts", "talk.yaml", "--lang", "de") == result
    assert texts() == before


def test_a_title_that_follows_may_have_been_written_over_before(run: Run) -> None:
    translate(run)
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("title: Flour and water", "title: Dough"))
    edit(str(FILE), ("Mehl und Wasser", "Teig"))
    assert run("texts", "talk.yaml", "--lang", "de").out == f"{FILE}: 9 texts, 3 translated, 6 to translate\n"  # fmt: skip
    assert part("  dough:").startswith("  dough:\n    title: Teig\n")


def test_the_title_of_an_added_slide_follows_too(run: Run) -> None:
    added = "      - {after: cover, title: Old, points: [Stay, Here], notes: Said}\n"
    Path("talk.yaml").write_text(OUTLINE + f"variants:\n  short:\n    add:\n{added}", "utf-8")
    run("texts", "talk.yaml", "--lang", "de")
    edit(str(FILE), ("# add.old.title: Old", "add.old.title: Alt"))
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("title: Old", "title: New"))
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith(", 1 changed\n")
    assert "    # CHANGED: New\n    add.new.title: Alt\n    # add.new.points.1: Stay\n" in texts()


def test_texts_of_a_slide_that_was_taken_apart_do_not_follow(run: Run) -> None:
    translate(run)
    slides = """\
      - title: Mixing
        points: ["Mix: by hand"]
        notes: New
      - title: Waiting
        points: [Wait, one hour, two]
"""
    edit("talk.yaml", (OUTLINE[OUTLINE.index("      - title: Flour") :], slides))
    run("texts", "talk.yaml", "--lang", "de")
    assert "\n  slides.flour-and-water.title: Mehl und Wasser\n" in texts()


def test_the_orphan_of_a_slide_that_was_renamed_has_the_new_name(run: Run) -> None:
    translate(run)
    edit(str(FILE), ("# points.1:", "points.1:"))
    run("texts", "talk.yaml", "--lang", "de")
    edit("talk.yaml", ("- title: Flour and water", "- id: dough\n        title: Flour and water"))
    edit("talk.yaml", ("          - {text: Wait, points: [an hour, 2 h]}\n", ""))
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.err.split("\n")[0].endswith("`slides.dough.points.2` is gone from talk.yaml; its translation is kept here")  # fmt: skip
    assert "\n  slides.dough.points.2: Warten  # how long?\n" in texts()


def test_two_orphans_of_one_path_are_both_kept(run: Run) -> None:
    translate(run)
    for word in ("Knead", "Bake"):
        edit(
            "talk.yaml",
            ("          - {text: Wait, points: [an hour, 2 h]}\n", ""),
            ("- Mix: by hand", "- Mix: by hand\n          - {text: X, points: []}"),
        )
        run("texts", "talk.yaml", "--lang", "de")
        edit(
            "talk.yaml",
            (
                "          - {text: X, points: []}\n",
                f"          - {word}\n          - {{text: Wait, points: [an hour, 2 h]}}\n",
            ),
        )
        run("texts", "talk.yaml", "--lang", "de")
        assert "Warten" in texts()


def test_orphans_of_one_path_get_numbers(run: Run) -> None:
    FILE.parent.mkdir()
    FILE.write_text(
        "talk.subtitle: Eins\norphans:\n  talk.subtitle: Zwei\n  talk.subtitle (2): Drei\n"
    )
    assert run("texts", "talk.yaml", "--lang", "de").out.endswith("3 orphans\n")
    assert texts().endswith(
        "  talk.subtitle: Eins\n  talk.subtitle (2): Zwei\n  talk.subtitle (3): Drei\n"
    )


# mistakes


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("talk:\n  title: [Brot\n", "texts/talk.de.yaml:2:"),
        ("talk: Brot\n", "texts/talk.de.yaml:1:7: error: `talk` holds several texts, and this is one"),
        ("- Brot\n", "texts/talk.de.yaml:1:1: error: texts are written by key, and this is a list"),
        ("talk.title: A\ntalk: {title: B}\n", "texts/talk.de.yaml:2:8: error: `talk.title` is translated twice, first on line 1"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_and_left_alone(text: str, complaint: str, run: Run) -> None:
    FILE.parent.mkdir()
    FILE.write_text(text, "utf-8")
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.code == 1
    assert result.err.replace("\\", "/").startswith(complaint)
    assert result.err.endswith(f"{FILE}: 1 error; nothing written\n")
    assert texts() == text


def test_a_broken_outline_is_told_and_the_texts_left_alone(run: Run) -> None:
    translate(run)
    before = texts()
    edit("talk.yaml", ("people: {baker", "people: {baker: [}"))
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.code == 1
    assert result.err.startswith("talk.yaml:4:")
    assert texts() == before


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["talk.yaml", "--lang", "de_DE"], "`de_DE` is not a language tag; write `de-DE`"),
        (["talk.yaml", "--lang", "en"], "`talk.yaml` is in `en` itself; name another language"),
        (["talk.yaml", "--lang", "EN"], "`talk.yaml` is in `en` itself; name another language"),
        (["talk.yaml", "--lang", "deu"], "`deu` is not a language tag; German is `de`"),
        (["talk.yaml", "--lang", "iw"], "`iw` is not a language tag; Hebrew is `he`"),
        (["texts"], "`texts` is a folder, and an outline is a file\n"),
        ([str(FILE), "--lang", "de"], f"`{FILE}` holds texts of `talk.yaml`; name that, with `--lang de`"),
    ],
)  # fmt: skip
def test_a_command_written_wrongly_says_what_to_write(
    arguments: list[str], complaint: str, run: Run
) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    result = run("texts", *arguments)
    assert result.code == 2
    assert complaint in result.err.replace("\n  ", " ")


def test_a_texts_file_is_not_taken_for_an_outline(run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    result = run("build", str(FILE))
    assert result.code == 2
    assert "holds texts of `talk.yaml`" in result.err


# all languages


def test_the_languages_there_are_and_how_far_they_are(run: Run) -> None:
    none = run("texts", "talk.yaml")
    assert none == Result(0, "talk.yaml: no texts in other languages; to begin with German, say, run\n  deckbuilder texts talk.yaml --lang de\n", "")  # fmt: skip
    translate(run)
    run("texts", "talk.yaml", "--lang", "fr")
    Path("texts/other.it.yaml").write_text("")
    assert run("texts", "talk.yaml").out == (
        f"{FILE}: German, 9 texts, 3 translated, 6 to translate\n"
        f"{Path('texts/talk.fr.yaml')}: French, 9 texts, 9 to translate\n"
    )


@pytest.mark.parametrize(
    ("given", "tag"),
    [("DE", "de"), ("de-ch", "de-CH"), ("ZH-hant", "zh-Hant"), (" EN-us ", "en-US")],
)
def test_capitals_of_a_language_do_not_matter(given: str, tag: str, run: Run) -> None:
    result = run("texts", "talk.yaml", "--lang", given)
    assert (result.code, result.err) == (0, "")
    assert [path.name for path in Path("texts").iterdir()] == [f"talk.{tag}.yaml"]


def test_an_outline_may_write_its_own_language_in_other_capitals(run: Run) -> None:
    edit("talk.yaml", ('title: "Bread: a talk"', 'title: "Bread: a talk"\n  language: EN-gb'))
    result = run("texts", "talk.yaml", "--lang", "en-GB")
    assert "`talk.yaml` is in `en-GB` itself; name another language" in result.err


@pytest.mark.parametrize("command", ["build", "check", "runsheet", "variants"])
def test_every_command_knows_a_language_in_other_capitals(command: str, run: Run) -> None:
    run("texts", "talk.yaml", "--lang", "de")
    assert run(command, "talk.yaml", "--lang", "DE").code == 0
    assert command != "build" or Path("build/talk.de.pptx").is_file()
    refused = run(command, "talk.yaml", "--lang", "ger")
    assert refused.code == 2
    assert "`ger` is not a language tag; German is `de`" in refused.err


def test_files_that_no_command_reads_are_named(run: Run) -> None:
    Path("texts").mkdir()
    for name in ("talk.german.yaml", "talk.FR.yaml", "talk.xx.yaml", "talk.it.yml", "talk.de.yml"):
        Path("texts", name).write_text("")
    for name in ("talk.old.de.yaml", "other.german.yaml", "talk.md"):
        Path("texts", name).write_text("")
    run("texts", "talk.yaml", "--lang", "de")
    assert run("texts", "talk.yaml").out.replace("\\", "/") == (
        "texts/talk.de.yaml: German, 9 texts, 9 to translate\n"
        "texts/talk.FR.yaml: not read under this name; call it `talk.fr.yaml`\n"
        "texts/talk.german.yaml: `german` is not a language tag; there is `talk.de.yaml` as well, so move its texts there\n"
        "texts/talk.xx.yaml: `xx` is not a language tag; German texts, say, are called `talk.de.yaml`\n"
        "texts/talk.de.yml: not read under this name; there is `talk.de.yaml` as well, so move its texts there\n"
        "texts/talk.it.yml: not read under this name; call it `talk.it.yaml`\n"
    )


# the page of the docs


def test_the_example_in_the_docs_is_what_the_command_writes(run: Run) -> None:
    page = (ROOT / "docs" / "translations.md").read_text("utf-8")
    [outline] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    [shown] = re.findall(r"```yml\n(.*?)```", page, re.DOTALL)
    Path("talk.yaml").write_text(outline, "utf-8")
    FILE.parent.mkdir()
    FILE.write_text(shown, "utf-8")
    result = run("texts", "talk.yaml", "--lang", "de")
    assert result.out == f"{FILE}: 7 texts, 4 translated, 2 to translate, 1 changed\n"
    assert texts() == shown
