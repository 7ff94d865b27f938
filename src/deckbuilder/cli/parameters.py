"""The base of our own kinds of arguments, generic whichever click there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import click

if TYPE_CHECKING:
    from click import ParamType
else:
    Value = TypeVar("Value")

    class ParamType(click.ParamType, Generic[Value]):
        """What click 8.4 and later say by themselves."""


__all__ = ["ParamType"]
