"""What a document tells about which agreement a doubtful name means: neighbours, years, what is named elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from core.fold import fold, fold_document
from core.lexicon import foreign_words, initials_that_are_words, subject_words, words
from core.mentions.facts import parties_of, people_of, years_of
from core.model import Alias, AliasKind, Document, Span, Treaty

_CLOSE = 80
_SEVERAL = 3
_FIRST_PART = 200_000  # in code points: what the rest of a very long text says, it says of other things
_MARGIN = 1.0  # more than a stray common noun or two agreements of one field weigh
_DRAFTING = 3  # years in which an agreement may be spoken of before it is signed
_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")


class Context:
    """One document, looked at for evidence.

    `established` counts agreements named beyond doubt; `kin` are their parents, `fields` counts those of a field.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded = fold_document(document.text)
        self.established: Counter[str] = Counter()
        self.kin: set[str] = set()
        self.fields: Counter[str] = Counter()
        self._nouns = words(document.language).nouns
        self._said: dict[str, bool] = {}
        self._facts: dict[str, tuple[set[str], set[str]]] = {}
        self._starts = [block.span.start for block in document.blocks]

    def around(self, span: Span) -> str:
        """The folded text of the block that holds `span` and of its neighbours, with a space at either end."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        blocks = self.document.blocks[max(0, at - 1) : at + 2]
        return f" {self.folded[blocks[0].span.start : blocks[-1].span.end]} " if blocks else f" {self.folded} "

    def block(self, span: Span) -> str:
        """The folded text of the block that holds `span`, with a space at either end."""
        at = max(0, bisect_right(self._starts, span.start) - 1)
        within = self.document.blocks[at].span if self.document.blocks else Span(0, len(self.folded))
        return f" {within.of(self.folded)} "

    def exists(self, treaty: Treaty) -> bool:
        """Whether an agreement is not of a later age than the document."""
        return not self.document.date or min(years_of(treaty), default=0) <= self.document.date.year + _DRAFTING

    def may_mean(self, treaty: Treaty, alias: Alias, span: Span) -> bool:
        """Whether an alias may mean this agreement here: it is not of a later age, and has the company it needs.

        Company is a cue word near or a noun for an agreement beside it. For one word that may be a place it is
        also several agreements of the same field in the document, for others a mention beyond doubt anywhere.
        """
        if not self.exists(treaty):
            return False
        if not alias.needs or self.has_noun_beside(span):
            return True
        a_place = alias.kind is not AliasKind.ACRONYM and alias.text.isalpha()
        if self.fields[treaty.field] >= _SEVERAL if a_place else self.established[treaty.id] or treaty.id in self.kin:
            return True
        if alias.text.lower() in initials_that_are_words():  # a noun for an agreement would have to stand beside them
            around = f" {self.folded[max(0, span.start - _CLOSE) : span.end + _CLOSE]} "
            return any(_cue(need) in around for need in alias.needs if need not in self._nouns)
        around = self.block(span) if alias.kind is AliasKind.ACRONYM else self.around(span)
        if any(cue in around for need in alias.needs for cue in _cues(need, self.document.language)):
            return True
        abroad = self.document.language != "en" and alias.kind is AliasKind.NAME  # cues are told in English mostly
        return abroad and self.speaks_of(treaty, span)

    def has_noun_beside(self, span: Span) -> bool:
        """Whether a noun for an agreement stands beside it: "the Kyoto pact", "traité Ciel ouvert"."""
        text = self.document.text
        before = self.folded[max(0, span.start - 20) : span.start].split()[-1:]
        after = self.folded[span.end : span.end + 20].split()[:1]
        if any(stop in text[max(0, span.start - 2) : span.start] for stop in ".!?"):
            before = []
        if text[span.end : span.end + 1] in (".", "!", "?") and not text[span.end + 1 : span.end + 2].isalnum():
            after = []
        return bool(self._nouns & {*before, *after})

    def speaks_of(self, treaty: Treaty, span: Span) -> bool:
        """Whether the text near has a party, a person or a subject of the agreement, beside the words of its name."""
        around = self.around(span).replace(span.of(self.folded), " ")
        return any(fact in around for facts in self._facts_of(treaty) for fact in facts)

    def support(self, treaty: Treaty, span: Span) -> float:
        """How many parties, places and subjects of the agreement the text near `span` speaks of; a noun is half one."""
        around = self.around(span).replace(f" {span.of(self.folded)} ", " ")
        _, common = self._facts_of(treaty)
        names = (*treaty.places, *(word for word in treaty.subjects if word[0].isupper()))
        proper = [*parties_of(treaty, self.document.language), *((name,) for name in names)]
        said = sum(any(_cue(word) in around for word in group) for group in proper)
        return said + sum(word in around for word in common) / 2

    def likeliest(self, treaties: Sequence[Treaty], span: Span, years: Sequence[int]) -> Treaty | None:
        """The one agreement that most speaks for, or None where none stands out. `years` stand beside the name.

        The words of the name itself speak for each namesake alike, and so for none.
        """
        if len(treaties) == 1:
            return treaties[0]
        around = self.around(span).replace(f" {span.of(self.folded)} ", " ")
        close = self._sentence(span)
        near = {int(year): 2 for year in _YEAR.findall(around)} | {int(year): 6 for year in _YEAR.findall(close)}
        ranked = sorted(
            ((self._weight(treaty, around, close, near, years), treaty) for treaty in treaties),
            key=lambda pair: -pair[0],
        )
        (best, treaty), (second, _) = ranked[:2]
        return treaty if best - second > _MARGIN and best > _MARGIN else None

    def _sentence(self, span: Span) -> str:
        """The folded text close to `span`, no further than its sentence, without its own words."""
        text, folded = self.document.text, self.folded
        left, right = max(0, span.start - _CLOSE), min(len(text), span.end + _CLOSE)
        start, stop = text.rfind(". ", left, span.start), text.find(". ", span.end, right)
        return f" {folded[max(left, start + 1) : span.start]} {folded[span.end : stop if stop >= 0 else right]} "

    def _weight(self, treaty: Treaty, around: str, close: str, near: dict[int, int], years: Sequence[int]) -> float:
        own = years_of(treaty)
        weight = 0.0
        if years:
            weight += 20 if own & set(years) else -20
        if self.document.date and treaty.signed > self.document.date.isoformat():
            weight -= 20
        weight += (
            6 * bool(self.established[treaty.id])
            + 4 * (treaty.id in self.kin)
            + max([0, *(near.get(year, 0) for year in own)])
        )
        weight += min(self.fields[treaty.field], _SEVERAL) / 2
        proper, common = self._facts_of(treaty)
        beside = sum(fact in around for fact in proper) + sum(fact in around for fact in common) / 2
        closest = sum(fact in close for fact in proper)
        anywhere = sum(map(self._says, proper)) + sum(map(self._says, common)) / 2
        return weight + 2 * min(closest, 3) + min(beside, 6) + min(anywhere / 2, 3)

    def _facts_of(self, treaty: Treaty) -> tuple[set[str], set[str]]:
        if treaty.id not in self._facts:
            self._facts[treaty.id] = facts_of(treaty, self.document.language)
        return self._facts[treaty.id]

    def _says(self, fact: str) -> bool:
        """Whether the document has the word anywhere in its first part."""
        if fact not in self._said:
            self._said[fact] = self.folded.find(fact, 0, _FIRST_PART) >= 0
        return self._said[fact]


def facts_of(treaty: Treaty, language: str) -> tuple[set[str], set[str]]:
    """The folded words that stand near a mention, as " word": proper names, and other subjects."""
    abroad = subject_words(language)
    subjects = {word: subject for subject in treaty.subjects for word in (subject, *abroad.get(subject, ()))}
    names = {word for word, subject in subjects.items() if subject[0].isupper()}
    proper = {_cue(word) for word in (*names, *treaty.places, *people_of(treaty, language))}
    return proper, {_cue(word) for word in subjects} - proper


@cache
def _cues(word: str, language: str) -> tuple[str, ...]:
    """A word as it is looked for, and those of another language for it: "airline" and " fluggesellschaft"."""
    return tuple(_cue(said) for said in (word, *foreign_words(word, language)))


@cache
def _cue(word: str) -> str:
    """A word as it is looked for in folded text: from its beginning, with any ending; initials whole."""
    folded = " ".join(fold(word).split())
    return f" {folded} " if word.isupper() or len(folded) < 4 else f" {folded}"
