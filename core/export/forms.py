"""The forms an article's citations, and the article itself, can be had in, by the names of the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from core.export.bibtex import to_bibtex
from core.export.csl import to_csl_json
from core.export.ris import to_ris
from core.export.table import to_csv
from core.export.works import Work, cited
from core.model import Reading


@dataclass(frozen=True, slots=True)
class Form:
    """A form for all citations: what people call it, how its files end, who writes it."""

    label: str
    suffix: str
    write: Callable[[Reading], str]


CITATIONS = {
    "csv": Form("Table", ".csv", to_csv),
    "csl-json": Form("CSL-JSON", ".json", lambda reading: to_csl_json(cited(reading))),
    "bibtex": Form("BibTeX", ".bib", lambda reading: to_bibtex(cited(reading))),
}
ARTICLE: dict[str, Callable[[Iterable[Work]], str]] = {"csl-json": to_csl_json, "bibtex": to_bibtex, "ris": to_ris}
