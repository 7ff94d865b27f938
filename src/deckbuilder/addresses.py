"""Addresses as a relationship may hold them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_PLAIN = r"(?:[A-Za-z0-9/:?@!$&'()*+,;=._~-]|%[0-9A-Fa-f]{2})*"
_READY = re.compile(rf"{_PLAIN}(?:#{_PLAIN})?\Z")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SAFE = "%/:?@!$&'()*+,;=-._~"
_AUTHORITY = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*://)([^/?#]*)(.*)", re.DOTALL)


def clean_address(address: str) -> str:
    """Return `address` with everything percent-encoded that RFC 3986 does not allow.

    PowerPoint offers to repair a file whose link target is no URI. Host names outside ASCII become
    their `xn--` form (RFC 3492), which is what browsers resolve.
    """
    address = address.strip()
    if _READY.match(address):
        return address
    parts = _AUTHORITY.match(address)
    if parts is None:
        return _encoded(address)
    scheme, host, rest = parts.groups()
    return f"{scheme}{_host(host)}{_encoded(rest)}"


def _encoded(words: str) -> str:
    words, mark, fragment = _STRAY_PERCENT.sub("%25", words).partition("#")
    return quote(words, _SAFE, errors="replace") + mark + quote(fragment, _SAFE, errors="replace")


def _host(host: str) -> str:
    user, at, name = host.rpartition("@")
    if name.startswith("["):
        return f"{_encoded(user)}{at}{name}"
    labels = (_label(label) for label in unicodedata.normalize("NFKC", name).split("."))
    return f"{_encoded(user)}{at}{_encoded('.'.join(labels))}"


def _label(label: str) -> str:
    """One part of a host name; a port keeps its digits."""
    if label.isascii():
        return label
    name, colon, port = label.partition(":")
    return "xn--" + name.lower().encode("punycode", "replace").decode() + colon + port
