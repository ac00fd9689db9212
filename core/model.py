"""The values every part of Servanda speaks in.

All are frozen. Every offset counts Unicode code points into `Document.text`, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of `Document.text`, in code points, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    RELATED = "related"
    FURNITURE = "furniture"


class BlockRole(StrEnum):
    """What a block is to the whole document, beside what it is by form."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"


class InlineKind(StrEnum):
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    SUPERSCRIPT = "superscript"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece; `level` is 1-6 for headings, the depth for list items, else 0.

    `to_left` where its source says that it runs from right to left; of others, their letters tell.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    role: BlockRole = BlockRole.BODY
    to_left: bool = False


@dataclass(frozen=True, slots=True)
class Inline:
    """Formatting or a link inside a block, as its source had it; `target` is where an inner link leads."""

    kind: InlineKind
    span: Span
    url: str = ""
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, which stands in the text as one U+FFFC at `start`.

    `data` is the encoded image, or empty where it lies on the network at `url` and so is never fetched.
    """

    start: int
    data: bytes = b""
    alt: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of a paginated source begins, and what is printed or counted there as its number."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """An imported document. `text` is canonical: blocks joined by a blank line, never changed after.

    `digest` is the SHA-256 of the file's bytes, in hexadecimal.
    """

    source: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    date: date | None = None
    language: str = "en"
    inlines: tuple[Inline, ...] = ()
    pictures: tuple[Picture, ...] = ()
    pages: tuple[PageStart, ...] = ()
    digest: str = ""


class AliasKind(StrEnum):
    NAME = "name"
    ACRONYM = "acronym"
    NICKNAME = "nickname"


@dataclass(frozen=True, slots=True)
class Alias:
    """A way to name an agreement. With `needs`, it counts only where one of those words is near."""

    text: str
    kind: AliasKind
    language: str = "en"
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an agreement. `date` is ISO 8601, whole or cut: 2018-05-08, 2018-05, 2018."""

    date: str
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Treaty:
    """An agreement as the catalogue knows it; dates as in `Event`, empty where not known for certain."""

    id: str
    name: str
    title: str
    kind: str = "treaty"
    field: str = ""
    aliases: tuple[Alias, ...] = ()
    wikipedia: str = ""
    signed: str = ""
    in_force: str = ""
    ended: str = ""
    events: tuple[Event, ...] = ()
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    parties_count: int = 0
    parties_as_of: str = ""
    depositary: str = ""
    series: tuple[str, ...] = ()
    parent: str = ""
    subjects: tuple[str, ...] = ()
    summary: str = ""
    listed: bool = True


class MentionKind(StrEnum):
    NAME = "name"
    ACRONYM = "acronym"
    NICKNAME = "nickname"
    DESCRIPTIVE = "descriptive"
    ANAPHOR = "anaphor"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text speaks of an agreement, and why it is thought to.

    `treaty` is the agreement's id; empty where several are possible, whose ids are then the `candidates`.
    """

    span: Span
    treaty: str
    kind: MentionKind
    why: str
    candidates: tuple[str, ...] = ()


class TargetKind(StrEnum):
    SPAN = "span"
    TREATY = "treaty"
    URL = "url"
    FILE = "file"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a citation leads: a place in the text, an agreement, an address, or nowhere known.

    `part` is the provision of the agreement or place in the work that is meant: "Article VI(2)(a)", "para. 5".
    An address known beside a nearer target stands in `url`.
    """

    kind: TargetKind = TargetKind.NONE
    span: Span | None = None
    treaty: str = ""
    url: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to something else; `key` is its normalised form, equal for equal things cited.

    Where several targets are possible `target` is none of them, and all are the `candidates`, the likeliest first.
    """

    span: Span
    kind: str
    key: str
    target: Target = Target()
    why: str = ""
    candidates: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document and all that was found in it; `treaties` stand in order of first mention.

    `cited` are the agreements that no mention names, only a citation: "729 UNTS 161".
    `doubtful` are places that name one of several agreements, and nothing tells which.
    """

    document: Document
    treaties: tuple[Treaty, ...] = ()
    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    doubtful: tuple[Mention, ...] = ()
    cited: tuple[Treaty, ...] = ()

    def treaty(self, treaty_id: str) -> Treaty:
        """Raises KeyError for an agreement this reading does not hold."""
        for treaty in (*self.treaties, *self.cited):
            if treaty.id == treaty_id:
                return treaty
        raise KeyError(treaty_id)

    def mentions_of(self, treaty_id: str) -> tuple[Mention, ...]:
        return tuple(mention for mention in self.mentions if mention.treaty == treaty_id)


class NoteKind(StrEnum):
    """What a note is on."""

    PASSAGE = "passage"
    MENTION = "mention"
    CITATION = "citation"
    TREATY = "treaty"
    DOCUMENT = "document"


class NoteStyle(StrEnum):
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


class Standing(StrEnum):
    """Whether a note's words were found: surely, perhaps (a person decides), or no more."""

    PLACED = "placed"
    UNCERTAIN = "uncertain"
    ORPHAN = "orphan"


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Note:
    """A mark on words, with what a person writes to them in Markdown. `id` is a UUID; times are UTC.

    `span` is its place in the document it was asked for: where UNCERTAIN, the place proposed, whose words are not
    those of `quote`; NOWHERE for an orphan and for a note on a treaty or a whole document. `about` is the id of the
    treaty or the key of the citation it is on. `colour` is one of `core.notes.COLOURS`. `document` is the id that
    `core.identity` knows its document by. A note in the bin has the time of its deletion in `deleted`.
    """

    id: str
    span: Span
    quote: str
    body: str
    created: datetime
    modified: datetime
    kind: NoteKind = NoteKind.PASSAGE
    about: str = ""
    style: NoteStyle = NoteStyle.HIGHLIGHT
    colour: str = "yellow"
    tags: tuple[str, ...] = ()
    starred: bool = False
    standing: Standing = Standing.PLACED
    document: str = ""
    deleted: datetime | None = None
