"""Citations followed, looked at and copied: by a click, by the keys, from their list."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl, Signal

from core.backward import provisions_cited
from core.entries import block_index
from core.model import Citation, Target, Treaty
from gui.frame.notice_bar import NOTICE_MILLISECONDS
from gui.frame.popups import Popups
from gui.layout import Layout
from gui.looks.wording import times
from gui.reader.article import Article
from gui.reader.guide import Guide
from gui.reader.marks import Entry

_BEFORE = 30
_AFTER = 30


class CitationDesk(QObject):
    """To where a citation leads: a place is gone to, an agreement has its card, an address is shown first."""

    copy_requested = Signal(str)

    def __init__(self, parts: Layout, article: Article, guide: Guide, popups: Popups) -> None:
        super().__init__()
        self._parts = parts
        self._article = article
        self._guide = guide
        self._popups = popups
        self._candidate = -1

    def follow(self, citation: Citation) -> None:
        """Does the most useful thing; nothing is opened that was not asked for."""
        self._mean(citation)
        self.go(citation, citation.target)

    def go(self, citation: Citation, target: Target) -> None:
        """Follows a citation to one of its targets."""
        self._popups.close_all()
        if target.span is not None:
            self._guide.jump(target.span)
            return
        self._in_sight(citation)
        if target.treaty:
            self._guide.choose_treaty(target.treaty)
            self._popups.show_provision(citation, target)
        else:
            self._popups.show_citation(citation, stays=True)

    def follow_current(self) -> None:
        """Follows the citation reached last."""
        citation = self._guide.current_citation()
        if citation is None:
            self._guide.next_citation()
        else:
            self.follow(citation)

    def next_candidate(self) -> None:
        """To the next of several possible targets, round and round."""
        citation = self._guide.current_citation()
        if citation is not None and citation.candidates:
            self._candidate = (self._candidate + 1) % len(citation.candidates)
            self.go(citation, citation.candidates[self._candidate])
            self._parts.status.show_step(f"Candidate {self._candidate + 1} of {len(citation.candidates)}")

    def peek_at(self, citation: Citation) -> None:
        """The pointer rests on a citation; nothing is chosen by that."""
        if not self._popups.is_busy():
            self._peek(citation, stays=False)

    def peek_current(self) -> None:
        """Shows where the citation reached last leads, the keys in what opens; Esc gives them back."""
        if self._guide.current_citation() is None:
            self._guide.next_citation()
        citation = self._guide.current_citation()
        if citation is not None:
            self.peek_with_keys(citation)

    def peek_with_keys(self, citation: Citation) -> None:
        """Shows where a citation leads, to someone who has no pointer."""
        self._mean(citation)
        self._in_sight(citation)
        self._peek(citation, stays=True)
        self._popups.begin()

    def go_back_from(self, entry: Entry) -> None:
        """The arrow beside a note was clicked: to the one place that cites it, or to choose from several."""
        if len(entry.citations) == 1:
            self.show_place(entry.citations[0])
        else:
            self.show_citing(entry)

    def show_citing(self, entry: Entry) -> None:
        """The places that cite a note or an entry, beside it."""
        if not self._popups.is_busy():
            places = [(self._in_context(citation), citation) for citation in entry.citations]
            self._popups.show_places(f"Cited {times(len(places))}", places, entry.span)

    def show_citing_here(self) -> None:
        """The places that cite the note or entry the reader is at."""
        entry = self._entry_here()
        if entry is None:
            self._parts.notice.say("Nothing in this article cites this place.", "", NOTICE_MILLISECONDS)
            return
        self._popups.close_all()
        self.show_citing(entry)
        self._popups.begin()

    def show_provisions(self, treaty: Treaty) -> None:
        """The places that cite articles of an agreement, where its card is."""
        reading = self._article.reading
        if reading is not None:
            cited = provisions_cited(reading, treaty.id)
            lines = [(f"{part} · {self._in_context(at)}", at) for part, found in cited.items() for at in found]
            self._popups.show_places(f"{treaty.name}, cited {times(len(lines))}", lines)

    def show_place(self, citation: Citation) -> None:
        """To a place that cites something."""
        self._mean(citation)
        self._popups.close_all()
        self._guide.jump(citation.span)

    def show_in_text(self, citation: Citation) -> None:
        """A citation was clicked in the list: to its place, and beside it what it leads to."""
        self.show_place(citation)
        self._peek(citation, stays=True)

    def skim(self, citation: Citation) -> None:
        """The arrows move through the list, and the text with them."""
        self._mean(citation)
        self._popups.close_all()
        self._guide.skim(citation.span)

    def show_commands(self, citation: Citation) -> None:
        """A citation was reached: those that make sense for it."""
        self._candidate = -1
        self._parts.citations.choose(citation)
        self._parts.actions.allow(["next_candidate"], bool(citation.candidates))

    def mark(self) -> None:
        """The list marks the citation the reader is at."""
        self._parts.citations.choose(self._guide.citation_here())

    def copy_plain(self) -> None:
        """Copies what the citation reached last leads to."""
        citation = self._guide.current_citation()
        if citation is not None:
            self.copy(citation)

    def copy_markdown(self) -> None:
        citation, reading = self._guide.current_citation(), self._article.reading
        if citation is not None and reading is not None:
            from core.export.copying import to_markdown

            self.copy_requested.emit(to_markdown(citation, reading))

    def copy(self, citation: Citation) -> None:
        """In plain text."""
        if self._article.reading is not None:
            from core.export.copying import to_plain

            self.copy_requested.emit(to_plain(citation, self._article.reading))

    def browse(self, url: str) -> None:
        """Hands an address to the system's browser; only ever after a click that says so."""
        from PySide6.QtGui import QDesktopServices

        address = QUrl(url, QUrl.ParsingMode.TolerantMode)
        if address.scheme() in ("http", "https", "ftp", "mailto"):
            QDesktopServices.openUrl(address)

    def _mean(self, citation: Citation) -> None:
        """This is the citation that commands are about now."""
        if citation != self._guide.current_citation():
            self._guide.set_citation(citation)

    def _peek(self, citation: Citation, *, stays: bool) -> None:
        target = citation.target
        if target.treaty and target.span is None:
            self._popups.show_provision(citation, target)
        else:
            self._popups.show_citation(citation, stays=stays)

    def _entry_here(self) -> Entry | None:
        highlights = self._article.highlights
        found = highlights.entries.at(self._parts.reader.position_here()) if highlights else []
        return found[0].value if found and isinstance(found[0].value, Entry) else None

    def _in_context(self, citation: Citation) -> str:
        """The words around a citation, in one line."""
        document = self._article.document
        if document is None:
            return ""
        start, end = citation.span
        block = document.blocks[block_index(document, citation.span)].span
        first, last = max(block.start, start - _BEFORE), min(block.end, end + _AFTER)
        if first > block.start:
            first = document.text.find(" ", first, start) + 1 or first
        words = " ".join(document.text[first:last].split())
        number = block_index(document, citation.span) + 1
        return f"¶ {number:,}: {'…' if first > block.start else ''}{words}{'…' if last < block.end else ''}"

    def _in_sight(self, citation: Citation) -> None:
        if not self._parts.reader.shows(citation.span):
            self._guide.jump(citation.span)
