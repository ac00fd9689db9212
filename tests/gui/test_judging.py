"""What a reader says words mean: settled with a click, undone, kept, told when it cannot be kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from core.catalogue import Catalogue, read_files
from core.errors import NotesError
from core.judgements import Judgement
from core.model import Document
from core.own import own_files
from gui.opening.analyst import Analyst
from gui.services import Services
from gui.treaties.treaties_model import STANDING
from gui.window import MainWindow
from tests.gui.conftest import FILLER, click, point_of, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what a menu asks of the screen
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CATALOGUE = """
[[agreement]]
id = "paris-1783"
name = "Treaty of Paris"
title = "Definitive Treaty of Peace"
kind = "peace"
signed = "1783-09-03"
summary = "Ended a war."

[[agreement]]
id = "paris-1951"
name = "Treaty of Paris"
title = "Treaty establishing the European Coal and Steel Community"
kind = "treaty"
signed = "1951-04-18"
acronyms = ["ECSC"]
summary = "Founded a community."

[[agreement]]
id = "inf-1987"
name = "INF Treaty"
title = "Treaty on the Elimination of Intermediate-Range Missiles"
kind = "treaty"
signed = "1987-12-08"
summary = "Banned a class of missiles."
"""
ARTICLE = "\n\n".join(
    [
        "# On some old papers",
        "Much was said of the Treaty of Paris that year. The INF Treaty is another matter.",
        "The Brussels Convention was read, too. Again the Treaty of Paris came up, and the INF Treaty with it.",
        *[FILLER] * 8,
        "At last the INF Treaty was left alone.",
    ]
)
OTHER = "# Elsewhere\n\nNo one there had heard of the Treaty of Paris, nor of the INF Treaty."
PARIS = "Treaty of Paris"


@pytest.fixture
def services(services: Services, tmp_path: Path) -> Services:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "peace.toml").write_text(CATALOGUE, encoding="utf-8")
    analyst = Analyst(lambda: Catalogue(read_files([folder / "peace.toml"], own_files()), {}))
    return replace(services, analyse=analyst.analyse, catalogue=analyst.catalogue, add_own=analyst.add_own)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "papers.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "elsewhere.md"
    path.write_text(OTHER, encoding="utf-8")
    return path


def open_in(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Opens a file and waits until it is judged by what the store holds."""
    with qtbot.waitSignals([window.opening.reading_made, window.judgement_keeper.loaded]):
        window.open_file(path)


@pytest.fixture
def window(qtbot: QtBot, empty_window: MainWindow, article: Path) -> MainWindow:
    open_in(qtbot, empty_window, article)
    return empty_window


def doubtful(window: MainWindow) -> int:
    return len(window.article.highlights.doubtful)


def counts(window: MainWindow) -> dict[str, int]:
    """What the sidebar lists, and how often."""
    reading = window.article.reading
    return {treaty.id: len(reading.mentions_of(treaty.id)) for treaty in reading.treaties}


def right_click(window: MainWindow, words: str, which: int = 0) -> list[str]:
    """A real right click, as the window system gives it; the words of the menu that opens."""
    viewport = window.parts.reader.viewport()
    at = viewport.mapTo(window, point_of(window, words, which))
    QTest.mouseClick(window.windowHandle(), RIGHT, Qt.KeyboardModifier.NoModifier, at)
    menu = getattr(window.questions, "menu", None)
    return [plain(action) for action in menu.actions() if action.text()] if menu and menu.isVisible() else []


def plain(action: QAction) -> str:
    return action.text().replace("&", "")


def pick(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """A click on an entry of the menu."""
    menu = window.questions.menu
    action = next(action for action in menu.actions() if plain(action) == words)
    qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def settle(qtbot: QtBot, window: MainWindow, choice: int = 0) -> None:
    """A click on a doubtful name, and one on a candidate."""
    click(qtbot, window, PARIS)
    qtbot.mouseClick(window.questions.doubt.choices[choice], LEFT)


def stored(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.judgement_keeper.is_idle)


# Names that could be several agreements


def test_doubtful_names_are_marked(window: MainWindow) -> None:
    assert (doubtful(window), counts(window)) == (2, {"inf-1987": 3, "unlisted-brussels-convention": 1})


def test_the_sidebar_says_how_many(window: MainWindow) -> None:
    line = window.parts.treaties.doubtful
    assert line.isVisible() and line.text() == "1 name could not be told apart"


def test_a_click_on_one_asks_which(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, PARIS)
    choices = [choice.text() for choice in window.questions.doubt.choices]
    assert choices == ["Treaty of Paris (1783)", "Treaty of Paris (1951)"]


def test_resting_on_one_asks_which(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseMove(window.parts.reader.viewport(), QPoint(5, 5))
    qtbot.mouseMove(window.parts.reader.viewport(), point_of(window, PARIS))
    qtbot.waitUntil(lambda: hasattr(window.questions, "doubt") and window.questions.doubt.isVisible(), timeout=2000)


def test_one_click_settles_all_equal_words(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    assert counts(window)["paris-1783"] == 2 and doubtful(window) == 0


def test_the_sidebar_follows_at_once(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    pane = window.parts.treaties
    assert (pane.model.rowCount(), pane.number.text(), pane.doubtful.isVisible()) == (3, "3", False)


def test_a_filter_stays_on_the_sidebar(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(window.parts.treaties.filter, "paris")
    settle(qtbot, window)
    assert window.parts.treaties.number.text() == "1 of 3"


def test_the_notice_says_what_was_settled(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    said = window.parts.notice.sentence()
    assert said == "“Treaty of Paris” now means Treaty of Paris (1783) in this article."


def test_what_was_settled_is_the_chosen_one(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window, 1)
    assert window.parts.status.step.text() == "Treaty of Paris 1 of 2"


def test_the_place_in_the_text_stays(qtbot: QtBot, window: MainWindow) -> None:
    window.parts.reader.verticalScrollBar().setValue(37)
    settle(qtbot, window)
    assert window.parts.reader.verticalScrollBar().value() == 37


@pytest.mark.parametrize("way", ["key", "button"])
def test_undo_restores(qtbot: QtBot, window: MainWindow, way: str) -> None:
    settle(qtbot, window)
    if way == "key":
        press(qtbot, window, Qt.Key.Key_Z, CTRL)
    else:
        qtbot.mouseClick(window.parts.notice.action, LEFT)
    assert doubtful(window) == 2 and "paris-1783" not in counts(window) and window.parts.notice.isHidden()


def test_going_back_past_a_judgement_is_no_harm(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F8)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.guide.treaty == "" and window.parts.status.step.text() == ""


def test_none_of_these_takes_the_marks_away(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, PARIS)
    qtbot.mouseClick(window.questions.doubt.none, LEFT)
    assert doubtful(window) == 0 and "paris-1783" not in counts(window)


def test_other_offers_the_whole_catalogue(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, PARIS)
    qtbot.mouseClick(window.questions.doubt.another, LEFT)
    assert window.questions.choice.isVisible() and window.questions.choice.model.rowCount() == 4


def test_the_sidebar_line_steps_through_them(qtbot: QtBot, window: MainWindow) -> None:
    steps = []
    for _ in range(3):
        qtbot.mouseClick(window.parts.treaties.doubtful, LEFT)
        steps.append(window.parts.status.step.text())
    assert steps == ["Doubtful name 1 of 2", "Doubtful name 2 of 2", "Doubtful name 1 of 2"]


def test_keys_alone_settle_one(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F6)
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Return)
    assert counts(window)["paris-1951"] == 2


def test_esc_closes_the_card_and_gives_the_keys_back(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, Qt.Key.Key_F6)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.questions.doubt.isHidden() and window.parts.reader.hasFocus()


# Kept


def test_kept_after_opening_again(
    qtbot: QtBot, window: MainWindow, make_window: Callable[[], MainWindow], article: Path
) -> None:
    settle(qtbot, window)
    window.close()
    again = make_window()
    open_in(qtbot, again, article)
    qtbot.waitUntil(lambda: counts(again).get("paris-1783") == 2)


def test_undone_after_it_was_stored_stays_undone(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    settle(qtbot, window)
    stored(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    stored(qtbot, window)
    open_in(qtbot, window, article)
    assert doubtful(window) == 2


def test_what_is_said_of_one_article_is_not_said_of_others(qtbot: QtBot, window: MainWindow, other: Path) -> None:
    settle(qtbot, window)
    stored(qtbot, window)
    open_in(qtbot, window, other)
    assert doubtful(window) == 1


def test_in_all_articles_holds_in_another(qtbot: QtBot, window: MainWindow, other: Path) -> None:
    settle(qtbot, window)
    qtbot.mouseClick(window.parts.notice.other, LEFT)
    said = window.parts.notice.sentence()
    stored(qtbot, window)
    open_in(qtbot, window, other)
    qtbot.waitUntil(lambda: counts(window).get("paris-1783") == 1)
    assert said.endswith("in all articles.")


def test_undo_takes_back_what_holds_in_all(qtbot: QtBot, window: MainWindow, article: Path) -> None:
    settle(qtbot, window)
    qtbot.mouseClick(window.parts.notice.other, LEFT)
    qtbot.mouseClick(window.parts.notice.action, LEFT)
    stored(qtbot, window)
    open_in(qtbot, window, article)
    assert doubtful(window) == 2


# The menu of a mention


def test_a_right_click_offers_what_can_be_said(window: MainWindow) -> None:
    said = ["Not an Agreement", "This Is…", "Copy Its Name"]
    assert right_click(window, "INF Treaty") == [*said, "Note on This Mention", "Note on This Agreement"]


def test_a_right_click_elsewhere_offers_nothing_of_agreements(window: MainWindow) -> None:
    assert right_click(window, "another matter")[0] == "Copy"


def test_an_unlisted_one_can_be_added(window: MainWindow) -> None:
    assert "Add to My Catalogue…" in right_click(window, "Brussels Convention")


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Menu, None)])
def test_the_menu_opens_by_keys(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    click(qtbot, window, "INF Treaty")
    press(qtbot, window, key, modifier or Qt.KeyboardModifier.NoModifier)
    assert window.questions.menu.isVisible()


def test_the_card_opens_the_menu(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "INF Treaty")
    qtbot.mouseClick(window.popups.card.more, LEFT)
    assert window.questions.menu.isVisible()


def test_not_an_agreement_removes_all_equal_words(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "Not an Agreement")
    assert "inf-1987" not in counts(window) and len(window.article.highlights.mentions) == 1


def test_the_words_said_to_be_none_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "Not an Agreement")
    offered = right_click(window, "INF Treaty")
    pick(qtbot, window, "As It Was Found")
    assert "Not an Agreement" not in offered and counts(window)["inf-1987"] == 3


def test_this_is_links_anew(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "This Is…")
    qtbot.keyClicks(window.questions.choice.filter, "steel")
    press(qtbot, window, Qt.Key.Key_Return)
    assert counts(window)["paris-1951"] == 3 and window.questions.choice.isHidden()


def test_the_arrows_move_in_the_list_while_typing(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "This Is…")
    qtbot.keyClicks(window.questions.choice.filter, "paris")
    press(qtbot, window, Qt.Key.Key_Down)
    press(qtbot, window, Qt.Key.Key_Return)
    assert "paris-1951" in counts(window)


def test_an_empty_list_says_so(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "This Is…")
    qtbot.keyClicks(window.questions.choice.filter, "zebra")
    assert window.questions.choice.nothing.isVisible() and window.questions.choice.choose.isHidden()


def test_a_card_then_tells_who_said_so(qtbot: QtBot, window: MainWindow) -> None:
    settle(qtbot, window)
    click(qtbot, window, PARIS)
    assert "you said so" in window.popups.card.words.text()


def test_copy_name(qtbot: QtBot, window: MainWindow) -> None:
    right_click(window, "INF Treaty")
    pick(qtbot, window, "Copy Its Name")
    assert QGuiApplication.clipboard().text() == "INF Treaty"


def test_without_a_place_the_commands_are_off(window: MainWindow) -> None:
    named = "not_agreement this_is add_own take_back everywhere copy_name".split()
    assert not any(window.parts.actions[name].isEnabled() for name in named)


def test_every_control_has_a_tooltip_and_a_name(qtbot: QtBot, window: MainWindow) -> None:
    mention = window.article.reading.mentions[0]
    for ask in (window.judge_menu.ask_what, window.follower.next_doubtful, window.judge_menu.ask_new):
        window.guide.point_at(mention)
        ask()
    window.questions.ask_new(mention, "x")
    controls = [
        control
        for popup in (window.questions.doubt, window.questions.choice, window.questions.new)
        for control in (*popup.findChildren(QAbstractButton), *popup.findChildren(QLineEdit))
    ]
    assert all(control.toolTip() and control.accessibleName() for control in controls)


# The person's own catalogue


def add(qtbot: QtBot, window: MainWindow, name: str = "", signed: str = "") -> None:
    right_click(window, "Brussels Convention")
    pick(qtbot, window, "Add to My Catalogue…")
    form = window.questions.new
    if name:
        qtbot.keyClicks(form.name, name)
    qtbot.keyClicks(form.signed, signed)
    qtbot.mouseClick(form.add, LEFT)


def is_listed(window: MainWindow, name: str) -> bool:
    return any(treaty.listed and treaty.name == name for treaty in window.article.reading.treaties)


def test_the_sidebar_says_what_is_in_no_catalogue(window: MainWindow) -> None:
    model = window.parts.treaties.model
    row = model.row_of("unlisted-brussels-convention")
    assert model.index(row).data(STANDING) == "not in the catalogue"


def test_the_card_says_so_and_offers_to_add_it(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, "Brussels Convention")
    assert "Not in the catalogue" in window.popups.card.words.text() and window.popups.card.new.isVisible()


def test_added_it_is_listed(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opening.reading_made):
        add(qtbot, window, signed="1924-08-25")
    assert is_listed(window, "Brussels Convention") and "your catalogue" in window.parts.notice.sentence()


def test_added_under_another_name_its_words_mean_it(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.opening.reading_made):
        add(qtbot, window, name="Hague Rules")
    assert is_listed(window, "Hague Rules")


@pytest.mark.parametrize("signed", ["soon", "1924-13", "24-08-25"])
def test_a_date_that_is_none_is_not_taken(qtbot: QtBot, window: MainWindow, signed: str) -> None:
    add(qtbot, window, signed=signed)
    assert window.questions.new.isVisible() and "1912" in window.questions.new.fault.text()


def test_a_folder_that_cannot_be_written_is_told(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    (home / "data" / "servanda").mkdir(parents=True, exist_ok=True)
    (home / "data" / "servanda" / "catalogue").write_text("in the way")
    add(qtbot, window)
    qtbot.waitUntil(lambda: "could not be written" in window.parts.alarm.sentence())
    assert not is_listed(window, "Brussels Convention")


# A store that refuses


class BrokenJudgements:
    """A store that refuses until it is told to work."""

    def __init__(self) -> None:
        self.works = False
        self.calls: list[str] = []
        self.kept: list[str] = []

    def judgements(self, document: Document) -> tuple[Judgement, ...]:
        return ()

    def add(self, document: Document, judgement: Judgement) -> None:
        if not self.works:
            raise NotesError("The notes database is in use by another program.")
        self.kept = [*self.kept, judgement.id]
        self.calls.append(judgement.treaty)

    def take_back(self, judgement_id: str) -> None:
        self.kept.remove(judgement_id)
        self.calls.append("taken back")


@pytest.fixture
def broken(services: Services, qtbot: QtBot, article: Path) -> tuple[MainWindow, BrokenJudgements]:
    store = BrokenJudgements()
    window = MainWindow(replace(services, judgements=store))
    qtbot.addWidget(window, before_close_func=lambda _: setattr(store, "works", True))
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    open_in(qtbot, window, article)
    return window, store


def test_a_refusal_is_told_and_the_judgement_holds_here(
    qtbot: QtBot, broken: tuple[MainWindow, BrokenJudgements]
) -> None:
    window, _ = broken
    settle(qtbot, window)
    qtbot.waitUntil(lambda: "another program" in window.parts.alarm.sentence())
    assert counts(window)["paris-1783"] == 2


def test_it_is_stored_and_undone_as_soon_as_the_store_works(
    qtbot: QtBot, broken: tuple[MainWindow, BrokenJudgements]
) -> None:
    window, store = broken
    settle(qtbot, window)
    qtbot.waitUntil(lambda: bool(window.parts.alarm.sentence()))
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    store.works = True
    qtbot.mouseClick(window.parts.alarm.action, LEFT)
    stored(qtbot, window)
    assert store.calls == ["paris-1783", "taken back"] and window.parts.alarm.isHidden()
