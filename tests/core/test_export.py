"""Citations and the article itself in the forms other programs read."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import cli
from core.catalogue import Catalogue
from core.errors import ExportError
from core.export.bibtex import to_bibtex
from core.export.copying import to_markdown, to_plain
from core.export.csl import to_csl_json
from core.export.forms import ARTICLE, CITATIONS
from core.export.ris import to_ris
from core.export.saving import save
from core.export.table import to_csv
from core.export.works import Name, Work, article, cited, name_of
from core.model import Block, BlockKind, Citation, Document, Reading, Span, Target, TargetKind, Treaty
from tests.core.cases import FIXTURES

CSL = json.loads((FIXTURES / "csl_items.json").read_text(encoding="utf-8"))
NPT = Treaty("npt-1968", "NPT", "Treaty on Non-Proliferation", signed="1968-07-01", series=("729 UNTS 161",))
TEXT = "Echo here, at https://e.org/echo, and Art. VI of the NPT; that Echo again. =cmd() 1 A note."

CITED_NPT = "Treaty on Non-Proliferation, 729 UNTS 161, Article VI"


def span_of(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


ECHO = span_of("Echo")
READING = Reading(
    Document(
        "paper.md",
        "markdown",
        TEXT,
        (Block(BlockKind.FOOTNOTE, Span(TEXT.index("A note"), len(TEXT))),),
        title="A Title",
        authors=("Ada Writer",),
    ),
    treaties=(NPT,),
    citations=(
        Citation(ECHO, "report", "echo", why="a report named here"),
        Citation(span_of("https://e.org/echo"), "url", "e.org/echo", Target(TargetKind.URL, url="https://e.org/echo")),
        Citation(
            span_of("Art. VI"),
            "pinpoint",
            "npt-1968 art-6",
            Target(TargetKind.TREATY, treaty="npt-1968", part="Article VI"),
        ),
        Citation(span_of("Echo", 9), "report", "echo", Target(TargetKind.SPAN, ECHO)),
        Citation(span_of("=cmd()"), "reference", "cmd"),
        Citation(span_of("1"), "footnote", "footnote 1", Target(TargetKind.SPAN, span_of("A note."))),
    ),
)
FULL = Work(
    "writer-2018", "article", "50% of {All} & “More”", (Name("von Writer", "Ada"), Name("The Desk")), "2018-12-06",
    "https://e.org/a_b", "7", "10.1/a_b", "en",
)  # fmt: skip


@pytest.mark.parametrize(
    ("author", "family", "given"),
    [
        ("Leonid Bershidsky", "Bershidsky", "Leonid"),
        ("Ursula von der Leyen", "von der Leyen", "Ursula"),
        ("Martin Luther King Jr.", "King Jr.", "Martin Luther"),
        ("Plato", "Plato", ""),
        ("The Editorial Board", "The Editorial Board", ""),
        ("International Court of Justice", "International Court of Justice", ""),
    ],
)
def test_names(author: str, family: str, given: str) -> None:
    assert name_of(author) == Name(family, given)


@pytest.mark.parametrize(
    ("authors", "on", "work_id"),
    [
        (("Ada Writer",), date(2018, 12, 6), "writer-2018"),
        ((), date(2018, 12, 6), "a-title-2018"),
        (("Ada Writer",), None, "writer"),
    ],
)
def test_the_id_of_an_article(authors: tuple[str, ...], on: date | None, work_id: str) -> None:
    assert article(replace(READING.document, authors=authors), on).id == work_id


def test_what_is_cited_stands_once_and_a_note_is_no_work() -> None:
    kinds = [(work.id, work.kind) for work in cited(READING)]
    assert kinds == [("echo", "report"), ("e-org-echo", "webpage"), ("npt-1968", "treaty"), ("cmd", "document")]


def test_an_address_with_a_title_stands_once() -> None:
    target = Target(TargetKind.SPAN, span_of("https://e.org/echo"), url="https://e.org/echo")
    named = replace(READING, citations=(replace(READING.citations[0], target=target), READING.citations[1]))
    assert [(work.title, work.url) for work in cited(named)] == [("Echo", "https://e.org/echo")]


@pytest.mark.parametrize(
    ("kind", "key", "title", "doi"),
    [
        ("un-resolution", "S/RES/425 (1978)", "S/RES/425 (1978)", ""),
        ("doi", "doi:10.1/x", "Echo", "10.1/x"),
        ("icj", "ICJ Reports 1986, p. 14", "Echo", ""),
    ],
)
def test_what_an_entry_is_called(kind: str, key: str, title: str, doi: str) -> None:
    (work,) = cited(replace(READING, citations=(Citation(ECHO, kind, key),)))
    assert (work.title, work.doi) == (title, doi)


def test_ids_are_told_apart() -> None:
    two = [Citation(Span(at, at + 4), "reference", key) for at, key in ((0, "a b"), (5, "a-b"))]
    assert [work.id for work in cited(replace(READING, citations=tuple(two)))] == ["a-b", "a-b-2"]


@pytest.mark.parametrize("works", [(FULL,), cited(READING), ()])
def test_csl_json_is_valid(works: tuple[Work, ...]) -> None:
    jsonschema.validate(json.loads(to_csl_json(works)), CSL)


def test_csl_json_of_a_treaty() -> None:
    (treaty,) = [item for item in json.loads(CITATIONS["csl-json"].write(READING)) if item["type"] == "treaty"]
    assert (treaty["title"], treaty["number"], treaty["issued"]) == (
        "Treaty on Non-Proliferation", "729 UNTS 161", {"date-parts": [[1968, 7, 1]]},
    )  # fmt: skip


BIBTEX = r"""@misc{writer-2018,
  author = {von Writer, Ada and {The Desk}},
  title = {{50\% of \textbraceleft{}All\textbraceright{} \& “More”}},
  year = {2018},
  month = dec,
  number = {7},
  doi = {10.1/a_b},
  url = {https://e.org/a_b},
}
"""
RIS = (
    "TY  - GEN\r\nID  - writer-2018\r\nTI  - 50% of {All} & “More”\r\nAU  - von Writer, Ada\r\nAU  - The Desk\r\n"
    "PY  - 2018\r\nDA  - 2018/12/06/\r\nM1  - 7\r\nDO  - 10.1/a_b\r\nLA  - en\r\nUR  - https://e.org/a_b\r\nER  - \r\n"
)


def test_bibtex() -> None:
    assert to_bibtex([FULL]) == BIBTEX


def test_ris() -> None:
    assert to_ris([FULL]) == RIS


@pytest.mark.parametrize(
    ("sign", "written"),
    [
        ("a\\b", r"a\textbackslash{}b"),
        ("$5 & 3#", r"\$5 \& 3\#"),
        ("a_b^c~d", r"a\_b\textasciicircum{}c\textasciitilde{}d"),
        ("two\nlines", "two lines"),
        ("Ærø 條約", "Ærø 條約"),
    ],
)
def test_what_bibtex_would_misread(sign: str, written: str) -> None:
    assert f"title = {{{{{written}}}}}," in to_bibtex([Work("a", "report", sign)])


@given(st.text(), st.text())
def test_braces_of_bibtex_always_close(title: str, family: str) -> None:
    written = to_bibtex([Work("a", "report", title, (Name(family),), url=title)])
    depth = [0]
    for sign in written:
        depth.append(depth[-1] + {"{": 1, "}": -1}.get(sign, 0))
    assert depth[-1] == 0 and min(depth) == 0


@given(st.text())
def test_ris_has_a_line_a_field(title: str) -> None:
    assert [line[:6] for line in to_ris([Work("a", "report", title)]).split("\r\n")[:-1]] == [
        "TY  - ", "ID  - ", "TI  - ", "ER  - ",
    ]  # fmt: skip


def test_the_table_has_a_row_for_every_citation() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(READING))))
    assert [row["citation"] for row in rows] == ["Echo", "https://e.org/echo", "Art. VI", "Echo", "'=cmd()", "1"]


@pytest.mark.parametrize(
    ("row", "leads"),
    [
        (0, ("", "", "")),
        (1, ("url", "", "https://e.org/echo")),
        (2, ("treaty", "NPT, Article VI", "")),
        (3, ("span", "Echo", "")),
    ],
)
def test_the_table_says_where_each_leads(row: int, leads: tuple[str, str, str]) -> None:
    found = list(csv.DictReader(io.StringIO(to_csv(READING))))[row]
    assert (found["leads to"], found["target"], found["address"]) == leads


@pytest.mark.parametrize("form", ARTICLE)
def test_the_article_in_every_form(form: str) -> None:
    assert "A Title" in ARTICLE[form]([article(READING.document, None)])


@pytest.mark.parametrize(("name", "begin"), [("a.csv", b"\xef\xbb\xbf"), ("a.bib", b"")])
def test_saving_replaces_the_whole_file(tmp_path: Path, name: str, begin: bytes) -> None:
    file = tmp_path / name
    file.write_text("what was there before")
    save(file, "é")
    assert (file.read_bytes(), list(tmp_path.glob(".*"))) == (begin + "é".encode(), [])


def test_saving_where_nothing_can_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"could not be written"):
        save(tmp_path / "no such folder" / "a.bib", "")


@pytest.mark.parametrize("form", CITATIONS)
def test_the_command_line_prints_every_form(
    form: str, small: Catalogue, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli.catalogue, "load", lambda: small)
    file = tmp_path / "a.txt"
    file.write_text("A Title\n\nSee https://example.org/a for it.")
    assert cli.main(["cite", str(file), "--format", form]) == 0
    assert "https://example.org/a" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("number", "plain", "markdown"),
    [
        (0, "Echo", "Echo"),
        (1, "https://e.org/echo", "<https://e.org/echo>"),
        (2, CITED_NPT, CITED_NPT),
        (5, "A note.", "A note."),
    ],
)
def test_a_citation_is_copied_as_what_it_leads_to(number: int, plain: str, markdown: str) -> None:
    citation = READING.citations[number]
    assert (to_plain(citation, READING), to_markdown(citation, READING)) == (plain, markdown)


def test_a_link_is_copied_with_its_address() -> None:
    link = Citation(span_of("=cmd()"), "url", "x", Target(TargetKind.URL, url="https://e.org/a_(b)"))
    copied = to_plain(link, READING), to_markdown(replace(link, span=span_of("Art. VI of")), READING)
    assert copied == ("=cmd() <https://e.org/a_(b)>", "[Art. VI of](<https://e.org/a_(b)>)")
