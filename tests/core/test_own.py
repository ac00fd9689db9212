"""A person's own catalogue: it adds, it corrects, it wins."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import catalogue, folders, own
from core.catalogue import Catalogue, read_files
from core.errors import CatalogueError
from core.own import NewAgreement
from core.pipeline import analyse
from tests.core.cases import FIXTURES
from tests.core.conftest import document


def with_own(tmp_path: Path, content: str) -> Catalogue:
    file = tmp_path / "mine.toml"
    file.write_text(content, encoding="utf-8")
    return Catalogue(read_files(sorted((FIXTURES / "catalogue").glob("*.toml")), [file]), {})


def test_added_agreement_is_found() -> None:
    own.add(NewAgreement("Ouchy Convention", title='The "Ouchy" Convention', signed="1932-07-18"))
    (treaty,) = analyse(document("They signed the Ouchy Convention."), catalogue.load()).treaties
    assert (treaty.id, treaty.signed, treaty.listed) == ("own-ouchy-convention-1932", "1932-07-18", True)


def test_two_added_agreements_stand_side_by_side() -> None:
    ids = [own.add(NewAgreement(name)) for name in ("First Pact", "Second Pact")]
    assert all(name in catalogue.load() for name in ids)


@pytest.mark.parametrize("name", ["Ouchy Convention", "條約", 'A "quoted" \\ name'])
def test_same_name_twice_or_in_any_script_leaves_the_catalogue_whole(name: str) -> None:
    ids = [own.add(NewAgreement(name)) for _ in range(2)]
    assert all(catalogue.load()[treaty_id].name == name for treaty_id in ids)


def test_date_that_is_none_is_refused() -> None:
    with pytest.raises(CatalogueError, match="is no date"):
        own.add(NewAgreement("A Pact", signed="last May"))


def test_correction_wins_key_by_key(tmp_path: Path) -> None:
    known = with_own(tmp_path, '[[agreement]]\nid = "inf-1987"\nname = "My INF"\n')
    assert (known["inf-1987"].name, known["inf-1987"].ended, known["inf-1987"].field) == (
        "My INF",
        "2019-08-02",
        "arms",
    )


def test_fault_in_the_own_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"mine\.toml, line 2: missing: title"):
        with_own(tmp_path, '[[agreement]]\nid = "new-1"\nname = "New"\nkind = "treaty"\nsummary = "x"\n')


def test_folder_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(folders, "data", lambda: tmp_path / "file")
    with pytest.raises(CatalogueError, match="could not be written"):
        own.add(NewAgreement("A Pact"))
