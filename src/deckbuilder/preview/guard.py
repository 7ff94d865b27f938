"""Who may ask for what: pages of this computer, or whoever knows the token."""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from deckbuilder.preview.pictures import ADDRESS

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types slides",
    )
)
"""Content-Security-Policy of everything but pictures: only our own files run, nothing inline."""
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Of a picture, which somebody may open by itself: an SVG has styles, and may run nothing."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
EVERYWHERE = ("0.0.0.0", "::")
"""Addresses that stand for all of this computer's own."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a request."""

    status: int
    """200 to answer it, 303 to set the cookie first, anything else to refuse it."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """What requests must say when the preview is bound to `host` and `port`."""

    host: str
    port: int
    token: str = ""
    """What visitors have to know; empty where only this computer can reach us."""

    @property
    def cookie(self) -> str:
        """Name of the cookie that holds the token; cookies know no ports, so it says which."""
        return f"deckbuilder-{self.port}"

    def judge(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str]
    ) -> Verdict:
        """Whether to answer a request. Names of headers are in lower case."""
        if not self.is_ours(headers.get("host", "")):
            return Verdict(421, "this preview answers only under its own address")
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin") and not (
            headers.get("sec-fetch-mode") == "navigate" and path in ("/", "/presenter")
        ):
            return Verdict(403, "this preview answers no other site")
        if method not in ("GET", "HEAD"):
            origin = headers.get("origin", "")
            if urlsplit(origin).netloc != headers.get("host", ""):
                return Verdict(403, "this preview answers no other site")
            return Verdict(405, "there is nothing to change here")
        return self._known(path, query, headers)

    def _known(self, path: str, query: Mapping[str, str], headers: Mapping[str, str]) -> Verdict:
        if not self.token or same(cookies(headers.get("cookie", "")).get(self.cookie), self.token):
            return Verdict(200)
        if path in ("/", "/presenter") and same(query.get("token"), self.token):
            return Verdict(303)
        return Verdict(403, "open the address with the token that deckbuilder printed")

    def is_ours(self, host: str) -> bool:
        """Whether a Host header names us, and no name that somebody else had point at us.

        Against such names (DNS rebinding) only addresses in digits help, and names known here.
        """
        name, port = split_host(host)
        if port != self.port:
            return False
        if name in names_of(self.host) or (is_loopback(self.host) and is_loopback(name)):
            return True
        return self.host in EVERYWHERE and is_digits(name)


def names_of(host: str) -> tuple[str, ...]:
    """The names that a computer bound to `host` goes by."""
    if host in EVERYWHERE:
        own = socket.gethostname().lower()
        return ("localhost", own, f"{own}.local")
    return (host.lower(), "localhost") if is_loopback(host) else (host.lower(),)


def split_host(host: str) -> tuple[str, int]:
    """Name and port of a Host header; port 80 where it names none, and 0 when it is none."""
    try:
        parts = urlsplit(f"//{host}")
        if not host or parts.netloc != host or "@" in host or parts.path:
            return "", 0
        return (parts.hostname or ""), (80 if parts.port is None else parts.port)
    except ValueError:
        return "", 0


def is_digits(name: str) -> bool:
    """Whether a name is an address in digits."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach an address."""
    return host == "localhost" or (is_digits(host) and ipaddress.ip_address(host).is_loopback)


def cookies(header: str) -> dict[str, str]:
    """The cookies of a Cookie header."""
    pairs = (pair.strip().partition("=") for pair in header.split(";"))
    return {name: value for name, _, value in pairs}


def same(given: str | None, token: str) -> bool:
    """Whether both are the same, found out in a time that tells nothing about the token."""
    return given is not None and secrets.compare_digest(given.encode(), token.encode())


def policy(path: str) -> str:
    """The Content-Security-Policy of the answer for a path."""
    return PICTURE_POLICY if path.startswith(ADDRESS) else PAGE_POLICY
