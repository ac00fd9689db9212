"""History, stepping, finding, marks, themes, settings: what needs no window."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor

from core.model import Citation, Span
from gui.frame.popup import beside
from gui.looks.theme import THEMES, Theme
from gui.looks.wording import count, host
from gui.offsets import Offsets
from gui.reader.find import find
from gui.reader.history import History, Place
from gui.reader.marks import Layer, innermost
from gui.reader.stepping import step
from gui.settings import Settings

SPANS = [Span(10, 12), Span(20, 22), Span(30, 32)]


def place(scroll: int) -> Place:
    return Place(scroll, (500, 100), 0, 0, 0)


@pytest.mark.parametrize(
    ("current", "here", "forward", "index"),
    [(-1, 0, True, 0), (-1, 15, True, 1), (-1, 20, True, 1), (-1, 15, False, 0), (-1, 5, False, 2),
     (-1, 99, True, 0), (0, 10, True, 1), (2, 30, True, 0), (0, 10, False, 2)],
)  # fmt: skip
def test_step(current: int, here: int, forward: bool, index: int) -> None:
    assert step(SPANS, current, here, forward) == index


def test_step_among_nothing() -> None:
    assert step([], -1, 0, True) == -1


def test_back_and_forward_lead_to_the_same_places() -> None:
    history = History()
    history.leave(place(1))
    history.leave(place(2))
    back = [history.back(place(3)), history.back(place(2))]
    assert [*back, history.forward(place(1)), history.forward(place(2))] == [place(2), place(1), place(2), place(3)]


def test_a_jump_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(place(1))
    history.back(place(2))
    history.leave(place(5))
    assert not history.can_go_forward


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [("The Treaty treats a treaty", "treaty", [4, 20]), ("don’t", "don't", [0]), ("a “b” c", '"b"', [2]),
     ("one\ntwo", "one two", [0]), ("a+b a.b", "a.b", [4]), ("abc", "  ", []), ("1987–88", "1987-88", [0])],
)  # fmt: skip
def test_find(text: str, words: str, found: list[int]) -> None:
    assert [span.start for span in find(text, words)] == found


def layer(*spans: tuple[int, int]) -> Layer[Citation]:
    """Citations over a text of which the first letter takes two positions."""
    offsets = Offsets("𝒜" + "a" * 99, [(Span(0, 100), 0)])
    return Layer(offsets, [Citation(Span(*span), "url", "") for span in spans])


def test_layer_finds_a_long_mark_that_began_far_before() -> None:
    assert [mark.start for mark in layer((0, 100), (2, 3), (50, 52)).within(60, 70)] == [0]


@pytest.mark.parametrize(("position", "starts"), [(0, [0]), (1, [0]), (2, []), (3, [3]), (4, []), (6, [6])])
def test_layer_counts_in_positions(position: int, starts: list[int]) -> None:
    assert [mark.start for mark in layer((0, 1), (2, 3), (5, 9)).at(position)] == starts


def test_innermost_mark_wins() -> None:
    found = innermost(layer((0, 100)), layer((5, 9)), position=6)
    assert found is not None and (found.start, found.end) == (6, 10)


@pytest.mark.parametrize(
    ("line", "x", "y"),
    [(QRect(100, 100, 80, 20), 92, 117), (QRect(100, 560, 80, 20), 92, 262), (QRect(950, 100, 40, 20), 599, 117)],
)
def test_popup_stands_beside_its_line(line: QRect, x: int, y: int) -> None:
    spot = beside(QSize(400, 300), line, QRect(0, 0, 1000, 600))
    assert (spot.x(), spot.y()) == (x, y)


@pytest.mark.parametrize("top", range(0, 560, 40))
def test_popup_is_never_over_its_line(top: int) -> None:
    line = QRect(200, top, 80, 24)
    card = QRect(beside(QSize(376, 320), line, QRect(0, 0, 900, 600)), QSize(376, 320)).adjusted(8, 8, -8, -8)
    assert not card.intersects(line)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["paper", "edge"])
@pytest.mark.parametrize("letters", ["ink", "muted"])
def test_text_contrast(theme: Theme, ground: str, letters: str) -> None:
    assert contrast(getattr(theme, letters), getattr(theme, ground)) >= 7


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_marks_contrast(theme: Theme) -> None:
    assert min(contrast(hue, theme.paper) for hue in theme.hues) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_on_a_tint_stays_readable(theme: Theme) -> None:
    grounds = [theme.note, theme.hit, theme.glow, *(theme.tint(rank, 0.34).name() for rank in range(8))]
    assert min(contrast(theme.ink, ground) for ground in grounds) >= 5


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_hues_differ(theme: Theme) -> None:
    assert all(one != other for one, other in combinations(theme.hues, 2))


def test_recent_files_stand_newest_first_and_once(settings: Settings) -> None:
    for name in ("/a", "/b", "/a"):
        settings.remember(Path(name))
    assert settings.recent() == (Path("/a"), Path("/b"))


def test_one_recent_file_survives_the_ini_format(settings: Settings, tmp_path: Path) -> None:
    settings.remember(Path("/a, b"))
    settings._values.sync()
    assert Settings(tmp_path / "servanda.ini").recent() == (Path("/a, b"),)


def test_a_date_can_be_taken_back(settings: Settings) -> None:
    settings.set_date("key", date(2018, 12, 6))
    settings.set_date("key", None)
    assert settings.date_of("key") is None


def test_broken_settings_count_as_none(tmp_path: Path) -> None:
    (tmp_path / "s.ini").write_text("zoom=much\nrecent=@Invalid()\n")
    assert (Settings(tmp_path / "s.ini").zoom(), Settings(tmp_path / "s.ini").recent()) == (1.0, ())


def test_wording() -> None:
    assert (count(1, "mention"), count(1200, "mention"), host("https://www.un.org/x")) == (
        "1 mention", "1,200 mentions", "un.org",
    )  # fmt: skip
