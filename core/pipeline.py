"""The order of the stages that turn a document into a reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from core.anaphora import find_anaphors
from core.catalogue import Catalogue
from core.citations import find_citations
from core.collection import no_collection
from core.mentions.dated import find_dated
from core.mentions.definitions import find_definitions
from core.mentions.descriptions import find_descriptions
from core.mentions.lists import find_lists
from core.mentions.metonyms import find_metonyms
from core.mentions.names import find_names
from core.mentions.shapes import find_shapes
from core.mentions.titles import find_titles
from core.model import Document, Mention, Reading
from core.resolve import resolve
from core.unmarked import without_markers

Stage = Callable[[Reading, Catalogue], Reading]

MENTIONING: tuple[Stage, ...] = (
    find_names,
    find_lists,
    find_titles,
    find_dated,
    find_definitions,
    find_descriptions,
    find_shapes,
    find_metonyms,
    find_anaphors,
)
CITING: tuple[Stage, ...] = (find_citations, resolve)


def analyse(document: Document, catalogue: Catalogue) -> Reading:
    """Everything found in `document`, with the agreements in order of first mention."""
    reading = Reading(without_markers(document))
    with no_collection():
        for stage in MENTIONING:
            reading = stage(reading, catalogue)
        reading = replace(reading, document=document)
        for stage in CITING:
            reading = stage(reading, catalogue)
    mentions = tuple(sorted(reading.mentions, key=lambda mention: mention.span))
    unlisted = {treaty.id: treaty for treaty in reading.treaties}
    named = dict.fromkeys(mention.treaty for mention in mentions)
    treaties = tuple(unlisted.get(name) or catalogue[name] for name in named)
    return replace(reading, mentions=mentions, treaties=treaties, doubtful=_still_doubtful(reading))


def _still_doubtful(reading: Reading) -> tuple[Mention, ...]:
    """The doubtful places that no later stage has explained."""
    taken = {position for mention in reading.mentions for position in range(*mention.span)}
    return tuple(mention for mention in reading.doubtful if taken.isdisjoint(range(*mention.span)))
