"""Finds agreements that are described, not named: "the 1987 missile treaty", "the Paris climate pact of 2015".

A description is linked only where exactly one known agreement fits every fact in it, and where the facts
are at least two and not all of them common nouns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from core.catalogue import Catalogue
from core.fold import fold
from core.lexicon import Words, words
from core.mentions.aliases import alias_index
from core.mentions.context import Context
from core.mentions.facts import FactIndex, fact_index, is_of_day, years_of
from core.mentions.nouns import is_predicate
from core.mentions.phrases import Phrase, phrases_in
from core.mentions.taken import Taken
from core.model import Document, Mention, MentionKind, Reading, Treaty

_TWO = 2
_MADE_AT = re.compile(
    r"[ \n](?:of[ \n]\w+[ \n])?(?:concluded|signed|made|agreed|negotiated|ratified)[ \n](?:at|in)[ \n]"
    r"(?P<place>[A-ZÀ-Þ][\w’-]+)"
)
_SIGNED_ONE = re.compile(
    r"\b(?:signed|concluded|struck|reached|finali[sz]ed|ratified|sealed|(?:signing|ratification)[ \n]of)[ \n]an?[ \n]"
    r"(?:[\w-]+[ \n]){0,3}\Z"
)
_BEFORE = 60
_TREATY = frozenset({"treaty", "vertrag", "traite", "tratado", "договор"})


def find_descriptions(reading: Reading, catalogue: Catalogue) -> Reading:
    """The reading with the agreements that are described in full."""
    document, language = reading.document, words(reading.document.language)
    context = Context(document)
    firm = [mention for mention in reading.mentions if not _is_bare_place(mention, document.text)]
    taken = Taken(document.text, (mention.span for mention in firm))
    named = {mention.treaty for mention in reading.mentions}
    found = [
        Mention(phrase.span, treaty.id, MentionKind.DESCRIPTIVE, _why(phrase))
        for phrases in phrases_in(document, catalogue)
        for phrase in phrases
        if not taken.overlaps(phrase.span) and (treaty := _described(phrase, named, context, catalogue, language))
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
    phrase: Phrase, named: set[str], context: Context, catalogue: Catalogue, language: Words
) -> Treaty | None:
    """The one agreement that fits; where several do, the one that is also named here, called so, or borne out."""
    document = context.document
    made = _MADE_AT.match(document.text, phrase.noun.end)
    if not (made or phrase.facts) or is_predicate(phrase.span.start, document.text):
        return None
    if made and (treaty := _made_at(made["place"], phrase, context, catalogue)):
        return treaty
    fresh = _is_fresh(phrase, document, language)
    told = _tells(phrase, document.text, language)
    if phrase.strange or not (fresh or phrase.years or told):
        return None
    index = fact_index(catalogue, document.language)
    fitting = frozenset.intersection(*(fact.treaties for fact in phrase.facts))
    treaties = [catalogue[treaty_id] for treaty_id in sorted(fitting)]
    treaties = [treaty for treaty in treaties if treaty.id in named or _is_between(treaty, phrase)]
    treaties = [treaty for treaty in treaties if _may_be_called(treaty, phrase.head, document, index, language)]
    treaties = [treaty for treaty in treaties if is_of_day(treaty, phrase.dates)]
    if fresh and document.date:
        recent = {document.date.year - 1, document.date.year}
        treaties = [treaty for treaty in treaties if recent & years_of(treaty)]
    if not fresh and not told:
        return _borne_out(treaties, phrase, named, context, language)
    ranked = sorted(treaties, key=lambda treaty: _rank(treaty, phrase, named, index), reverse=True)
    if len(ranked) > 1 and _rank(ranked[0], phrase, named, index) == _rank(ranked[1], phrase, named, index):
        return _borne_out(treaties, phrase, named, context, language)
    return ranked[0] if ranked else None


def _made_at(place: str, phrase: Phrase, context: Context, catalogue: Catalogue) -> Treaty | None:
    """The one that is named after the place it was made at: "the treaty concluded at Ghent"."""
    entries = alias_index(catalogue, context.document.language).owners(fold(f"{phrase.head} of {place}"))
    treaties = {entry.treaty.id: entry.treaty for entry in entries if context.exists(entry.treaty)}
    return context.likeliest(list(treaties.values()), phrase.span, tuple(phrase.years)) if treaties else None


def _rank(treaty: Treaty, phrase: Phrase, named: set[str], index: FactIndex) -> tuple[int, bool]:
    called = index.is_called(treaty, phrase.head)
    return called + (treaty.id in named), called


def _borne_out(
    treaties: Sequence[Treaty], phrase: Phrase, named: set[str], context: Context, language: Words
) -> Treaty | None:
    """The one of these that the text around has most parties, places and subjects of: "the 1904 treaty".

    What may be an agreement that the document names is left to point back to it.
    """
    signed = [treaty for treaty in treaties if treaty.signed[:4].isdigit() and int(treaty.signed[:4]) in phrase.years]
    treaties = signed or treaties
    if phrase.opener not in language.definite or any(treaty.id in named for treaty in treaties):
        return None
    ranked = sorted(((context.support(treaty, phrase.span), treaty.id, treaty) for treaty in treaties), reverse=True)
    best, second = [*(support for support, _, _ in ranked), 0.0, 0.0][:2]
    return ranked[0][2] if best >= _TWO and best - second >= 1 else None


def _tells(phrase: Phrase, text: str, language: Words) -> bool:
    """Whether the facts are enough: two, not all common nouns. Behind "a" one is a year, or it is signed."""
    if len(phrase.facts) < _TWO or not any(fact.proper for fact in phrase.facts):
        return False
    if phrase.opener not in language.indefinite or phrase.years:
        return True
    return bool(_SIGNED_ONE.search(text, max(0, phrase.span.start - _BEFORE), phrase.span.start))


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
