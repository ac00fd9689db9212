"""servanda:// addresses, and notes by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core import cli
from core.errors import ReaderError
from core.links import NoteLink, parse_link
from tests.core.exchange.conftest import TEXT, hypothesis_row


@pytest.mark.parametrize("link", [NoteLink("0b-1"), NoteLink("0b-1", "/a b/ü?&#.md")])
def test_a_link_is_read_back(link: NoteLink) -> None:
    assert parse_link(str(link)) == link


@pytest.mark.parametrize("address", ["", "servanda://note/", "servanda://other/x", "https://note/x", "servanda://[x"])
def test_what_is_no_link_is_told(address: str) -> None:
    with pytest.raises(ReaderError, match="leads to no note"):
        parse_link(address)


def test_the_command_line_exports_and_imports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("core.folders.data", lambda: tmp_path)
    article, notes = tmp_path / "river.md", tmp_path / "rows.json"
    article.write_text(TEXT, encoding="utf-8")
    notes.write_text(json.dumps([hypothesis_row("a", "publishes its figures", "Seen.")]))
    assert cli.main(["notes", "import", str(notes), "--on", str(article)]) == 0
    assert cli.main(["notes", "export", str(article), "--format", "json"]) == 0
    assert b"1 added" in (out := capfdbinary.readouterr().out) and b'"Seen."' in out
