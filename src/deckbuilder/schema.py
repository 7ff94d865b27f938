"""The JSON Schema of outlines and themes, made from the same records that read them."""

from __future__ import annotations

import json

from deckbuilder.blocks import blocks
from deckbuilder.fields import Definitions, Record, Schema
from deckbuilder.model import CloudMap, Person, Section, Slide, Talk
from deckbuilder.model.partial import taken_schema
from deckbuilder.theme.load import ThemeFile
from deckbuilder.theme.template_file import TemplateFile

TAKEN: tuple[type[Record], ...] = (Slide, Section, CloudMap, Person)
"""What `from:` may take."""
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML language server understands best."""


def outline_schema() -> Schema:
    """The schema of an outline."""
    schema = _schema(Talk, "An outline of a talk for deckbuilder")
    return _with_taken(schema)


def theme_schema() -> Schema:
    """The schema of a theme file."""
    schema = _schema(ThemeFile, "A theme for deckbuilder")
    on_template = _schema(TemplateFile, "A theme that stands on a company's template")
    head = {name: schema.pop(name) for name in ("$schema", "title")}
    definitions = {**schema.pop("definitions"), **on_template.pop("definitions")}
    for name in head:
        on_template.pop(name)
    return {**head, "anyOf": [schema, on_template], "definitions": definitions}


def _schema(record: type[Record], title: str) -> Schema:
    definitions = Definitions(blocks())
    root = record.make_schema(definitions)
    return {"$schema": DIALECT, "title": title, **root, "definitions": definitions.named}


def _with_taken(schema: Schema) -> Schema:
    """The schema of an outline in which parts may be taken from another one."""
    definitions = Definitions(blocks())
    definitions.named = named = schema["definitions"]
    for cls in TAKEN:
        name = definitions.refer(cls)["$ref"].rpartition("/")[2]
        named[name] = {"anyOf": [named[name], taken_schema(cls, definitions)]}
    return schema


def schema_text(schema: Schema) -> str:
    """The schema as indented JSON with a line end."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
