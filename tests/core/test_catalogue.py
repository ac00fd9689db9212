"""The catalogue: every fault is named with its line; what ships is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import catalogue
from core.catalogue import Catalogue, read_files
from core.errors import CatalogueError
from core.model import AliasKind
from core.status import NEVER

ENTRY = '[[agreement]]\nid = "x-1"\nname = "X"\ntitle = "Treaty X"\nkind = "treaty"\nsummary = "About X."\n'


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("[[agreement]\n", "not valid TOML.*line 1"),
        (ENTRY + 'colour = "red"', "line 2: unknown key: colour"),
        (ENTRY.replace('title = "Treaty X"', ""), "line 2: missing: title"),
        (ENTRY + 'signed = "May 1987"', "line 2: not a date.*signed"),
        (ENTRY + 'signed = "1987-13"', "line 2: not a date.*signed"),
        (ENTRY + 'names = "X"', "line 2: not a list of texts: names"),
        (ENTRY + 'events = [{ date = "1987" }]', "line 2: not a list of .*: events"),
        (ENTRY + "also = { fr = 1 }", "line 2: not a table.*also"),
        (ENTRY + "disputed = { signed = 1987 }", "line 2: not a table of reasons .*: disputed"),
        (ENTRY + 'disputed = { colour = "why" }', "line 2: not a table of reasons .*: disputed"),
        (ENTRY.replace('"treaty"', '"law"'), "line 2: kind 'law'"),
        (ENTRY + 'parent = "y-1"', "line 2: parent 'y-1' is no agreement here"),
        (ENTRY + ENTRY, "'x-1' is used twice"),
        (ENTRY.replace("x-1", "X 1"), "'X 1' is used twice or malformed"),
        ('agreement = "x"', "entries must be written"),
    ],
)
def test_faults_are_named(content: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "field.toml"
    file.write_text(content)
    with pytest.raises(CatalogueError, match=rf"field\.toml.*{fault}"):
        read_files([file])


def test_entry(small: Catalogue) -> None:
    inf = small["inf-1987"]
    assert (inf.field, inf.ended, inf.events[0].who) == ("arms", "2019-08-02", "United States")


def test_initials_that_are_the_name_stay_initials(small: Catalogue) -> None:
    kinds = {alias.text: alias.kind for alias in small["nafta-1992"].aliases}
    assert kinds["NAFTA"] is AliasKind.ACRONYM


def test_second_load_is_the_same_and_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.folders.cache", lambda: tmp_path / "cache")
    first = catalogue.load()
    first.table("ids", lambda known: tuple(known))
    monkeypatch.setattr("core.catalogue.read_files", lambda files: pytest.fail("read again"))
    assert dict(catalogue.load()) == dict(first)


def test_broken_cache_is_read_past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.folders.cache", lambda: tmp_path / "cache")
    known = catalogue.load()
    known.table("ids", lambda known: tuple(known))
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(b"broken")
    assert len(catalogue.load()) == len(known)


def test_without_a_place_for_a_cache_it_loads_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr("core.folders.cache", lambda: tmp_path / "file" / "cache")
    assert catalogue.load().table("size", len) >= 60


def test_bundled_catalogue_is_large_enough() -> None:
    assert len(catalogue.load()) >= 60


def test_bundled_dates_follow_each_other() -> None:
    dates = (
        (t.id, t.signed[:4], t.in_force[:4], t.ended[:4]) for t in catalogue.load().values() if t.in_force != NEVER
    )
    wrong = [name for name, *years in dates if (given := [year for year in years if year]) != sorted(given)]
    assert wrong == []
