"""Finds agreements that are described, not named: "the 1987 missile treaty", "the Paris climate pact of 2015".

A description is linked only where exactly one known agreement fits every fact in it, and where the facts
are at least two and not all of them common nouns.
"""

from __future__ import annotations

from dataclasses import replace

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, words
from core.mentions.facts import FactIndex, fact_index, years_of
from core.mentions.phrases import Phrase, phrases_in
from core.model import Document, Mention, MentionKind, Reading, Treaty

_TWO = 2
_TREATY = frozenset({"treaty", "vertrag", "traite", "tratado", "договор"})


def find_descriptions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the agreements that are described in full."""
    document, language = reading.document, words(reading.document.language)
    firm = [mention for mention in reading.mentions if not _is_bare_place(mention, document.text)]
    taken = {position for mention in firm for position in range(*mention.span)}
    named = {mention.treaty for mention in reading.mentions}
    found = [
        Mention(phrase.span, treaty.id, MentionKind.DESCRIPTIVE, _why(phrase))
        for phrases in phrases_in(document, catalogue)
        for phrase in phrases
        if taken.isdisjoint(range(*phrase.span))
        and (treaty := _described(phrase, named, document, catalogue, language))
    ]
    described = {position for mention in found for position in range(*mention.span)}
    kept = [mention for mention in reading.mentions if mention.span.start not in described]
    return replace(reading, mentions=(*kept, *found))


def _is_bare_place(mention: Mention, text: str) -> bool:
    """Whether the mention is one word, like "Paris", that a description may begin with: "Paris climate pact"."""
    return mention.kind is MentionKind.NICKNAME and mention.span.of(text).isalpha()


def _why(phrase: Phrase) -> str:
    return f"description: {', '.join(fact.words for fact in phrase.facts)}, {phrase.head}"


def _described(
    phrase: Phrase, named: set[str], document: Document, catalogue: Catalogue, language: Words
) -> Treaty | None:
    """The one agreement that fits; where several do, the one also named here, or whose own names use the noun."""
    fresh = _is_fresh(phrase, document, language)
    if phrase.strange or not (fresh or _tells(phrase, language)):
        return None
    index = fact_index(catalogue, document.language)
    fitting = frozenset.intersection(*(fact.treaties for fact in phrase.facts))
    treaties = [catalogue[treaty_id] for treaty_id in sorted(fitting)]
    treaties = [treaty for treaty in treaties if treaty.id in named or _is_between(treaty, phrase)]
    treaties = [treaty for treaty in treaties if _may_be_called(treaty, phrase.head, document, index, language)]
    if fresh and document.date:
        recent = {document.date.year - 1, document.date.year}
        treaties = [treaty for treaty in treaties if recent & years_of(treaty)]
    ranks = sorted(
        ((treaty.id in named, index.is_called(treaty, phrase.head), treaty.id) for treaty in treaties), reverse=True
    )
    if not ranks or (len(ranks) > 1 and ranks[0][:2] == ranks[1][:2]):
        return None
    return catalogue[ranks[0][2]]


def _tells(phrase: Phrase, language: Words) -> bool:
    """Whether the facts are enough: two, not all common nouns, and behind "a" or "any" one of them a year."""
    if len(phrase.facts) < 2 or not any(fact.proper for fact in phrase.facts):
        return False
    return phrase.opener not in language.indefinite or bool(phrase.years)


def _is_between(treaty: Treaty, phrase: Phrase) -> bool:
    """Whether the agreement has no further party where two are told: "the peace treaty between Chile and Peru"."""
    told = sum(fact.party for fact in phrase.facts)
    return told < _TWO or len(treaty.parties) <= told


def _is_fresh(phrase: Phrase, document: Document, language: Words) -> bool:
    """Whether the date of the document is a fact, too: "the new test-ban treaty" in an article of 1963."""
    before = fold(document.text[max(0, phrase.span.start - 10) : phrase.span.start]).split()
    definite = phrase.opener in language.definite and bool(before) and before[-1] in language.fresh
    return bool(document.date and phrase.facts and definite)


def _may_be_called(treaty: Treaty, head: str, document: Document, index: FactIndex, language: Words) -> bool:
    """Whether an agreement may be called by this noun, and existed when the document was written."""
    if document.date and treaty.signed[:4] > document.date.isoformat()[:4]:
        return False
    if head in language.named:
        return index.is_called(treaty, head)
    return treaty.kind != "political" or head not in _TREATY
