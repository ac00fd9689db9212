"""The colours and the type of the room: light, dark, sepia."""

from __future__ import annotations

from functools import lru_cache
from string import Template
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette

from core.resources import resource

BODY_PIXELS = 18
LEADING = 1.55
MEASURE = 68
_SERIFS = ("Charter", "Source Serif 4", "Georgia", "Noto Serif", "DejaVu Serif")
_SAMPLE = "The treaties they signed reflected their intentions, and each could trust the other. "


class Theme(NamedTuple):
    """One lighting of the room. `hues` follow Okabe-Ito and Tol, shifted in lightness to 4.5:1 on `paper`."""

    name: str
    paper: str
    ink: str
    muted: str
    edge: str
    rule: str
    hover: str
    accent: str
    note: str
    hit: str
    glow: str
    alarm: str
    hues: tuple[str, ...]

    def hue(self, rank: int) -> QColor:
        """The colour of the treaty mentioned as the rank-th."""
        return QColor(self.hues[rank % len(self.hues)])

    def tint(self, rank: int, strength: float = 0.16) -> QColor:
        """A hue laid thinly on the paper."""
        return mixed(self.hue(rank), QColor(self.paper), strength)

    def colour(self, name: str) -> QColor:
        """One of the named colours."""
        return QColor(str(getattr(self, name)))

    def note_tint(self, colour: str) -> QColor:
        """What a highlight in one of `core.notes.COLOURS` lays on the paper."""
        return QColor(_NOTE_TINTS[self.name].get(colour, self.note))

    def note_ink(self, colour: str) -> QColor:
        """The same colour for lines and flags: 4.5:1 on the paper."""
        return QColor(_NOTE_INKS[self.name].get(colour, self.muted))


LIGHT = Theme(
    name="light", paper="#FBFAF7", ink="#1F1D1A", muted="#504C46", edge="#F2F0EA", rule="#DEDAD1",
    hover="#E9E6DE", accent="#0B5C8F", note="#FBEBB4", hit="#D9E8C4", glow="#FFD98A", alarm="#F9E1DA",
    hues=("#0072B2", "#B84A00", "#117733", "#A13F8E", "#8A6100", "#332288", "#1B7A72", "#B23A55"),
)  # fmt: skip
DARK = Theme(
    name="dark", paper="#1B1C1E", ink="#E4E1DA", muted="#B4B0A8", edge="#232427", rule="#393B3F",
    hover="#303236", accent="#7CC0EC", note="#4D431F", hit="#34482A", glow="#6B5420", alarm="#4A2C26",
    hues=("#56B4E9", "#E8783A", "#3DBD8F", "#D98CB8", "#E6A91E", "#A79BEA", "#5CC8C0", "#EE8A9B"),
)  # fmt: skip
SEPIA = Theme(
    name="sepia", paper="#F4ECD8", ink="#3B2F20", muted="#54442E", edge="#ECE2CA", rule="#D8CBAE",
    hover="#E3D7BB", accent="#0B5482", note="#F3DB93", hit="#D5DFB2", glow="#F5C66D", alarm="#F1D3C2",
    hues=("#00639C", "#A84300", "#0E6B2D", "#943882", "#7A5600", "#332288", "#146B64", "#A3314B"),
)  # fmt: skip
_NOTE_TINTS = {
    "light": {"yellow": "#FBEBA9", "green": "#D6EDC6", "blue": "#CFE4F5", "pink": "#F8D6E3", "orange": "#FBDDBD",
              "purple": "#E3D9F5"},
    "dark": {"yellow": "#544818", "green": "#2C4A2A", "blue": "#1F4360", "pink": "#5A2F43", "orange": "#5C3B1A",
             "purple": "#42376A"},
    "sepia": {"yellow": "#F3DB86", "green": "#CFDDA2", "blue": "#C5D8DA", "pink": "#EFC7C4", "orange": "#F2CB97",
              "purple": "#D9CAD9"},
}  # fmt: skip
_NOTE_INKS = {
    "light": {"yellow": "#7A6200", "green": "#2F6B1F", "blue": "#1B5E94", "pink": "#A3315F", "orange": "#9A4B00",
              "purple": "#5B3FA0"},
    "dark": {"yellow": "#E6C84C", "green": "#8CCB7B", "blue": "#7CC0EC", "pink": "#EE8AB0", "orange": "#EFA25A",
             "purple": "#B7A5F0"},
    "sepia": {"yellow": "#6B5200", "green": "#35601A", "blue": "#1B547F", "pink": "#8F2B50", "orange": "#8A4200",
              "purple": "#553A90"},
}  # fmt: skip
THEMES = {theme.name: theme for theme in (LIGHT, DARK, SEPIA)}


def mixed(top: QColor, ground: QColor, share: float) -> QColor:
    """One colour laid over another; opaque, so that tints never add up where they overlap."""
    return QColor.fromRgbF(
        top.redF() * share + ground.redF() * (1 - share),
        top.greenF() * share + ground.greenF() * (1 - share),
        top.blueF() * share + ground.blueF() * (1 - share),
    )


def palette(theme: Theme) -> QPalette:
    """What Qt's own style paints with."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, name in (
        (roles.Window, "edge"), (roles.Base, "paper"), (roles.AlternateBase, "edge"), (roles.Button, "edge"),
        (roles.ToolTipBase, "paper"), (roles.Mid, "rule"), (roles.Midlight, "rule"), (roles.Dark, "rule"),
        (roles.Text, "ink"), (roles.WindowText, "ink"), (roles.ButtonText, "ink"), (roles.ToolTipText, "ink"),
        (roles.PlaceholderText, "muted"), (roles.Link, "accent"), (roles.Accent, "accent"),
    ):  # fmt: skip
        made.setColor(role, theme.colour(name))
    made.setColor(roles.Highlight, mixed(theme.colour("accent"), theme.colour("paper"), 0.28))
    made.setColor(roles.HighlightedText, theme.colour("ink"))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        faint = mixed(theme.colour("ink"), theme.colour("edge"), 0.42)
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def style_sheet(theme: Theme) -> str:
    """The few rules a palette cannot say, from resources/styles."""
    rules = Template(resource("styles/servanda.qss").read_text(encoding="utf-8"))
    names = ("paper", "ink", "muted", "edge", "rule", "hover", "accent", "alarm", "note")
    colours = {name: str(getattr(theme, name)) for name in names}
    faint = mixed(theme.colour("muted"), theme.colour("edge"), 0.45).name()
    return rules.substitute(colours, faint=faint)


@lru_cache(maxsize=1)
def serif() -> str:
    """The first serif this computer has."""
    return next((family for family in _SERIFS if QFontDatabase.hasFamily(family)), "serif")


def body_font(zoom: float = 1.0) -> QFont:
    """The article's own type."""
    font = QFont(serif())
    font.setPixelSize(round(BODY_PIXELS * zoom))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font


def column_width(zoom: float) -> int:
    """How wide a line of the measure is. A sentence is measured: the average width of fonts is no guide."""
    advance = QFontMetricsF(body_font(zoom)).horizontalAdvance(_SAMPLE)
    return round(advance / len(_SAMPLE) * MEASURE)


def smaller(font: QFont, share: float = 0.92) -> QFont:
    """A size down from another font."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * share)
    else:
        made.setPixelSize(max(8, round(font.pixelSize() * share)))
    return made
