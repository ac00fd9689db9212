"""An article and what it cites as entries of a bibliography, whatever form they are written in then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.citations.kinds import Group, group_of
from core.model import Citation, Document, Reading, Span, Treaty
from core.slugs import slug_of

# The types of the Citation Style Language, by the group of a citation and, before it, by its kind.
_TYPES = {
    Group.TREATY_SERIES: "treaty", Group.UNITED_NATIONS: "report", Group.EUROPEAN_UNION: "legislation",
    Group.CASES: "legal_case", Group.REPORTS: "report", Group.WEB: "webpage",
}  # fmt: skip
_KINDS = {
    "doi": "article-journal", "journal": "article-journal", "pmid": "article-journal", "arxiv": "article",
    "isbn": "book", "related": "webpage", "ecli": "legal_case", "us-law": "legislation", "eu-case": "legal_case",
    "com-document": "report", "un-resolution": "legislation", "infcirc": "report",
}  # fmt: skip
_POINTERS = ("footnote", "back-reference", "link")
_PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le ten ter van von".split())
_SUFFIXES = frozenset("Jr Sr II III IV".split())
_BODIES = frozenset(
    "and of for the agency association board centre center commission committee council department editorial editors "
    "foundation group institute ministry network news office organisation organization press project service "
    "society staff team times today union university".split()
)
_LONGEST_ID = 48


@dataclass(frozen=True, slots=True)
class Name:
    """An author's name; one that is not a person's, or not known to be, stands whole in `family`."""

    family: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """An entry; `kind` is a type of CSL, `issued` a date in ISO 8601, whole or cut; `id` is ASCII."""

    id: str
    kind: str
    title: str
    authors: tuple[Name, ...] = ()
    issued: str = ""
    url: str = ""
    number: str = ""
    doi: str = ""
    language: str = ""


def article(document: Document, on: date | None) -> Work:
    """The article itself; `on` is its date, which a reader may have set."""
    title = document.title + (f": {document.subtitle}" if document.subtitle and document.title else "")
    authors = tuple(name_of(author) for author in document.authors)
    year = f"-{on.year}" if on else ""
    begin = slug_of(authors[0].family) if authors else slug_of(document.title)
    return Work(
        f"{begin[:_LONGEST_ID].rstrip('-') or 'article'}{year}",
        "article",
        title or document.source,
        authors,
        on.isoformat() if on else "",
        language=document.language,
    )


def cited(reading: Reading) -> tuple[Work, ...]:
    """What a reading's citations are of, each once, in order of first citation, with ids of their own."""
    works = tuple(dict.fromkeys(_works(reading)))
    titled = {work.url for work in works if not _is_bare(work)}
    return tuple(_numbered(work for work in works if not _is_bare(work) or work.url not in titled))


def name_of(author: str) -> Name:
    """A person's name in its two parts: "Ursula von der Leyen" is "von der Leyen", "Ursula"."""
    words = author.split()
    if not 2 <= len(words) <= 6 or "," in author or any(word.lower() in _BODIES for word in words):
        return Name(" ".join(words))
    first = len(words) - 1
    while first > 1 and words[first].rstrip(".") in _SUFFIXES:
        first -= 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return Name(" ".join(words[first:]), " ".join(words[:first]))


def _works(reading: Reading) -> Iterator[Work]:
    # Of what is cited several times, the place that knows most of it speaks.
    best: dict[str, Citation] = {}
    for citation in reading.citations:
        best.setdefault(citation.key, citation)
        if citation.target.url and not best[citation.key].target.url:
            best[citation.key] = citation
    places = {citation.span for citation in reading.citations}
    for citation in best.values():
        target = citation.target
        if target.treaty:
            yield _treaty(reading.treaty(target.treaty))
        elif target.span is None or target.url:
            yield _entry(citation, reading, citation.span)
        # What leads to another citation is the same work; what leads to a note is no work of its own.
        elif target.span not in places and citation.kind not in _POINTERS:
            yield _entry(citation, reading, target.span)


def _is_bare(work: Work) -> bool:
    """Whether an address is all that is known of it."""
    return bool(work.url) and work.title in work.url


def _entry(citation: Citation, reading: Reading, span: Span) -> Work:
    # In a list, "resolutions 425 (1978) and 426 (1978)", only the symbol is whole.
    is_symbol = group_of(citation.kind) is Group.UNITED_NATIONS
    title = citation.key if is_symbol else " ".join(span.of(reading.document.text).split())
    doi = citation.key.removeprefix("doi:") if citation.kind == "doi" else ""
    kind = _KINDS.get(citation.kind) or _TYPES.get(group_of(citation.kind), "document")
    return Work(slug_of(citation.key), kind, title, url=citation.target.url, doi=doi)


def _treaty(treaty: Treaty) -> Work:
    number = treaty.series[0] if treaty.series else ""
    return Work(treaty.id, "treaty", treaty.title or treaty.name, issued=treaty.signed, number=number)


def _numbered(works: Iterable[Work]) -> Iterator[Work]:
    """The works with ids cut to a length, and a number behind those that would be the same."""
    taken: set[str] = set()
    for work in works:
        wanted = work.id[:_LONGEST_ID].strip("-") or "cited"
        name, count = wanted, 1
        while name in taken:
            count += 1
            name = f"{wanted}-{count}"
        taken.add(name)
        yield replace(work, id=name)
