"""What a person says words mean, against what was found: kept, and applied to every reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from core.anchors import Ground
from core.catalogue import Catalogue
from core.database import Database
from core.fold import fold
from core.identity import document_key, recognise, remember
from core.model import Document, Mention, MentionKind, Reading, Span, Treaty

EVERYWHERE = ""
NONE = ""
_WHY = "you said so"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`words`, folded, mean the agreement with the id `treaty`, or none where that is empty.

    It holds in the document whose text has the key `document`, and where no `span` is given in other forms of it;
    everywhere where that is empty. With a `span` it holds there only.
    """

    id: str
    document: str
    words: str
    span: Span | None
    treaty: str


def judged(document: Document, mention: Mention, treaty: str, *, everywhere: bool = False) -> Judgement:
    """That the words of `mention` mean `treaty` (NONE for no agreement), here or in every document.

    A phrase that points back is judged for its own place only.
    """
    import uuid  # it brings a library that asks which system this is

    span = mention.span if mention.kind is MentionKind.ANAPHOR else None
    key = EVERYWHERE if everywhere and span is None else document_key(document)
    return Judgement(str(uuid.uuid4()), key, key_of_words(mention.span.of(document.text)), span, treaty)


class JudgementStore:
    """The judgements in a database. Every method may raise NotesError, as `Database.transaction` tells."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def judgements(self, document: Document) -> tuple[Judgement, ...]:
        """Those that hold in a document, the oldest first; those for one place only where the text is the same."""
        ground = Ground(document)
        with self.database.reading() as db:
            rows = db.execute(
                "SELECT id, document, words, start, end, treaty FROM judgement WHERE document IN (:text, :everywhere) "
                "OR start IS NULL AND document IN (SELECT value FROM trace WHERE kind = 'text' AND document = :work) "
                "ORDER BY created, id",
                {"text": ground.key, "everywhere": EVERYWHERE, "work": recognise(db, ground).id},
            ).fetchall()
        return tuple(_judgement(*row) for row in rows)

    def add(self, document: Document, judgement: Judgement) -> None:
        """Keeps a judgement that was made in a document."""
        ground = Ground(document)
        start, end = judgement.span or (None, None)
        with self.database.transaction() as db:
            remember(db, ground)
            db.execute(
                "INSERT INTO judgement (id, document, words, start, end, treaty, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    judgement.id,
                    judgement.document,
                    judgement.words,
                    start,
                    end,
                    judgement.treaty,
                    datetime.now(UTC).isoformat(),
                ),
            )

    def take_back(self, judgement_id: str) -> None:
        """Forgets a judgement."""
        with self.database.transaction() as db:
            db.execute("DELETE FROM judgement WHERE id = ?", (judgement_id,))


def judge(reading: Reading, judgements: Sequence[Judgement], catalogue: Catalogue) -> Reading:
    """The reading as these judgements have it; the last one on the same words wins."""
    if not judgements:
        return reading
    text = reading.document.text
    treaties = {treaty.id: treaty for treaty in reading.treaties}
    once: set[str] = set()  # what the words meant that now mean another agreement or none
    mentions: list[Mention] = []
    doubtful: list[Mention] = []
    for mention in (*reading.mentions, *reading.doubtful):
        verdict = _verdict(mention, key_of_words(mention.span.of(text)), judgements)
        if verdict and verdict not in treaties and verdict in catalogue:
            treaties[verdict] = catalogue[verdict]
        if verdict not in (None, mention.treaty):
            once.add(mention.treaty)
        if verdict in treaties:
            mentions.append(replace(mention, treaty=str(verdict), candidates=(), why=_WHY))
        elif verdict != NONE:  # nothing is judged, or an agreement that is no longer there
            (mentions if mention.treaty else doubtful).append(mention)
    mentions.sort(key=lambda mention: mention.span)
    kept, ordered = tuple(mentions), _in_order(mentions, treaties)
    changed = replace(reading, mentions=kept, doubtful=tuple(doubtful), treaties=ordered)
    if not once:
        return changed
    from core.resolve.rebinding import rebound  # only when something is judged

    return rebound(changed, once, catalogue)


def key_of_words(words: str) -> str:
    """Words as a judgement knows them: folded, with single spaces."""
    return " ".join(fold(words).split())


def _verdict(mention: Mention, words: str, judgements: Iterable[Judgement]) -> str | None:
    verdict = None
    for judgement in judgements:
        if judgement.words == words and judgement.span in (None, mention.span):
            verdict = judgement.treaty
    return verdict


def _in_order(mentions: Sequence[Mention], treaties: dict[str, Treaty]) -> tuple[Treaty, ...]:
    return tuple(treaties[name] for name in dict.fromkeys(mention.treaty for mention in mentions))


def _judgement(name: str, document: str, words: str, start: int | None, end: int | None, treaty: str) -> Judgement:
    span = Span(start, end) if start is not None and end is not None else None
    return Judgement(name, document, words, span, treaty)
