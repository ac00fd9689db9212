"""What stands over the list of notes: the filter, the order, and how many notes there are of each sort."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from core.model import Reading, Span
from core.notes import COLOURS
from gui.looks.parts import button, label
from gui.looks.theme import LIGHT, Theme
from gui.looks.wording import count
from gui.notes.notes_model import Group, NotesModel, Sieve

_SWATCH = 12


class NotesHead(QWidget):
    """Narrows the model to the notes with some words, a tag, a colour, an agreement."""

    by_date_changed = Signal(bool)

    def __init__(self, model: NotesModel) -> None:
        super().__init__()
        self._model = model
        self._reading: Reading | None = None
        self._names: Mapping[str, str] = COLOURS
        self.theme: Theme = LIGHT
        self.words = QLineEdit()
        self.words.setPlaceholderText("Filter")
        self.words.setAccessibleName("Filter the notes")
        self.words.setToolTip("Show only notes with these words in the passage, the note or its tags")
        self.words.setClearButtonEnabled(True)
        self.more = button("Show", "Show only notes of a colour, with a tag, or on an agreement", "flat")
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.order = button("", "", "link")
        self.summary = label("", "muted", wraps=True)
        self._lay_out()
        self.words.textChanged.connect(self._on_words)
        self.order.clicked.connect(self._on_order)
        self.menu.aboutToShow.connect(self._fill_menu)
        model.changed.connect(self.show_state)
        model.modelReset.connect(self.show_state)
        self.show_state()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.words, 1)
        line.addWidget(self.more)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.summary, 1)
        below.addWidget(self.order)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 4)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addLayout(below)

    def set_reading(self, reading: Reading) -> None:
        self._reading = reading

    def set_colours(self, names: Mapping[str, str]) -> None:
        """What the colours are called."""
        self._names = names
        self.show_state()

    def show_state(self) -> None:
        """How many notes are shown, and of how many; those that need a look are counted whatever is filtered."""
        shown, model = self._model.rowCount(), self._model
        every = len(model.values())
        said = [count(every, "note") if shown == every else f"{shown:,} of {count(every, 'note')}"]
        said += self._narrowed()
        for group, words in ((Group.UNCERTAIN, "uncertain"), (Group.ORPHAN, "not found")):
            if number := model.count(group):
                said.append(f"{number:,} {words}")
        self.summary.setText(" · ".join(said))
        self.order.setText("By date" if model.is_by_date else "In order")
        other = "as the article has them" if model.is_by_date else "the newest first"
        self.order.setToolTip(f"Show the notes {other}")

    def _narrowed(self) -> list[str]:
        sieve = self._model.sieve
        said = [self._names.get(sieve.colour, sieve.colour)] if sieve.colour else []
        said += [f"#{sieve.tag}"] if sieve.tag else []
        said += ["starred"] if sieve.starred else []
        if sieve.treaty and self._reading is not None:
            said += [treaty.name for treaty in self._reading.treaties if treaty.id == sieve.treaty]
        return said

    def _fill_menu(self) -> None:
        self.menu.clear()
        notes, sieve = self._model.values(), self._model.sieve
        self._offer("All notes", sieve == Sieve(), self.show_all)
        self._offer("Starred", sieve.starred, partial(self._narrow, starred=not sieve.starred))
        used = {note.colour for note in notes}
        self.menu.addSeparator()
        for colour, name in self._names.items():
            if colour in used:
                chosen = sieve.colour == colour
                action = partial(self._narrow, colour="" if chosen else colour)
                self._offer(name, chosen, action, swatch(self.theme.note_ink(colour)))
        self._offer_each({tag: f"#{tag}" for note in notes for tag in note.tags}, "tag")
        if self._reading is not None:
            self._offer_each({treaty.id: treaty.name for treaty in self._reading.treaties}, "treaty")

    def _offer_each(self, named: Mapping[str, str], field: str) -> None:
        self.menu.addSeparator()
        current = getattr(self._model.sieve, field)
        for key, name in sorted(named.items(), key=lambda item: item[1].casefold()):
            chosen = "" if key == current else key
            self._offer(name, key == current, partial(self._narrow, **{field: chosen}))

    def _offer(self, words: str, chosen: bool, act: Callable[[], None], icon: QIcon | None = None) -> None:
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        if icon is not None:
            action.setIcon(icon)
        action.triggered.connect(partial(_without_state, act))

    def show_all(self) -> None:
        self.words.clear()
        self._model.set_sieve(Sieve())

    def _narrow(self, **fields: object) -> None:
        sieve = replace(self._model.sieve, **fields)  # type: ignore[arg-type]
        self._model.set_sieve(replace(sieve, spans=self._spans(sieve.treaty)))

    def _spans(self, treaty_id: str) -> tuple[Span, ...]:
        if not treaty_id or self._reading is None:
            return ()
        return tuple(mention.span for mention in self._reading.mentions_of(treaty_id))

    def _on_words(self, words: str) -> None:
        self._narrow(words=words)

    def _on_order(self) -> None:
        self._model.set_by_date(not self._model.is_by_date)
        self.by_date_changed.emit(self._model.is_by_date)


def swatch(colour: QColor) -> QIcon:
    """A colour as a sign in a menu."""
    made = QPixmap(_SWATCH, _SWATCH)
    made.fill(colour)
    return QIcon(made)


def _without_state(act: Callable[[], None], _checked: bool = False) -> None:
    act()
