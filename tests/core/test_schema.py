"""The JSON Schema of the catalogue: every bundled file fits it, and a fault does not."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from core.catalogue import KINDS
from core.resources import resource

SCHEMA: dict[str, Any] = json.loads(resource("catalogue/schema.json").read_text(encoding="utf-8"))
FILES = sorted(resource("catalogue").glob("*.toml"))
ENTRY = '[[agreement]]\nid = "x-1"\nname = "X"\ntitle = "Treaty X"\nkind = "treaty"\nsummary = "About X."\n'


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_bundled_files_fit(file: Path, schema: Draft202012Validator) -> None:
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    assert [f"{error.json_path}: {error.message}" for error in schema.iter_errors(content)] == []


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ('colour = "red"', "$.agreement[0]"),
        ('signed = "May 1987"', "$.agreement[0].signed"),
        ('events = [{ date = "1987", what = "vanished" }]', "$.agreement[0].events[0].what"),
        ('disputed = { parties = "why" }', "$.agreement[0].disputed"),
    ],
)
def test_faults_are_found(more: str, path: str, schema: Draft202012Validator) -> None:
    assert [error.json_path for error in schema.iter_errors(tomllib.loads(ENTRY + more))] == [path]


def test_kinds_are_those_of_the_loader() -> None:
    assert SCHEMA["$defs"]["agreement"]["properties"]["kind"]["enum"] == list(KINDS)


def test_every_key_is_described() -> None:
    keys = [*SCHEMA["$defs"]["agreement"]["properties"].values(), *SCHEMA["$defs"]["event"]["properties"].values()]
    assert all(key["description"].endswith(".") for key in keys)
