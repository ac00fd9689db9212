"""What a person says words mean: kept, and applied to every reading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.catalogue import Catalogue
from core.database import Database
from core.judgements import NONE, Judgement, JudgementStore, judge, judged
from core.model import Mention, MentionKind, Reading
from core.pipeline import analyse
from tests.core.conftest import document

TEXT = "They spoke of the Treaty of Paris. The Treaty of Paris was long. The INF Treaty was not, and the treaty ended."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[JudgementStore]:
    store = JudgementStore(Database(tmp_path / "notes.sqlite"))
    yield store
    store.database.close()


@pytest.fixture
def reading(small: Catalogue) -> Reading:
    return analyse(document(TEXT), small)


def add(
    store: JudgementStore, reading: Reading, mention: Mention, treaty: str, *, everywhere: bool = False
) -> Judgement:
    judgement = judged(reading.document, mention, treaty, everywhere=everywhere)
    store.add(reading.document, judgement)
    return judgement


def shown(reading: Reading) -> list[tuple[str, str]]:
    return [(mention.span.of(reading.document.text), mention.treaty) for mention in reading.mentions]


def named(reading: Reading, words: str) -> Mention:
    found = (*reading.mentions, *reading.doubtful)
    return next(mention for mention in found if mention.span.of(reading.document.text) == words)


def test_namesakes_are_doubtful_with_their_candidates(reading: Reading) -> None:
    assert [mention.candidates for mention in reading.doubtful] == [("paris-1783", "paris-1856")] * 2


def test_one_judgement_settles_all_equal_words(reading: Reading, store: JudgementStore, small: Catalogue) -> None:
    judgement = add(store, reading, named(reading, "Treaty of Paris"), "paris-1856")
    settled = judge(reading, [judgement], small)
    assert (shown(settled)[:2], settled.doubtful) == ([("Treaty of Paris", "paris-1856")] * 2, ())


def test_treaties_follow_in_order(reading: Reading, store: JudgementStore, small: Catalogue) -> None:
    judgement = add(store, reading, named(reading, "Treaty of Paris"), "paris-1856")
    assert [treaty.id for treaty in judge(reading, [judgement], small).treaties] == ["paris-1856", "inf-1987"]


def test_no_agreement(reading: Reading, store: JudgementStore, small: Catalogue) -> None:
    judgement = add(store, reading, named(reading, "INF Treaty"), NONE)
    assert shown(judge(reading, [judgement], small)) == [("treaty", "inf-1987")]


def test_phrase_that_points_back_is_judged_for_itself(reading: Reading, store: JudgementStore) -> None:
    mention = named(reading, "treaty")
    assert add(store, reading, mention, NONE, everywhere=True).span == mention.span


def test_agreement_that_is_no_longer_there_changes_nothing(
    reading: Reading, store: JudgementStore, small: Catalogue
) -> None:
    judgement = add(store, reading, named(reading, "INF Treaty"), "own-gone-1999")
    assert shown(judge(reading, [judgement], small)) == shown(reading)


def test_last_judgement_wins(reading: Reading, store: JudgementStore, small: Catalogue) -> None:
    mention = named(reading, "Treaty of Paris")
    both = [add(store, reading, mention, name) for name in ("paris-1856", "paris-1783")]
    assert shown(judge(reading, both, small))[0] == ("Treaty of Paris", "paris-1783")


def test_judgement_holds_in_its_document_only(reading: Reading, store: JudgementStore) -> None:
    add(store, reading, named(reading, "Treaty of Paris"), "paris-1856")
    assert (len(store.judgements(reading.document)), store.judgements(document("Another."))) == (1, ())


def test_judgement_for_everywhere(reading: Reading, store: JudgementStore) -> None:
    add(store, reading, named(reading, "Treaty of Paris"), "paris-1856", everywhere=True)
    assert len(store.judgements(document("Another."))) == 1


def test_taken_back(reading: Reading, store: JudgementStore) -> None:
    judgement = add(store, reading, named(reading, "Treaty of Paris"), "paris-1856")
    store.take_back(judgement.id)
    assert store.judgements(reading.document) == ()


def test_judgement_follows_its_document_through_an_edit(reading: Reading, store: JudgementStore) -> None:
    judgement = add(store, reading, named(reading, "Treaty of Paris"), "paris-1856")
    edited = document(f"A new beginning. {reading.document.text}")
    assert store.judgements(edited) == (judgement,)


def test_judgement_on_one_place_holds_for_that_text_alone(reading: Reading, store: JudgementStore) -> None:
    anaphor = next(mention for mention in reading.mentions if mention.kind is MentionKind.ANAPHOR)
    add(store, reading, anaphor, NONE)
    edited = document(f"A new beginning. {reading.document.text}")
    assert (len(store.judgements(reading.document)), store.judgements(edited)) == (1, ())


PARTS = "The INF Treaty was signed. By Article VI of the INF Treaty it lasts, as Article II says. Article 5 of NAFTA?"


@pytest.mark.parametrize(
    ("words", "meant", "bound"),
    [
        ("INF Treaty", "paris-1856", ["paris-1856", "paris-1856", "nafta-1992"]),
        ("INF Treaty", NONE, ["", "", "nafta-1992"]),
        ("NAFTA", NONE, ["inf-1987", "inf-1987", ""]),
    ],
)
def test_parts_follow_what_their_agreement_is_said_to_be(
    words: str, meant: str, bound: list[str], small: Catalogue
) -> None:
    reading = analyse(document(PARTS), small)
    changed = judge(reading, [judged(reading.document, named(reading, words), meant)], small)
    assert [citation.target.treaty for citation in changed.citations] == bound
    assert [citation.span for citation in changed.citations] == [citation.span for citation in reading.citations]
