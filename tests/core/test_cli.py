"""The command line and its JSON contract."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from core import cli

TEXT = "A Title\n\n𝒜 report: the INF treaty is dead, see https://example.org/a, like the Iran nuclear deal."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def contract(article: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    assert cli.main(["inspect", str(article), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_keys_of_the_contract(contract: Any) -> None:
    assert contract.keys() >= {"schema", "source", "document", "treaties", "mentions", "citations", "quotes", "actions"}


def test_keys_of_the_document(contract: Any) -> None:
    keys = {"title", "subtitle", "authors", "date", "language", "format", "text", "blocks"}
    assert contract["document"].keys() >= keys


def test_text_is_exactly_the_slice(contract: Any) -> None:
    text = contract["document"]["text"]
    found = contract["mentions"] + contract["citations"]
    assert len(found) == 3 and all(text[item["start"] : item["end"]] == item["text"] for item in found)


def test_treaties_carry_their_wikipedia_title_and_status(contract: Any) -> None:
    inf = contract["treaties"][0]
    assert (inf["id"], inf["wikipedia"], inf["count"]) == ("inf-1987", "Intermediate-Range Nuclear Forces Treaty", 1)


def test_every_kind_is_one_of_the_contract(contract: Any) -> None:
    kinds = {
        "heading",
        "paragraph",
        "quote",
        "list_item",
        "table",
        "code",
        "caption",
        "footnote",
        "related",
        "furniture",
    }
    assert {block["kind"] for block in contract["document"]["blocks"]} <= kinds


def test_a_line_a_file(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["inspect", str(article), str(article), "--json"])
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_report_for_people(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["inspect", str(article)])
    assert "INF Treaty" in capsys.readouterr().out


def test_report_says_when_there_is_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Nothing of the kind [bold].")
    cli.main(["inspect", str(tmp_path / "a.txt")])
    assert "No agreements found" in capsys.readouterr().out


def test_a_name_with_control_characters_moves_no_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a\n\x1b[31m.txt"
    file.write_text("Nothing at all.", encoding="utf-8")
    cli.main(["inspect", str(file)])
    shown = "".join(capsys.readouterr().out.split())
    assert "a\ufffd\ufffd[31m.txt”" in shown


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    cli.main(["inspect", "-", "--json"])
    assert json.loads(capsys.readouterr().out)["source"] == "-"


def test_unreadable_file_is_one_line_and_the_rest_is_read(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["inspect", "no-such-file.txt", str(article), "--json"])
    captured = capsys.readouterr()
    assert (code, len(captured.err.splitlines()), len(captured.out.splitlines())) == (1, 1, 1)


def test_bad_usage() -> None:
    with pytest.raises(SystemExit, match="2"):
        cli.main(["inspect"])
