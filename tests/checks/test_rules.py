"""Each outline here marks the lines that a rule must warn about, and in which words, and no others.

`RULE.yaml` and `RULE.what.yaml` are for one rule; `clean.yaml` is a talk that none of them minds. A
mark is a comment, `# warning: message`, after two spaces. Themes in `themes/` are marked likewise.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from deckbuilder import checks
from deckbuilder.checks import run_checks
from deckbuilder.diagnostics import Diagnostic
from deckbuilder.pipeline import Loaded, load
from deckbuilder.report import as_json

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
OUTLINES = sorted(path for path in HERE.glob("*.yaml") if path.stem != "clean")
MARK = "  # warning: "

Told = tuple[str, int, str]
"""File, line and message."""


def rule_of(outline: Path) -> str:
    return outline.stem.split(".")[0]


def marked(outline: Path) -> list[Told]:
    """What the comments in an outline, and in the theme of the same name, ask for."""
    files = [outline, HERE / "themes" / outline.name]
    return sorted(
        (file.name, number, message)
        for file in files
        if file.exists()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        for message in line.split(MARK)[1:]
    )


@cache
def loaded(outline: Path) -> Loaded:
    return load(outline)


def warnings(outline: Path) -> list[Diagnostic]:
    return run_checks(loaded(outline))


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_a_rule_warns_where_the_outline_says_and_nowhere_else(outline: Path) -> None:
    told = [d for d in warnings(outline) if d.rule == rule_of(outline)]
    assert sorted((Path(d.span.path).name, d.span.line, d.message) for d in told) == marked(outline)


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda path: path.stem)
def test_every_warning_says_what_to_do_and_which_rule_it_comes_from(outline: Path) -> None:
    for warning in warnings(outline):
        assert warning.severity == "warning"
        assert warning.rule in checks.rules()
        assert warning.hint


def test_every_rule_is_shown_by_an_outline_that_it_warns_about() -> None:
    shown = {rule_of(outline) for outline in OUTLINES if marked(outline)}
    assert shown == set(checks.rules())


def test_a_well_made_talk_draws_no_warning() -> None:
    assert warnings(HERE / "clean.yaml") == []


@pytest.mark.parametrize("theme", ["paper", "night"])
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_our_own_themes_and_formats_draw_none_either(theme: str, aspect: str) -> None:
    assert run_checks(load(HERE / "clean.yaml", theme=theme, aspect=aspect)) == []


def test_a_new_talk_begins_without_warnings() -> None:
    assert warnings(ROOT / "src" / "deckbuilder" / "starter" / "talk.yaml") == []


def test_building_tells_only_what_the_audience_would_notice() -> None:
    told = {
        d.rule for outline in OUTLINES for d in run_checks(loaded(outline), before_building=True)
    }
    assert told == {
        "alt-text",
        "clicks",
        "contrast",
        "crowded-map",
        "empty-slides",
        "fonts",
        "kept-slides",
        "media",
        "template",
        "missing-cue",
        "time",
    }


def test_the_handbook_lists_every_rule_and_no_other() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    listed = re.findall(r"^\| `([a-z-]+)` \|.*\| (yes|no) \|$", page, re.MULTILINE)
    known = [(name, "yes" if rule.ON_BUILD else "no") for name, rule in checks.rules().items()]
    assert sorted(listed) == sorted(known)


def test_the_handbook_shows_the_keys_that_other_programs_get() -> None:
    page = (ROOT / "docs" / "checks.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert example
    [shown] = json.loads(example[1])
    real = json.loads(as_json(warnings(HERE / "alt-text.yaml")))[0]
    assert list(shown) == list(real)
