"""What is asked about a name in the article: which agreement it means, what a new one is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from core.model import Mention, Reading, Treaty
from gui.frame.popups import Popups
from gui.looks.wording import first_year
from gui.reader.article import Article

if TYPE_CHECKING:
    from core.catalogue import Catalogue
    from core.own import NewAgreement
    from gui.judging.add_popup import AddPopup
    from gui.judging.choose_popup import ChoosePopup
    from gui.judging.doubt_card import DoubtCard


class Questions(QObject):
    """Each is made when it is first wanted, and shown in turn with the other popups."""

    settled = Signal(object, str)  # Mention, treaty id: empty for none
    told = Signal(object, object)  # Mention, NewAgreement

    doubt: DoubtCard
    choice: ChoosePopup
    new: AddPopup
    menu: QMenu

    def __init__(self, window: QWidget, popups: Popups, article: Article, catalogue: Callable[[], Catalogue]) -> None:
        super().__init__(window)
        self._window = window
        self._popups = popups
        self._article = article
        self._catalogue = catalogue
        self._about: Mention | None = None

    def ask_which(self, mention: Mention, *, with_keys: bool = False) -> None:
        """Which of its candidates a doubtful name means."""
        if not hasattr(self, "doubt"):
            from gui.judging.doubt_card import DoubtCard

            self.doubt = DoubtCard(self._window)
            self.doubt.settled.connect(self._on_settled)
            self.doubt.another_requested.connect(self._on_another)
            self._popups.adopt(self.doubt)
        self._about = mention
        self.doubt.show_candidates(self._candidates(mention))
        self._popups.show_at(self.doubt, mention.span)
        if with_keys:
            self.doubt.begin()

    def ask_what(self, mention: Mention) -> None:
        """What a name means, of all there is; what the article speaks of stands first."""
        if not hasattr(self, "choice"):
            from gui.judging.choose_popup import ChoosePopup

            self.choice = ChoosePopup(self._window)
            self.choice.settled.connect(self._on_settled)
            self._popups.adopt(self.choice)
        self._about = mention
        reading = self._article.reading
        if reading is not None:
            known, here = self._catalogue(), {treaty.id: treaty for treaty in reading.treaties}
            likely = {treaty.id: treaty for treaty in self._candidates(mention)} | here
            rest = sorted((known[name] for name in known if name not in likely), key=lambda treaty: treaty.name)
            self.choice.show_treaties(_words(mention, reading), [*likely.values(), *rest])
            self._popups.show_at(self.choice, mention.span)
            self.choice.begin()

    def ask_new(self, mention: Mention, name: str) -> None:
        """What is known of an agreement that is in no catalogue."""
        if not hasattr(self, "new"):
            from gui.judging.add_popup import AddPopup

            self.new = AddPopup(self._window)
            self.new.told.connect(self._on_told)
            self._popups.adopt(self.new)
        self._about = mention
        self.new.show_name(name)
        self._popups.show_at(self.new, mention.span)
        self.new.begin()

    def show_menu(self, actions: Sequence[QAction | None], at: QPoint) -> None:
        """What can be said of a place; None draws a line."""
        if not hasattr(self, "menu"):
            self.menu = QMenu(self._window)
            self.menu.setAccessibleName("What to make of these words")
        self.menu.clear()
        for action in actions:
            if action is None:
                self.menu.addSeparator()
            else:
                self.menu.addAction(action)
        self.menu.popup(at)

    def _candidates(self, mention: Mention) -> list[Treaty]:
        """Those that bear the name as their own stand first, the older before the younger."""
        reading, known = self._article.reading, self._catalogue()
        words = _words(mention, reading).casefold() if reading else ""
        treaties = [known[name] for name in mention.candidates if name in known]
        return sorted(treaties, key=lambda treaty: (words not in treaty.name.casefold(), first_year(treaty)))

    def _on_settled(self, treaty_id: str) -> None:
        self.settled.emit(self._about, treaty_id)

    def _on_another(self) -> None:
        if self._about is not None:
            self.ask_what(self._about)

    def _on_told(self, agreement: NewAgreement) -> None:
        self.told.emit(self._about, agreement)


def _words(mention: Mention, reading: Reading) -> str:
    return " ".join(mention.span.of(reading.document.text).split())
