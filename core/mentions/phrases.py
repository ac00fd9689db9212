"""Reads the noun phrases that speak of agreements: a noun, what stands before it and what behind.

the | new | United Nations · migration | pact          the | 1972 | treaty | with Moscow
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from core.catalogue import Catalogue
from core.fold import fold_document
from core.lexicon import Words, words
from core.mentions.facts import Fact, FactIndex, fact_index
from core.mentions.nouns import nouns_in
from core.model import BlockKind, Document, Span
from core.months import month_number

_SILENT = (BlockKind.FURNITURE, BlockKind.CODE)
_LEFT = 90
_RIGHT = 60
_LONGEST = 4
_TWO = 2
_TOKEN = re.compile(r"\w+")
_GAP = re.compile(r"[ \n–/-]|[’']s?[ \n]|[’']")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_DATED = re.compile(
    r"(?P<made>[ \n](?:signed|concluded|reached|agreed|struck|made))?[ \n](?P<of>of|from|in|von|vom|de|du|от)[ \n]"
    r"(?:\w+\.?,?[ \n]){0,3}?(?P<year>1[4-9]\d\d|20\d\d)\b"
)
_JOINS = re.compile(
    r"(?:[ \n](?:signé|conclu|firmado|celebrado|suscrito|alcanzado|заключ[её]нн|подписанн)\w{0,3})?"
    r"[ \n](?:with|between|on|over|against|about|concerning|regarding|respecting|(?:relating|as)[ \n]to|"
    r"for[ \n](?=the\b)|(?:signed|concluded|reached|agreed|struck|made|negotiated|brokered)[ \n](?:in|at|on)|"
    r"setting[ \n]up|establishing|creating|banning|prohibiting|outlawing|abolishing|governing|regulating|"
    r"mit|zwischen|über|avec|entre|sur|con|sobre|с|между|о|об|по)[ \n]"
    r"(?:(?:the|die|der|den|das|dem|le|la|les|el|los|las)[ \n]|l[’'])?"
)
_OF_WHAT = re.compile(r"[ \n]of[ \n]([a-z]{4,})\b")
_OF_NAME = re.compile(
    r"[ \n](?:of|von|de|d[’'])[ \n]?"
    r"(?!January|February|March|April|May\b|June|July|August|September|October|November|December)"
    r"[A-ZÀ-Þ][\w’'-]+"
)
_ADJECTIVE = re.compile(r" (\w+)")
_AND = re.compile(r",?[ \n](?:and|und|et|y|и)[ \n](?:the[ \n])?|, (?:the )?")


class Phrase(NamedTuple):
    """A noun phrase: `span` covers its facts, `noun` only the noun.

    `opener` is the folded word in front ("the", "a", "l", a verb), "" at the start of a clause; `determiner` is
    the article before that where it is another noun, as in "the waters treaty"; `joined` tells that "on …" or
    "with …" follows, `strange` that this brings a proper name no fact explains; `dates` are month and day (0 for
    none) told behind the noun.
    """

    span: Span
    noun: Span
    head: str
    facts: tuple[Fact, ...]
    opener: str
    determiner: str
    joined: bool
    strange: bool
    dates: frozenset[tuple[int, int]]

    @property
    def years(self) -> set[int]:
        return {fact.year for fact in self.facts} - {0}


@lru_cache(maxsize=1)
def phrases_in(document: Document, catalogue: Catalogue) -> tuple[tuple[Phrase, ...], ...]:
    """For every block the phrases whose noun may mean an agreement, in order; furniture and code have none."""
    folded, language = fold_document(document.text), words(document.language)
    index, nouns = fact_index(catalogue, document.language), nouns_in(document.text, document.language)
    found: list[tuple[Phrase, ...]] = []
    first = 0
    for block in document.blocks:
        last = first
        while last < len(nouns) and nouns[last].start < block.span.end:
            last += 1
        spoken = last > first and block.kind not in _SILENT
        within = _phrases(nouns[first:last], document.text, folded, block.span, index, language) if spoken else ()
        found.append(tuple(within))
        first = last
    return tuple(found)


def _phrases(
    nouns: Sequence[Span], text: str, folded: str, within: Span, index: FactIndex, language: Words
) -> Iterator[Phrase]:
    """The phrases of these nouns. "Treaty of Bucharest" is a name, and none."""
    for noun in nouns:
        if _OF_NAME.match(text, noun.end, within.end):
            continue
        start, before, opener, determiner = _before(
            noun, max(within.start, noun.start - _LEFT), text, folded, index, language
        )
        end, behind, joined, strange = _behind(noun.end, within.end, text, folded, index, language)
        dates = _dates(text[noun.end : end])
        facts = (*before, *behind)
        yield Phrase(Span(start, end), noun, noun.of(folded), facts, opener, determiner, joined, strange, dates)


def _dates(behind: str) -> frozenset[tuple[int, int]]:
    """The months in the text behind a noun, with the day beside them: "of February 26, 1871", "of the 5th of April"."""
    if not behind:
        return frozenset()
    tokens = behind.replace(",", " ").split()
    months = {month_number(token) for token in tokens} - {0}
    days = [int(day[1]) for token in tokens if (day := _DAY.fullmatch(token))]
    return frozenset((month, days[0] if days else 0) for month in months)


def _before(
    noun: Span, left: int, text: str, folded: str, index: FactIndex, language: Words
) -> tuple[int, list[Fact], str, str]:
    """Where the description starts, its facts, the word in front of it, and the article in front of that one."""
    tokens = _tokens_before(noun.start, left, folded)
    facts: list[Fact] = []
    start = right = noun.start
    first = next(tokens, None)
    if first is None or not _adjoin(text, first.end, right):
        return start, facts, "", ""
    if (word := first.of(folded)) in language.definite or word in language.indefinite:
        return start, facts, word, ""
    near = [first, *islice(tokens, _LONGEST - 1)]  # the tokens looked at but not yet used, the nearest first
    while near and _adjoin(text, near[0].end, right):
        word = near[0].of(folded)
        leaves_out = word in language.headline and not _determiner(near, text, folded, language)  # "the signed pact"
        if leaves_out or word in language.definite:
            return start, facts, word, ""
        fact, size = _fact_ending(near, text, folded, index)
        if fact is None and not _changes_nothing(word, language):
            return start, facts, word, _determiner(near, text, folded, language)
        if fact is None and word in language.compounding:
            size += _compounded(near, text)
        right = near[size - 1].start
        near = near[size:]
        near.extend(islice(tokens, _LONGEST - len(near)))
        if fact:
            facts.insert(0, fact)
            start = right
    return start, facts, "", ""


def _changes_nothing(word: str, language: Words) -> bool:
    """Whether a word says nothing of which agreement is meant: "historic", "battered", "multinational"."""
    if word in language.qualifiers or word in language.compounding:
        return True
    participle = word.endswith("ed") and len(word) > _LONGEST
    return bool(language.clausal) and word not in language.indefinite and (participle or word.startswith("multi"))


def _determiner(near: Sequence[Span], text: str, folded: str, language: Words) -> str:
    """The article in front of the nearest word, in languages where nothing else may stand between them."""
    if len(near) < _TWO or not language.clausal or not _adjoin(text, near[1].end, near[0].start):
        return ""
    word = near[1].of(folded)
    return word if word in language.definite else ""


def _compounded(near: Sequence[Span], text: str) -> int:
    """How many words a hyphen joins to the nearest one: "UN" in "UN-brokered", "Cold War" in "Cold War-era"."""
    joined = 0
    for after, before in pairwise(near):
        gap = text[before.end : after.start]
        named = joined and gap == " " and text[before.start].isupper() and text[after.start].isupper()
        if gap != "-" and not named:
            break
        joined += 1
    return joined


def _tokens_before(end: int, left: int, folded: str) -> Iterator[Span]:
    """The words of folded text before `end`, the nearest first."""
    while end > left:
        start = max(left, folded.rfind(" ", left, end) + 1)
        if start < end:
            yield Span(start, end)
        end = start - 1


def _fact_ending(near: list[Span], text: str, folded: str, index: FactIndex) -> tuple[Fact | None, int]:
    """The longest fact that ends with the nearest token, which is the first here, and how many tokens it has."""
    last = near[0].of(folded)
    if _YEAR.fullmatch(last):
        return index.year(int(last)), 1
    longest = 1
    while longest < len(near) and _adjoin(text, near[longest].end, near[longest - 1].start):
        longest += 1
    for size in range(longest, 0, -1):
        if fact := _fact_of(near[size - 1].start, near[0].end, text, folded, index):
            return fact, size
    return None, 1


def _fact_beginning(tokens: list[Span], text: str, folded: str, index: FactIndex) -> tuple[int, Fact | None]:
    """The longest fact that begins with the first token, and how many tokens it has."""
    longest = min(1, len(tokens))
    while longest < min(_LONGEST, len(tokens)) and _adjoin(text, tokens[longest - 1].end, tokens[longest].start):
        longest += 1
    for size in range(longest, 0, -1):
        if fact := _fact_of(tokens[0].start, tokens[size - 1].end, text, folded, index):
            return size, fact
    return 1, None


def _fact_of(start: int, end: int, text: str, folded: str, index: FactIndex) -> Fact | None:
    """The fact that the words from `start` to `end` make; what is a proper name must be written as one."""
    fact = index.fact(" ".join(folded[start:end].split()))
    return fact if fact and (not fact.proper or index.proper_is_small or text[start].isupper()) else None


def _adjoin(text: str, end: int, start: int) -> bool:
    """Whether nothing but a space, a hyphen, a possessive or the dot of an initial parts two words."""
    gap = text[end:start]
    if gap in ("", " "):  # nothing parts a compound
        return True
    initial = gap[:1] == "." and gap[1:] in ("", " ", "-", "–") and not text[end - 2 : end - 1].isalnum()
    return initial or bool(_GAP.fullmatch(gap))


def _postposed(
    end: int, limit: int, text: str, folded: str, index: FactIndex, language: Words
) -> tuple[int, list[Fact], bool]:
    """Where adjectives and nouns behind a noun end, and their facts: "accord | nucléaire | iranien".

    Tells, too, whether a noun is joined that is no fact: "accord de principe".
    """
    facts: list[Fact] = []
    tokens = [Span(*found.span()) for found in _tokens_behind(end, limit, folded)]
    right, skipped = end, False
    while tokens and _adjoin(text, right, tokens[0].start):
        size, fact = _fact_beginning(tokens, text, folded, index)
        word = tokens[0].of(folded)
        if fact is None and not any(
            word in others for others in (language.complements, language.qualifiers, language.definite)
        ):
            return end, facts, skipped and not facts
        skipped = fact is None and (skipped or word in language.complements)
        right = tokens[size - 1].end
        tokens = tokens[size:]
        if fact:
            facts.append(fact)
            end = right
    return end, facts, False


def _tokens_behind(start: int, limit: int, folded: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(folded, start, min(limit, start + _RIGHT))


def _behind(
    end: int, limit: int, text: str, folded: str, index: FactIndex, language: Words
) -> tuple[int, list[Fact], bool, bool]:
    """Where the description ends, its facts ("of 1987", "between Iran and Iraq"), and `joined` and `strange`."""
    facts: list[Fact] = []
    joined = strange = False
    if language.complements:
        end, facts, joined = _postposed(end, limit, text, folded, index, language)
    if folded[end + 1 : end + 2] in ("", " "):  # no word, but a full stop or a comma
        return end, facts, joined, strange
    matter = _OF_WHAT.match(text, end, limit)
    if matter and (fact := index.fact(matter[1])) and not fact.proper:  # "treaty of peace"
        facts.append(fact)
        end = matter.end()
    dated = _DATED.match(text, end, limit)
    if dated and dated["of"] == "in" and not (dated["made"] or facts):  # "left the pact in 2007"
        dated = None
    elif dated:
        facts.append(index.year(int(dated["year"])))
        end = dated.end()
    link = _JOINS.match(text, end, limit)
    adjective = _ADJECTIVE.match(folded, end, limit)
    if not link and adjective and adjective[1] in language.qualifiers:  # "l'accord multilatéral sur …"
        link = _JOINS.match(text, adjective.end(), limit)
    while link:
        joined = True
        tokens = [Span(*found.span()) for found in islice(_tokens_behind(link.end(), limit, folded), _LONGEST)]
        size, fact = _fact_beginning(tokens, text, folded, index)
        if fact is None:
            strange = not facts and bool(tokens) and text[tokens[0].start].isupper()
            break
        facts.append(fact)
        end = tokens[size - 1].end
        link = _AND.match(text, end, limit)
    if joined and not dated and (dated := _DATED.match(text, end, limit)):
        facts.append(index.year(int(dated["year"])))
        end = dated.end()
    return end, facts, joined, strange
