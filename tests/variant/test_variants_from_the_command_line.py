"""`--variant`, `--set` and `--all` on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation

from tests.commands import runner
from tests.variant.talks import with_variants

VARIANTS = """\
ten-minutes: {talk: {minutes: 10}, keep: [cover, bye], fill: [streets, squares, sewers]}
dark: {talk: {theme: night, event: At night}}
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder with an outline: exit code, what it says, and complains."""
    monkeypatch.chdir(tmp_path)
    Path("town.yaml").write_text(with_variants(VARIANTS), "utf-8")

    running = runner(capsys, monkeypatch)

    def run(*arguments: str) -> tuple[int, str, str]:
        result = running(*arguments)
        return result.code, result.out, result.err

    return run


def slides(name: str) -> int:
    return len(Presentation(f"build/{name}.pptx").slides)


def words(name: str) -> str:
    shapes = [
        shape for slide in Presentation(f"build/{name}.pptx").slides for shape in slide.shapes
    ]
    return "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)


def test_a_variant_goes_to_a_file_of_its_own(run: Run):
    code, out, err = run("build", "town.yaml", "--variant", "ten-minutes")
    assert (code, err) == (0, "")
    assert out.startswith("build/town-ten-minutes.pptx: 4 slides, ")
    assert "of 10 minutes" in out
    assert "filled with `streets` and `squares`" in out
    assert "no room for `sewers`" in out
    assert slides("town-ten-minutes") == 4
    assert not Path("build/town.pptx").exists()


def test_several_variants_are_laid_over_each_other(run: Run):
    code, _, _ = run("build", "town.yaml", "--variant", "ten-minutes", "--variant", "dark")
    assert code == 0
    assert slides("town-ten-minutes-dark") == 4
    assert "At night" in words("town-ten-minutes-dark")


def test_all_builds_the_outline_and_each_variant(run: Run):
    code, out, err = run("build", "town.yaml", "--all")
    assert (code, err) == (0, "")
    assert [line.partition(":")[0] for line in out.splitlines()] == [
        "build/town.pptx",
        "build/town-ten-minutes.pptx",
        "build/town-dark.pptx",
    ]


def test_a_variant_that_is_not_there_is_told_with_the_nearest(run: Run):
    code, out, err = run("build", "town.yaml", "--variant", "tenminutes")
    assert (code, out) == (1, "")
    assert err.splitlines()[:4] == [
        "town.yaml:18:1: error: there is no variant `tenminutes`; did you mean `ten-minutes`?",
        "    variants:",
        "    ^^^^^^^^",
        "town.yaml (tenminutes): 1 error; nothing written",
    ]


def test_several_variants_in_one_word_are_told_apart(run: Run):
    code, _, err = run("build", "town.yaml", "--variant", "dark,ten-minutes")
    assert code == 1
    hint = "for several write `--variant dark --variant ten-minutes`"
    assert err.startswith(
        f"town.yaml:18:1: error: there is no variant `dark,ten-minutes`; {hint}\n"
    )


def test_a_variant_cannot_lead_out_of_the_folder(run: Run, tmp_path: Path):
    code, _, err = run("build", "town.yaml", "--variant", "../../dark")
    assert code == 1
    assert "there is no variant `../../dark`" in err
    assert not list(tmp_path.rglob("*.pptx"))


def test_all_of_one_variant_makes_no_sense(run: Run):
    code, out, err = run("build", "town.yaml", "--all", "--variant", "dark")
    assert (code, out) == (2, "")
    assert err.endswith("Error: `--all` builds every variant; leave out `--variant`\n")


def test_what_is_wrong_in_one_variant_keeps_all_from_being_built(run: Run):
    Path("town.yaml").write_text(with_variants(VARIANTS + "wrong: {drop: [sqares]}"), "utf-8")
    for arguments in (("town.yaml",), ("town.yaml", "--variant", "dark"), ("town.yaml", "--all")):
        code, out, err = run("build", *arguments)
        assert (code, out) == (1, "")
        assert err.count("town.yaml:21:18: error: there is no slide or section `sqares`") == 1
    assert not Path("build").exists()


def test_a_setting_counts_for_this_build_only(run: Run):
    before = Path("town.yaml").read_bytes()
    assert run("build", "town.yaml", "--set", "talk.event=PyCon", "--set", "talk.date=")[0] == 0
    assert "PyCon" in words("town")
    assert "2024" not in words("town")
    assert Path("town.yaml").read_bytes() == before


def test_settings_go_with_all_variants(run: Run):
    assert run("build", "town.yaml", "--all", "--set", "talk.event=PyCon")[0] == 0
    assert "PyCon" in words("town-ten-minutes")
    assert "PyCon" in words("town-dark")


@pytest.mark.parametrize(
    ("setting", "complaint"),
    [
        ("event=PyCon", '--set event:1:1: error: `event=PyCon` is not a setting; write it as `--set talk.event="PyCon"`'),
        ("talk.evnt=PyCon", "--set talk.evnt:1:1: error: unknown key `evnt`; did you mean `event`?"),
        ("slides.strets.title=X", "--set slides.strets.title:1:1: error: there is no slide `strets`; did you mean `streets`?"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_told_and_nothing_is_written(run: Run, setting: str, complaint: str):
    code, out, err = run("build", "town.yaml", "--set", setting)
    assert (code, out) == (1, "")
    assert err.splitlines()[:2] == [complaint, "town.yaml: 1 error; nothing written"]
    assert not Path("build").exists()


def test_check_looks_at_the_variant_that_is_asked_for(run: Run):
    code, out, _ = run("check", "town.yaml", "--variant", "ten-minutes")
    assert code == 0
    assert "town.yaml (ten-minutes): 4 slides" in out
    code, out, err = run("check", "town.yaml", "--variant", "shrot")
    assert code == 1
    assert "there is no variant `shrot`; the variants are `ten-minutes`, `dark`" in err + out


def test_warnings_of_a_variant_are_those_of_its_own_build(run: Run):
    idle = "idle: {drop: [why], slides: {why: {title: New}}}"
    Path("town.yaml").write_text(with_variants(VARIANTS + idle), "utf-8")
    warning = "warning: `idle` changes the slide `why`, which this talk does not show"
    assert warning not in run("build", "town.yaml")[2]
    assert warning in run("build", "town.yaml", "--variant", "idle")[2]
    code, out, err = run("build", "town.yaml", "--variant", "idle", "--strict", "--force")
    assert (code, out) == (1, "")
    assert "nothing written (--strict)" in err
