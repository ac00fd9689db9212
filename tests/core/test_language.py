"""The language of a text, told by its commonest words or its script."""

from __future__ import annotations

import pytest

from core.importers.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The treaty is in force and will stay so.", "en"),
        ("Der Vertrag ist in Kraft und bleibt es.", "de"),
        ("Le traité est en vigueur et le reste.", "fr"),
        ("El tratado está en vigor y lo seguirá por años.", "es"),
        ("Договор действует и будет действовать.", "ru"),
        ("Сговор — так называется соглашение, подписано 30 сентября 1938 года.", "ru"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
