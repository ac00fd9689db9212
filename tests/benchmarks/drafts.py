"""Made-up documents whose every word has a number, and the edits that happen to documents.

As a word keeps its number through every edit, it is known for certain where each passage went.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count
from random import Random

_NAMES = "Norland Ostrava Velmark Karsia Tamboran Lessovia Quintara Merrow Halden Brisk Aldoria Pentos".split()
_NOUNS = (
    "commission treaty delegation ministry committee report inspection convention ceasefire border tribunal minister "
    "inspector embargo corridor reservoir harbour missile stockpile verification annex protocol negotiation clause "
    "secretariat observer assembly village pipeline fishery glacier archive"
).split()
_VERBS = (
    "examined rejected welcomed postponed described measured questioned extended recalled published drafted opened "
    "accepted withdrew monitored copied translated defended"
).split()
_ADJECTIVES = (
    "old regional final secret partial technical northern disputed lengthy careful provisional modest annual binding "
    "lasting narrow public formal"
).split()
_LINKS = "after before while because although where since until".split()


@dataclass(frozen=True, slots=True)
class Word:
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (one sentence) or a paragraph; a sentence is a tuple of words."""

    sentences: tuple[tuple[Word, ...], ...]
    is_heading: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for sentence in self.sentences for word in sentence)


Draft = tuple[Part, ...]
Edit = Callable[[Draft, Random], Draft]


class Writer:
    """Writes drafts; numbers its words through all of them."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = count()

    def draft(self) -> Draft:
        """A document of prose, a run of articles much like each other, and a list of rows."""
        parts = [self._heading("The Question of the", self._pick(_NOUNS).capitalize())]
        for chapter in range(self._random.randint(4, 7)):
            parts.append(self._heading("Part", str(chapter + 1), "on", self._pick(_NOUNS).capitalize()))
            parts += [self.paragraph() for _ in range(self._random.randint(4, 9))]
        parts += self._articles()
        parts += [self._row(name) for name in _NAMES[:6]]
        return tuple(parts)

    def paragraph(self) -> Part:
        return Part(tuple(self.sentence() for _ in range(self._random.randint(2, 7))))

    def sentence(self) -> tuple[Word, ...]:
        words = [*self._clause(), self._pick(_LINKS), *self._clause()]
        if self._random.random() < 0.3:
            words += ["in", str(self._random.randint(1945, 2024))]
        words[0] = words[0].capitalize()
        words[-1] += "."
        return self.words(words)

    def words(self, texts: Iterable[str]) -> tuple[Word, ...]:
        return tuple(Word(next(self._numbers), text) for text in texts)

    def _clause(self) -> list[str]:
        subject = (
            self._pick(_NAMES) if self._random.random() < 0.25 else f"the {self._pick(_ADJECTIVES)} {self._noun()}"
        )
        return f"{subject} {self._pick(_VERBS)} the {self._pick(_ADJECTIVES)} {self._noun()}".split()

    def _noun(self) -> str:
        return (
            f"{self._pick(_NOUNS)} of the {self._pick(_NOUNS)}" if self._random.random() < 0.3 else self._pick(_NOUNS)
        )

    def _articles(self) -> list[Part]:
        clause = " ".join(self._clause())
        made = []
        for number in range(1, 6):
            years = ("one", "two", "three", "four", "five", "six", "seven", "eight")[number - 1]
            made.append(self._heading("Article", str(number)))
            text = (
                f"Within {years} years each party shall report to the commission that {clause}. No reservation is made."
            )
            first, second = text.split(". ")
            made.append(Part((self.words((first + ".").split()), self.words(second.split()))))
        return made

    def _row(self, name: str) -> Part:
        year = self._random.randint(1950, 2020)
        return Part(
            (self.words(f"{name} signed in {year} and ratified in {year + 2} without any reservation.".split()),)
        )

    def _heading(self, *words: str) -> Part:
        return Part((self.words(words),), is_heading=True)

    def _pick(self, words: list[str]) -> str:
        return self._random.choice(words)


class Edits:
    """What happens to documents."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def table(self) -> dict[str, Edit]:
        return {
            "typos": self.typos,
            "sentences added": self.sentences_added,
            "sentences deleted": self.sentences_deleted,
            "words changed": self.words_changed,
            "paragraphs moved": self.paragraphs_moved,
            "paragraphs deleted": self.paragraphs_deleted,
            "twins added": self.twins_added,
            "facts changed": self.facts_changed,
            "all of these": self.everything,
        }

    def typos(self, draft: Draft, random: Random) -> Draft:
        return _each_word(draft, lambda word: _mistyped(word, random) if random.random() < 0.02 else word)

    def words_changed(self, draft: Draft, random: Random) -> Draft:
        """Some plain words are replaced, left out or joined by others."""

        def change(sentence: tuple[Word, ...]) -> Iterable[Word]:
            for word in sentence:
                chance = random.random() if word.text.islower() and len(word.text) > 3 else 1.0
                if chance < 0.01:
                    yield from self._writer.words([random.choice(_ADJECTIVES)])
                    yield word
                elif chance < 0.02:
                    yield self._writer.words([random.choice([other for other in _ADJECTIVES if other != word.text])])[0]
                elif chance >= 0.03:
                    yield word

        return tuple(
            part
            if part.is_heading
            else replace(part, sentences=tuple(tuple(change(sentence)) for sentence in part.sentences))
            for part in draft
        )

    def sentences_added(self, draft: Draft, random: Random) -> Draft:
        return _each_sentence(
            draft, lambda sentence: (sentence, self._writer.sentence()) if random.random() < 0.15 else (sentence,)
        )

    def sentences_deleted(self, draft: Draft, random: Random) -> Draft:
        return _each_sentence(draft, lambda sentence: () if random.random() < 0.12 else (sentence,))

    def paragraphs_moved(self, draft: Draft, random: Random) -> Draft:
        parts = list(draft)
        for _ in range(4):
            at = random.choice([at for at, part in enumerate(parts) if not part.is_heading])
            part = parts.pop(at)
            parts.insert(random.randrange(1, len(parts)), part)
        return tuple(parts)

    def paragraphs_deleted(self, draft: Draft, random: Random) -> Draft:
        return tuple(part for part in draft if part.is_heading or random.random() > 0.15)

    def twins_added(self, draft: Draft, random: Random) -> Draft:
        """Paragraphs get others beside them, alike in all but numbers and names."""
        made: list[Part] = []
        for part in draft:
            twin = self._twin(part, random)
            differs = [word.text for word in twin.words] != [word.text for word in part.words]
            is_twinned = differs and not part.is_heading and random.random() < 0.3
            made += random.choice(([part, twin], [twin, part])) if is_twinned else [part]
        return tuple(made)

    def facts_changed(self, draft: Draft, random: Random) -> Draft:
        """Some numbers and names are others now; the words around them are as they were."""

        def change(word: Word) -> Word:
            text = _swapped(word.text, random)
            return word if text == word.text or random.random() < 0.5 else self._writer.words([text])[0]

        return _each_word(draft, change)

    def everything(self, draft: Draft, random: Random) -> Draft:
        for edit in (self.sentences_added, self.sentences_deleted, self.paragraphs_moved, self.typos, self.twins_added):
            draft = edit(draft, random)
        return draft

    def _twin(self, part: Part, random: Random) -> Part:
        return Part(
            tuple(self._writer.words(_swapped(word.text, random) for word in sentence) for sentence in part.sentences)
        )


def _swapped(text: str, random: Random) -> str:
    core = text.rstrip(".")
    if core.isdigit():
        return str(int(core) + random.randint(1, 9)) + text[len(core) :]
    if core in _NAMES:
        return random.choice([name for name in _NAMES if name != core]) + text[len(core) :]
    return text


def _mistyped(word: Word, random: Random) -> Word:
    text = word.text
    if len(text) < 4 or not text.islower():
        return word
    at = random.randrange(1, len(text) - 1)
    changed = random.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :],
        )
    )
    return replace(word, text=changed)


def _each_word(draft: Draft, change: Callable[[Word], Word]) -> Draft:
    return _each_sentence(draft, lambda sentence: (tuple(change(word) for word in sentence),))


def _each_sentence(draft: Draft, change: Callable[[tuple[Word, ...]], Iterable[tuple[Word, ...]]]) -> Draft:
    """Headings stay; a paragraph without sentences goes."""
    made = [
        part if part.is_heading else Part(tuple(new for old in part.sentences for new in change(old))) for part in draft
    ]
    return tuple(part for part in made if part.sentences)
