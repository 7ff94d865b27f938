"""Who is answered: pages of this computer, or whoever knows the token."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from deckbuilder.cache import Forgetful
from deckbuilder.cli.preview import address
from deckbuilder.preview.following import Following
from deckbuilder.preview.guard import Guard, is_loopback
from deckbuilder.preview.hub import Hub
from deckbuilder.preview.server import NEXT_PORTS, application, bound
from deckbuilder.variant import BASE
from tests.commands import runner
from tests.preview.previewed import TALK, written

HERE = "http://127.0.0.1:8000"


def client(folder: Path, host: str = "127.0.0.1", token: str = "", base: str = HERE) -> TestClient:
    following = Following(written(folder), Forgetful())
    following.look(BASE)
    app = application(Hub(following, BASE, print, print), BASE, Guard(host, 8000, token))
    return TestClient(app, base_url=base, follow_redirects=False)


PATHS = ["/", "/presenter", "/static/preview.js", "/static/common.css", "/fonts/Carlito-Bold.ttf"]


@pytest.mark.parametrize("path", PATHS)
def test_every_file_comes_with_the_headers_that_keep_it_in(path: str, tmp_path: Path) -> None:
    got = client(tmp_path).get(path)
    assert got.status_code == 200
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "no-referrer"
    policy = got.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert got.headers["content-type"].split(";")[0] in (
        "text/html",
        "text/javascript",
        "text/css",
        "font/ttf",
    )


def test_pages_hold_no_script_or_style_of_their_own(tmp_path: Path) -> None:
    for path in ("/", "/presenter"):
        page = client(tmp_path).get(path).text
        assert page.count("<script") == page.count('<script type="module" src="/static/') == 1
        assert not any(part in page for part in ("<style", " style=", " onclick", "javascript:"))


@pytest.mark.parametrize(
    "path",
    [
        "/small.yaml", "/static/", "/static/../preview.js", "/static/..%2f..%2fguard.py",
        "/static/%2e%2e/%2e%2e/guard.py", "//etc/passwd", "/fonts/Carlito.LICENSE.txt",
        "/pictures/bridge.svg", "/pictures/..%2f..%2fsmall.yaml", "/static/preview.js%00",
    ],
)  # fmt: skip
def test_nothing_else_exists(path: str, tmp_path: Path) -> None:
    assert client(tmp_path).get(path).status_code == 404


def test_a_picture_may_run_nothing_when_it_is_opened_by_itself(tmp_path: Path) -> None:
    following = Following(written(tmp_path), Forgetful())
    [digest] = following.look(BASE).images
    app = application(Hub(following, BASE, print, print), BASE, Guard("127.0.0.1", 8000))
    got = TestClient(app, base_url=HERE).get(f"/pictures/{digest}")
    assert got.headers["content-type"] == "image/svg+xml"
    assert "sandbox" in got.headers["content-security-policy"]
    assert "script-src" not in got.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200), ("localhost:8000", 200), ("LOCALHOST:8000", 200),
        ("127.0.0.1:8001", 421), ("127.0.0.1", 421), ("evil.example:8000", 421),
        ("127.0.0.1.evil.example:8000", 421), ("localhost.evil.example:8000", 421),
        ("evil.example@127.0.0.1:8000", 421), ("192.168.1.7:8000", 421), ("", 421),
        ("127.0.0.1:8000/evil", 421), ("127.0.0.1:x", 421), ("[::1:8000", 421),
    ],
)  # fmt: skip
def test_only_our_own_host_is_answered(host: str, status: int, tmp_path: Path) -> None:
    assert client(tmp_path).get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_changed_and_other_sites_are_refused(method: str, tmp_path: Path) -> None:
    ours, theirs = {"origin": HERE}, {"origin": "http://evil.example"}
    assert client(tmp_path).request(method, "/", headers=ours).status_code == 405
    assert client(tmp_path).request(method, "/", headers=theirs).status_code == 403
    assert client(tmp_path).request(method, "/", headers={"origin": "null"}).status_code == 403
    assert client(tmp_path).request(method, "/").status_code == 403


def test_another_site_may_lead_to_a_page_and_load_nothing(tmp_path: Path) -> None:
    foreign = {"sec-fetch-site": "cross-site"}
    moving = {**foreign, "sec-fetch-mode": "navigate"}
    assert client(tmp_path).get("/events", headers=foreign).status_code == 403
    assert client(tmp_path).get("/static/talk.js", headers=foreign).status_code == 403
    assert client(tmp_path).get("/events", headers=moving).status_code == 403
    assert client(tmp_path).get("/", headers=moving).status_code == 200


def test_others_in_the_room_need_the_token_once(tmp_path: Path) -> None:
    at = "http://192.168.1.7:8000"
    guest = client(tmp_path, "0.0.0.0", "secret", at)
    assert guest.get("/").status_code == 403
    assert guest.get("/?token=Secret").status_code == 403
    assert guest.get("/events?token=secret").status_code == 403
    first = guest.get("/?token=secret&variant=short")
    assert first.status_code == 303
    assert first.headers["location"] == "/?variant=short"
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert guest.get("/").status_code == 200
    assert guest.get("/static/talk.js").status_code == 200
    assert guest.get("/", headers={"cookie": "deckbuilder-8000=wrong"}).status_code == 403


def test_at_all_addresses_no_foreign_name_is_ours(tmp_path: Path) -> None:
    guard = Guard("0.0.0.0", 8000, "secret")
    assert guard.is_ours("192.168.1.7:8000")
    assert guard.is_ours("[fe80::1]:8000")
    assert guard.is_ours("localhost:8000")
    assert not guard.is_ours("evil.example:8000")


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("192.168.1.7", False), ("laptop", False)],
)  # fmt: skip
def test_only_loopback_goes_without_a_token(host: str, alone: bool) -> None:
    assert is_loopback(host) == alone


def test_the_talk_of_these_tests_is_in_order(tmp_path: Path) -> None:
    state = Following(written(tmp_path, TALK), Forgetful()).examine(BASE)
    assert not [one for one in state.problems or () if one.severity == "error"]


def test_a_busy_port_gives_the_next_one_until_there_are_none() -> None:
    with bound("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with bound("127.0.0.1", port) as second:
            assert port < second.getsockname()[1] < port + NEXT_PORTS
    with pytest.raises(OSError, match="address"):
        bound("203.0.113.9", 8000)


def test_addresses_are_printed_as_browsers_want_them() -> None:
    assert address("127.0.0.1", 8000, "") == "http://127.0.0.1:8000/"
    assert address("::1", 8000, "") == "http://[::1]:8000/"
    assert address("192.168.1.7", 80, "a_b") == "http://192.168.1.7:80/?token=a_b"


def test_an_address_that_is_not_ours_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = runner(capsys, monkeypatch)
    result = run("preview", str(written(tmp_path)), "--host", "203.0.113.9", "--no-open")
    assert result.code == 2
    assert "cannot listen at 203.0.113.9" in result.err
