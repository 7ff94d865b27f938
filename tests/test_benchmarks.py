"""The benchmark measures what it says: whole decks, each run's own memory, readable tables."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import yaml

from benchmarks import aims, contest, decks, peers, report, run, startup
from benchmarks.measure import Measurement, RunFailedError, Series, measure
from benchmarks.verify import DeckIncompleteError, verify

MEGABYTE = 1_000_000


@pytest.fixture
def python_pptx_deck(tmp_path: Path) -> Path:
    tool = peers.find(peers.PYTHON_PPTX)
    source, output = tmp_path / tool.input_name, tmp_path / "out.pptx"
    source.write_text(tool.write_input(decks.make_slides(2)), encoding="utf-8")
    measure(tool.command(source, output), {})
    return output


def entry(tool: str, slides: int, seconds: float) -> contest.Entry:
    series = Series((Measurement(seconds, 100 * MEGABYTE),))
    return contest.Entry(tool, slides, series, file_bytes=2 * MEGABYTE)


@pytest.mark.parametrize("count", [1, 25, 26, 60])
def test_every_generator_gives_the_number_of_slides_asked_for(count: int) -> None:
    slides = decks.make_slides(count)
    outline = yaml.safe_load(decks.as_outline(slides))
    sections = outline["sections"]
    assert len(sections) == (count + 24) // 25
    assert sum(len(section["slides"]) for section in sections) == count
    markdown = decks.as_pandoc_markdown(slides).splitlines()
    assert sum(line.startswith("# ") for line in markdown) == count
    assert markdown.count("::: notes") == count
    assert len(json.loads(decks.as_json(slides))) == count


def test_the_outline_says_what_the_slides_say() -> None:
    slides = decks.make_slides(30)
    section = yaml.safe_load(decks.as_outline(slides))["sections"][1]
    slide = section["slides"][4]
    assert section["section"] == "Part 2"
    assert slide["title"] == "Slide number 30 says one plain thing"
    assert len(slide["points"]) == 4
    assert slide["points"][0] == "The **first** point of slide 30 has a bold word"
    assert slide["points"][1].endswith("[an address](https://example.org/30)")
    assert "**bold**" in slide["notes"]


def test_a_whole_deck_passes_and_any_lack_is_named(python_pptx_deck: Path) -> None:
    slides = decks.make_slides(2)
    verify(python_pptx_deck, slides)
    with pytest.raises(DeckIncompleteError, match="2 slides, 3 expected"):
        verify(python_pptx_deck, decks.make_slides(3))
    with pytest.raises(DeckIncompleteError, match="slide 1: no paragraph"):
        verify(python_pptx_deck, list(reversed(slides)))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"bold": true', '"bold": false', "not bold"),
        ("https://example.org/2", "https://example.org/3", "a link"),
        ("What the speaker says", "What nobody says", "notes"),
    ],
)
def test_a_deck_that_lost_something_does_not_count(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    tool = peers.find(peers.PYTHON_PPTX)
    slides = decks.make_slides(2)
    source, output = tmp_path / tool.input_name, tmp_path / "out.pptx"
    source.write_text(tool.write_input(slides).replace(old, new), encoding="utf-8")
    measure(tool.command(source, output), {})
    with pytest.raises(DeckIncompleteError, match=message):
        verify(output, slides)


def test_a_file_that_is_no_deck_does_not_count(tmp_path: Path) -> None:
    broken = tmp_path / "out.pptx"
    broken.write_bytes(b"not a zip file")
    with pytest.raises(DeckIncompleteError, match="not a readable deck"):
        verify(broken, decks.make_slides(1))


def test_the_memory_measured_is_the_command_s_own() -> None:
    ours = bytearray(300 * MEGABYTE)
    small = measure([sys.executable, "-c", "pass"], {})
    large = measure([sys.executable, "-c", "x = b'x' * 200_000_000"], {})
    assert len(ours) > small.peak_bytes
    assert small.peak_bytes < 100 * MEGABYTE < 200 * MEGABYTE < large.peak_bytes


def test_a_command_that_fails_hangs_or_is_not_there_is_told_in_one_line() -> None:
    with pytest.raises(RunFailedError, match="exit code 3: why not"):
        measure([sys.executable, "-c", "print('why\\nnot'); raise SystemExit(3)"], {})
    with pytest.raises(RunFailedError, match="still running after 1 s"):
        measure([sys.executable, "-c", "import time; time.sleep(60)"], {}, limit=1)
    with pytest.raises(RunFailedError, match="cannot be started"):
        measure(["no-such-program-anywhere"], {})


def test_a_contest_has_an_entry_for_each_size_and_tool(tmp_path: Path) -> None:
    said: list[str] = []
    tools = [peers.find(peers.PYTHON_PPTX)]
    entries = contest.hold(tools, [1, 2], 2, tmp_path, said.append)
    assert [(one.tool, one.slides) for one in entries] == [("python-pptx", 1), ("python-pptx", 2)]
    for one in entries:
        assert one.series is not None
        assert len(one.series.runs) == 2
        assert one.file_bytes > 0
    assert len(said) == 5  # The one for nothing, and two rounds of two sizes.
    assert list(tmp_path.iterdir()) == []


def test_a_tool_that_builds_too_little_has_a_problem_and_no_time(tmp_path: Path) -> None:
    honest = peers.find(peers.PYTHON_PPTX)
    lazy = peers.Tool(
        "lazy", "1", honest.input_name, lambda slides: decks.as_json(slides[:1]), honest.command
    )
    (one,) = contest.hold([lazy], [2], 2, tmp_path, lambda line: None)
    assert one.series is None
    assert one.problem == "1 slides, 2 expected"


def talks_with(reference: str, folder: Path) -> Path:
    talks = folder / "talks"
    talks.mkdir()
    (talks / startup.REFERENCE_TALK).write_text(reference, encoding="utf-8")
    return talks


def test_a_talk_that_is_refused_is_no_fast_build(tmp_path: Path) -> None:
    talks = talks_with("talk: {title: A, nonsense: B}\n", tmp_path)
    starts = startup.measure_starts(True, talks, 1, tmp_path / "work", lambda line: None)
    failed = {start.name for start in starts if start.failed}
    assert failed == {startup.COLD, startup.WARM}
    assert all(start.series is None for start in starts if start.failed)


def test_a_talk_that_is_built_has_a_cold_and_a_warm_time(tmp_path: Path) -> None:
    talks = talks_with(decks.as_outline(decks.make_slides(2)), tmp_path)
    starts = startup.measure_starts(True, talks, 1, tmp_path / "work", lambda line: None)
    assert [start.problem for start in starts] == ["", "", "", ""]
    assert all(start.series and len(start.series.runs) == 3 for start in starts)


def test_what_is_not_there_is_skipped_and_not_failed(tmp_path: Path) -> None:
    starts = startup.measure_starts(
        False, tmp_path / "none", 1, tmp_path / "work", lambda line: None
    )
    assert [bool(start.series) for start in starts] == [True, False, False, False]
    assert not any(start.failed for start in starts)


def test_a_series_knows_its_best_its_median_and_whether_it_is_slow() -> None:
    series = Series((Measurement(3.0, 10), Measurement(1.0, 30), Measurement(2.0, 20)))
    assert (series.best, series.median, series.peak_bytes) == (1.0, 2.0, 30)
    assert not series.slow
    assert series.with_run(Measurement(61.0, 1)).slow


def test_a_table_is_aligned_markdown() -> None:
    made = report.table(["tool", "best"], [["us", "1.00 s"], ["pandoc", "23.1 s"]])
    assert made.splitlines() == [
        "| tool   |   best |",
        "| ------ | -----: |",
        "| us     | 1.00 s |",
        "| pandoc | 23.1 s |",
    ]


def test_the_deck_table_gives_ratios_to_our_own_time() -> None:
    failed = contest.Entry("pandoc", 1000, None, problem="exit code 1")
    entries = [entry("deckbuilder", 1000, 0.5), entry("python-pptx", 1000, 9.0), failed]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in report.deck_table(entries).splitlines()
    ]
    assert rows[2] == ["deckbuilder", "1,000", "500 ms", "500 ms", "1", "100 MB", "2.00 MB", "1 x"]
    assert rows[3][-1] == "18 x"
    assert rows[4] == ["pandoc", "1,000", "-", "-", "-", "-", "-", "-"]


def test_growth_stands_beside_the_growth_of_the_deck() -> None:
    entries = [entry("deckbuilder", 1000, 0.5), entry("deckbuilder", 2000, 1.05)]
    lines = report.growth_table(entries).splitlines()
    assert "1,000 to 2,000" in lines[0]
    assert "2 x" in lines[2]
    assert "2.1 x" in lines[3]


def test_aims_are_met_missed_or_not_measured() -> None:
    entries = [entry("deckbuilder", 1000, 0.9), entry("PptxGenJS", 1000, 0.5)]
    entries += [entry("python-pptx", 1000, 9.0), entry("deckbuilder", 2000, 1.8)]
    starts = [
        startup.Start(startup.BARE, Series((Measurement(0.010, 1),))),
        startup.Start(startup.HELP, Series((Measurement(0.050, 1),))),
    ]
    verdicts = [aim.verdict for aim in aims.check(entries, starts)]
    assert verdicts == [
        *["missed", "met", "not measured", "met", "met"],
        *["met", "not measured", "not measured"],
    ]


def test_the_readme_has_a_place_for_the_results() -> None:
    readme = run.README.read_text(encoding="utf-8")
    once = report.into_readme(readme, "first")
    assert report.into_readme(once, "second") == report.into_readme(readme, "second")
    assert f"{report.BEGIN}\n\nfirst\n\n{report.END}" in once
    with pytest.raises(report.MarkersMissingError):
        report.into_readme("no markers", "first")


def test_options_take_names_in_any_case_and_refuse_nonsense(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run.options(["--only", "pptxgenjs"]).only == ["PptxGenJS"]
    assert run.options([]).sizes == (10, 100, 1000, 2000)
    for nonsense in (["--only", "keynote"], ["--sizes", "0"], ["--repeats", "many"]):
        with pytest.raises(SystemExit):
            run.options(nonsense)
    assert "'keynote' is none of deckbuilder" in capsys.readouterr().err
