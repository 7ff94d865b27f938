"""The preview as somebody sees it who writes a talk: a real browser, a real process, real saves."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.preview.previewed import GERMAN, Preview, started, written

CHROMIUM = which("chromium") or which("chromium-browser")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("talk")
    path = written(folder)
    (folder / "texts").mkdir()
    (folder / "texts" / "small.de.yaml").write_text(GERMAN, "utf-8")
    running = started(path, "--port", "0")
    yield running
    running.process.kill()
    running.process.communicate()


@pytest.fixture
def context(browser: Browser, preview: Preview) -> Iterator[BrowserContext]:
    """A browser of somebody new, in which nothing may be complained about."""
    preview.begin_again()
    made = browser.new_context(reduced_motion="reduce")
    made.set_default_timeout(5000)
    complaints: list[str] = []
    made.on("weberror", lambda error: complaints.append(str(error.error)))
    made.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield made
    made.close()
    assert complaints == []


@pytest.fixture
def page(context: BrowserContext, preview: Preview) -> Page:
    page = context.new_page()
    page.goto(preview.address)
    expect(page.locator("#slide svg")).to_contain_text("First things first")
    return page


def at(page: Page, words: str) -> None:
    """Wait until the slide that is shown says `words`."""
    expect(page.locator("#slide svg")).to_contain_text(words)


def test_a_save_shows_at_once_and_brings_the_slide_into_view(page: Page, preview: Preview) -> None:
    preview.change("Nobody hurries", "Nobody runs")
    at(page, "Nobody runs")
    assert page.url.endswith("#second")
    expect(page.locator("#position")).to_have_text("2 / 5")
    preview.change("Say **hello**", "Say **good day**")
    expect(page.locator("#notes strong")).to_have_text("good day")
    expect(page.locator("#notes code")).to_have_text("<b>")


def test_a_mistake_is_listed_while_the_slides_stay(page: Page, preview: Preview) -> None:
    preview.change("text: Nobody", "txet: Nobody")
    expect(page.locator("#problems li")).to_contain_text("small.yaml:11")
    expect(page.locator("#problems .hint")).to_contain_text("did you mean text?")
    at(page, "First things first")
    preview.change("txet: Nobody hurries", "text: Somebody hurries")
    expect(page.locator("#problems")).to_be_hidden()
    at(page, "Somebody hurries")


def test_errors_that_were_dismissed_stay_so_until_there_are_others(
    page: Page, preview: Preview
) -> None:
    listed = page.locator("#problems")
    preview.change("text: Nobody", "txet: Nobody")
    expect(listed).to_contain_text("txet")
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    preview.change("talk: {title: Small", "# A line more\ntalk: {title: Small")
    expect(listed.locator("li")).to_contain_text("small.yaml:12")
    expect(listed).to_be_hidden()
    preview.change("text: Only", "tetx: Only")
    expect(listed).to_be_visible()
    expect(listed).to_contain_text("tetx")
    page.keyboard.press("e")
    preview.change("txet: Nobody", "text: Nobody")
    expect(page.locator("#show-problems")).to_have_text("1 error")
    expect(listed).to_be_hidden()
    preview.change("tetx: Only", "ttxe: Only")
    expect(listed).to_be_visible()
    page.keyboard.press("Escape")
    preview.change("ttxe: Only", "text: Only")
    expect(page.locator("#show-problems")).to_be_hidden()
    preview.change("text: Only", "ttxe: Only")
    expect(listed).to_be_visible()


def test_errors_of_another_variant_stay_dismissed_while_other_things_are_saved(
    page: Page, preview: Preview
) -> None:
    preview.change("[first, last]", "[first, lost]")
    expect(page.locator("#problems")).to_contain_text("lost")
    page.keyboard.press("Escape")
    preview.change("Nobody hurries", "Nobody runs")
    at(page, "Nobody runs")
    expect(page.locator("#show-problems")).to_have_text("1 error")
    expect(page.locator("#problems")).to_be_hidden()


def test_the_presenter_window_says_that_its_slides_are_older(
    context: BrowserContext, preview: Preview
) -> None:
    presenter = context.new_page()
    presenter.goto(preview.address + "presenter")
    current = presenter.locator("#current svg")
    expect(current).to_contain_text("First things first")
    sign = presenter.get_by_text("1 error, these are the last good slides")
    expect(sign).to_have_count(0)
    preview.change("text: Nobody", "txet: Nobody")
    for width in (1280, 360):
        presenter.set_viewport_size({"width": width, "height": 740})
        expect(sign).to_be_visible()
        place, slide = sign.bounding_box(), current.bounding_box()
        assert place
        assert slide
        assert place["y"] + place["height"] <= slide["y"]
        assert presenter.evaluate("document.documentElement.scrollWidth") <= width
    expect(current).to_contain_text("First things first")
    preview.change("txet: Nobody", "text: Nobody")
    expect(presenter.locator("#trouble")).to_be_hidden()


def test_a_talk_that_is_broken_at_the_start_says_so_in_the_terminal_and_in_the_page(
    browser: Browser, tmp_path: Path
) -> None:
    broken = started(written(tmp_path), "--variant", "nope", "--port", "0")
    try:
        page = browser.new_page()
        page.goto(broken.address)
        expect(page.locator("#problems")).to_contain_text("there is no variant nope")
        expect(page.locator("#empty")).to_contain_text("the talk has errors")
        page.goto(broken.address + "presenter")
        expect(page.locator("#trouble")).to_have_text("1 error, nothing to show yet")
        broken.change("  short:", "  nope: {about: made just now, keep: [last]}\n  short:")
        expect(page.locator("#current svg")).to_contain_text("Last words")
        page.close()
    finally:
        broken.process.send_signal(signal.SIGINT)
        _, rest = broken.process.communicate(timeout=10)
    said = "".join(broken.said) + rest
    assert said.count("error: there is no variant `nope`") == 1
    assert "small.yaml: 1 error\n" in said
    assert "small.yaml: no errors any more\n" in said


def test_variant_and_language_are_switched_in_the_page(page: Page, preview: Preview) -> None:
    page.get_by_label("Variant").select_option("short")
    expect(page.locator("#position")).to_have_text("1 / 2")
    page.get_by_label("Language").select_option("de")
    at(page, "Das Erste zuerst")
    page.reload()
    at(page, "Das Erste zuerst")
    expect(page.locator("#position")).to_have_text("1 / 2")
    preview.change("Over a café", "At a café")
    at(page, "At a café")


def test_keys_lead_through_the_talk(page: Page) -> None:
    for key, words in [
        ("ArrowRight", "Second"), (" ", "Third"), ("PageDown", "Kept"), ("End", "Last"),
        ("ArrowRight", "Last"), ("ArrowLeft", "Kept"), ("PageUp", "Third"), ("Home", "First"),
    ]:  # fmt: skip
        page.keyboard.press(key)
        at(page, words)
    page.keyboard.type("3")
    expect(page.locator("#typed")).to_have_text("Slide 3")
    page.keyboard.press("Enter")
    at(page, "Third")
    page.keyboard.press("n")
    expect(page.locator("#notes")).to_be_hidden()
    page.keyboard.press("n")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("previous slide")
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("o")
    expect(page.locator(".overview h2").first).to_contain_text("Beginning")
    expect(page.locator(".cell[aria-current]")).to_contain_text("Third")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    at(page, "Kept back")
    expect(page.locator("#hidden-mark")).to_be_visible()


def test_search_finds_words_on_slides_and_in_notes(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("CAFE")
    page.keyboard.press("Enter")
    at(page, "Last words")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("hello")
    expect(page.locator(".hit")).to_have_count(1)
    page.get_by_role("searchbox").fill("nowhere at all")
    expect(page.locator("#hits")).to_contain_text("No slide says that.")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).to_be_hidden()


def test_links_lead_to_slides_here_and_outside_to_a_new_tab(page: Page) -> None:
    outside = page.locator("#slide a[href^=https]")
    assert outside.get_attribute("target") == "_blank"
    assert "noopener" in (outside.get_attribute("rel") or "")
    page.locator("#slide a[href='#third']").click()
    at(page, "Third time lucky")
    assert page.url.endswith("#third")
    assert page.locator("#slide image").evaluate("i => i.getBBox().width") > 0


def test_the_presenter_window_goes_along(page: Page, context: BrowserContext) -> None:
    with context.expect_page() as opened:
        page.keyboard.press("p")
    presenter = opened.value
    current = presenter.locator("#current svg")
    expect(current).to_contain_text("First things")
    expect(presenter.locator("#after svg")).to_contain_text("Second thoughts")
    expect(presenter.locator("#notes")).to_contain_text("hello")
    page.keyboard.press("ArrowRight")
    expect(current).to_contain_text("Second thoughts")
    presenter.keyboard.press("ArrowRight")
    at(page, "Third time")
    expect(presenter.locator("#after svg")).to_contain_text("Last words")
    presenter.get_by_role("button", name="Start").click()
    expect(presenter.locator("#plan")).to_contain_text("of 3:00 · ")
    presenter.get_by_role("button", name="Pause").click()
    expect(presenter.get_by_role("button", name="Go on")).to_be_visible()
    presenter.get_by_role("button", name="Reset").click()
    expect(presenter.locator("#elapsed")).to_have_text("0:00")


def test_words_of_the_outline_run_nothing(page: Page, preview: Preview) -> None:
    evil = "'</text></svg><script>document.title = 1</script><svg onload=\"document.title = 2\">'"
    preview.change("Nobody hurries.", evil)
    at(page, "<script>document.title = 1</script>")
    assert page.locator("#slide script, #slide [onload]").count() == 0
    assert page.title() == "Small things · preview"


def test_nothing_is_wider_than_a_phone(context: BrowserContext, preview: Preview) -> None:
    phone = context.new_page()
    phone.set_viewport_size({"width": 360, "height": 740})
    for path in ("", "presenter"):
        phone.goto(preview.address + path)
        expect(phone.locator(".slide svg").first).to_contain_text("First things")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_busy_port_gives_the_next_and_ctrl_c_ends_it_at_once(
    page: Page, preview: Preview, tmp_path: Path
) -> None:
    port = int(preview.address.rstrip("/").rpartition(":")[2])
    second = started(written(tmp_path), "--port", str(port))
    assert f"port {port} is busy" in second.said[0]
    page.goto(second.address)
    at(page, "First things")
    began = time.monotonic()
    second.process.send_signal(signal.SIGINT)
    _, rest = second.process.communicate(timeout=10)
    assert second.process.returncode == 0
    assert rest.endswith("stopped the preview\n")
    assert time.monotonic() - began < 5, "the open stream held it up"
    page.goto("about:blank")


def test_for_others_in_the_room_the_address_has_a_token(browser: Browser, tmp_path: Path) -> None:
    shared = started(written(tmp_path), "--host", "0.0.0.0", "--port", "0")
    try:
        plain, _, token = shared.address.partition("?token=")
        assert len(token) > 20
        page = browser.new_page()
        refused = page.goto(plain)
        assert refused
        assert refused.status == 403
        page.goto(shared.address)
        at(page, "First things")
        assert "token" not in page.url
        page.close()
    finally:
        shared.process.kill()
        shared.process.communicate()
