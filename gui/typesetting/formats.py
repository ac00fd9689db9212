"""The formats of one look: what Qt calls the manners and the inline kinds, each made once."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from core.model import InlineKind
from gui.looks.theme import Theme, body_font, mixed
from gui.typesetting.manners import Manner


class Look(NamedTuple):
    """How a page is set: its colours, and its size as a share of the usual one."""

    theme: Theme
    zoom: float = 1.0


class Formats:
    """Formats by manner; `em` is the body's size in pixels."""

    def __init__(self, look: Look) -> None:
        self._body = body_font(look.zoom)
        self.em = self._body.pixelSize()
        self.paper = look.theme.colour("paper")
        self.ink = look.theme.colour("ink")
        self.muted = look.theme.colour("muted")
        self.rule = look.theme.colour("rule")
        self.ground = mixed(self.ink, self.paper, 0.05)
        self._blocks: dict[Manner, QTextBlockFormat] = {}
        self._letters: dict[tuple[Manner, frozenset[InlineKind]], QTextCharFormat] = {}

    def block(self, manner: Manner) -> QTextBlockFormat:
        """Leading, space around, indent; a copy, to be changed at will."""
        if manner not in self._blocks:
            self._blocks[manner] = self._made_block(manner)
        return QTextBlockFormat(self._blocks[manner])

    def letters(self, manner: Manner, kinds: Collection[InlineKind] = ()) -> QTextCharFormat:
        """The type of a manner, with the emphasis and so on that a run of it has."""
        key = (manner, frozenset(kinds))
        if key not in self._letters:
            self._letters[key] = self._made_letters(*key)
        return self._letters[key]

    def font(self, manner: Manner) -> QFont:
        font = QFont(self._body)
        if manner.mono:
            font.setFamily(_mono_family())
        font.setPixelSize(max(6, round(self.em * manner.size)))
        font.setBold(manner.bold)
        font.setItalic(manner.italic)
        return font

    def _made_block(self, manner: Manner) -> QTextBlockFormat:
        font = self.font(manner)
        form = QTextBlockFormat()
        # The leading is a share of the type's size; Qt's "proportional" is one of the font's own line height.
        share = manner.leading * font.pixelSize() / QFontMetricsF(font).height()
        form.setLineHeight(share * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(self.em * manner.above)
        form.setBottomMargin(self.em * manner.below)
        form.setLeftMargin(self.em * manner.indent)
        form.setRightMargin(self.em * manner.indent)
        return form

    def _made_letters(self, manner: Manner, kinds: frozenset[InlineKind]) -> QTextCharFormat:
        letters = QTextCharFormat()
        letters.setFont(self.font(manner))
        letters.setForeground(self.muted if manner.muted else self.ink)
        if InlineKind.EMPHASIS in kinds:
            letters.setFontItalic(True)
        if InlineKind.STRONG in kinds:
            letters.setFontWeight(QFont.Weight.Bold)
        if InlineKind.SUPERSCRIPT in kinds:
            letters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        if InlineKind.CODE in kinds and not manner.mono:
            letters.setFontFamilies([_mono_family()])
            letters.setBackground(self.ground)
        return letters


def _mono_family() -> str:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
