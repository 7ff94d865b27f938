"""Where many talks are looked at, each thing is told once, with the talks it is found in."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click
import pytest

from deckbuilder.diagnostics import Diagnostic, Span, together
from deckbuilder.pipeline import checked, open_outline, understood
from deckbuilder.variant import Choice
from tests.commands import Run, runner
from tests.outlines import ROOT

OUTLINE = """\
talk: {title: T, event: Town, minutes: 5, speakers: [ada]}
people: {ada: Ada, ben: Ben}
sections:
  - section: Part
    slides:
      - {title: First, text: "In ${talk.event}", minutes: 2, notes: Said.}
      - {title: Second, text: x, minutes: 4, notes: Said., cue: Go on}
      - {title: Third, text: x, minutes: 0, notes: Said., speaker: ben, cue: Over to Ben}
      - {title: Spare, text: x, minutes: 0, notes: Said., optional: yes}
variants:
"""
LONG = ", ".join(["a long point that takes a line or so on the slide"] * 40)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return runner(capsys, monkeypatch)


def written(*variants: str) -> str:
    Path("talk.yaml").write_text(OUTLINE + "".join(f"  {line}\n" for line in variants), "utf-8")
    return "talk.yaml"


def told(err: str) -> list[str]:
    """Line and message of everything that is told, without hints."""
    found = re.findall(
        r"^talk.yaml:(\d+):\d+: (?:error|warning): ([^;\n]*)", click.unstyle(err), re.M
    )
    return [f"{line}: {message}" for line, message in found]


TOO_LONG = "this talk will take"


def test_a_warning_that_only_variants_draw_names_them_all(run: Run):
    name = written("a: {talk: {event: A}}", "b: {talk: {minutes: 1}}", "c: {extends: b}")
    base = f"1: {TOO_LONG} 6:00 minutes, 1:00 more than its 5"
    both = f"12: {TOO_LONG} 6:00 minutes, 5:00 more than its 1 (in the variants `b` and `c`)"
    assert told(run("build", name, "--all").err) == [base, both]
    found = told(run("check", name).err)
    assert (found.count(base), found.count(both)) == (1, 1)


def test_of_a_talk_alone_no_name_is_told(run: Run):
    name = written("b: {talk: {minutes: 1}}")
    [warning] = told(run("build", name, "--variant", "b").err)
    assert warning == f"11: {TOO_LONG} 6:00 minutes, 5:00 more than its 1"
    assert warning in told(run("check", name, "--variant", "b").err)


def test_a_mistake_is_told_once_with_the_variants_it_is_found_in(run: Run):
    name = written("a: {talk: {event: null}}", "b: {talk: {minutes: 8}}", "c: {extends: a}")
    mistake = ["6: `${talk.event}` has no value here (in the variants `a` and `c`)"]
    result = run("build", name, "--all")
    assert told(result.err) == mistake
    assert re.findall(r"^talk.yaml.*: 1 error; nothing written", result.err, re.M) == [
        f"talk.yaml{which}: 1 error; nothing written" for which in ("", " (a)", " (b)", " (c)")
    ]
    assert told(run("check", name).err) == mistake
    assert told(run("build", name, "--variant", "b").err) == mistake
    assert told(run("build", name, "--variant", "a").err) == [mistake[0].partition(" (in")[0]]


def test_what_does_not_fit_a_slide_names_the_variant_unless_it_stands_there(run: Run):
    name = written(
        f"a: {{slides: {{second: {{points: [{LONG}], text: null}}}}}}", "b: {extends: a}"
    )
    for arguments in (("build", "--all"), ("check",)):
        [mistake] = [one for one in told(run(*arguments, name).err) if "more than fit" in one]
        assert mistake.startswith("11: this list has 40 lines")
        assert "variant" not in mistake


def test_programs_get_the_variants_as_a_list(run: Run):
    name = written("a: {talk: {minutes: 1}}", "b: {extends: a}")
    found = json.loads(run("check", name, "--format", "json").out)
    assert [one["variants"] for one in found if one["rule"] == "time"] == [[], ["a", "b"]]


def test_a_place_in_a_texts_file_is_none_below_variants_whatever_its_line(run: Run):
    name = written("a: {talk: {event: null}}")
    Path("texts").mkdir()
    text = "\n" * 10 + "slides: {first: {text: 'In der Stadt ${talk.event}'}}\n"
    Path("texts/talk.de.yaml").write_text(text, "utf-8")
    result = run("build", name, "--lang", "de")
    place, said = "talk.de.yaml:11:", "`${talk.event}` has no value here (in the variant `a`)"
    assert any(place in line and said in line for line in result.err.splitlines())


def test_a_slide_that_is_wrong_by_itself_is_told_without_the_variant_that_shows_it(run: Run):
    name = written("a: {also: [spare]}")
    text = Path(name).read_text("utf-8").replace("title: Spare, text: x", "title: Spare, txet: x")
    Path(name).write_text(text, "utf-8")
    assert told(run("build", name).err) == ["9: unknown key `txet`"]
    assert told(run("variants", name).err) == ["9: unknown key `txet`"]


def test_a_cue_that_nobody_waits_for_is_told_though_a_variant_drops_its_slide(run: Run):
    name = written("a: {drop: [second, third]}")
    cue = "7: nobody takes over on this cue: Ada goes on"
    found = told(run("check", name).err)
    assert [one for one in found if "cue" in one] == [cue]


def test_a_cue_that_one_variant_waits_for_is_in_order(run: Run):
    for variants in (
        ["a: {slides: {second: {speaker: ben}}}"],
        ["a: {slides: {second: {speaker: ben}}}", "b: {drop: [second]}"],
    ):
        assert not any("on this cue" in one for one in told(run("check", written(*variants)).err))


def test_a_slide_that_no_talk_shows_is_told_when_all_are_looked_at(run: Run):
    name = written("a: {talk: {minutes: 9}}")
    unshown = "9: no talk shows the slide `spare`"
    assert unshown in told(run("check", name).err)
    assert unshown not in told(run("check", name, "--variant", "a").err)
    assert unshown not in told(run("build", name, "--all").err)
    assert unshown not in told(run("check", written("a: {also: [spare]}")).err)


def test_people_and_maps_that_only_a_variant_needs_are_needed(run: Run):
    name = written("a: {drop: [third], people: {cem: Cem}, slides: {second: {speaker: cem}}}")
    assert not any("speaks nowhere" in one for one in told(run("check", name).err))
    name = written("a: {people: {cem: Cem}}", "b: {people: {ben: null}, drop: [third]}")
    assert [one for one in told(run("check", name).err) if "nowhere" in one] == [
        "11: Cem (`cem`) speaks nowhere"
    ]


def test_the_same_words_at_one_place_are_one_thing_whatever_the_hint():
    place = Span("talk.yaml", 3, 5)
    one, other = Diagnostic("wrong", place, "do this"), Diagnostic("wrong", place, "do that")
    assert together({"": [one, other]}) == [one]
    [told_of] = together({"a": [one], "b": [other, one]})
    assert str(told_of) == "talk.yaml:3:5: error: wrong (in the variants `a` and `b`); do this"
    assert together({"": [other], "a": [one]})[0].variants == ()


def test_many_variants_are_counted():
    found = {name: [Diagnostic("wrong", Span("talk.yaml", 1, 1))] for name in "abcdefg"}
    [one] = together(found)
    assert one.said == "wrong (in the variants `a`, `b`, `c`, `d`, `e` and 2 more)"


def test_a_talk_is_understood_once_however_often_it_is_asked_for(run: Run):
    outline = open_outline(Path(written("a: {talk: {minutes: 8}}")))
    short = understood(outline, Choice(("a",)))
    assert checked(outline, Choice(("a", "a"))) is short
    checked(outline)
    assert set(outline.talks) == {Choice(("a",)), Choice()}
    assert understood(outline, Choice(("a",))) is short


def test_a_variant_named_twice_is_one_layer_one_name_and_one_file():
    twice = Choice(("short", "dark", "short"), (), "de")
    assert twice == Choice(("short", "dark"), (), "de")
    assert (twice.name, str(twice)) == ("short+dark", "short + dark, de")
    assert twice.stem("talk") == "talk-short-dark.de"


def test_the_reference_talk_shows_every_slide(run: Run):
    result = run("check", str(ROOT / "talks" / "ai-safety-landscape.yaml"))
    assert "no talk shows" not in result.err
