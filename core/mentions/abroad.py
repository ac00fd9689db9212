"""What agreements named after a place are called in another language.

Treaty of Kiel -> Kieler Frieden, traité de Kiel, Tratado de Kiel, Кильский мир
"""

from __future__ import annotations

import re

from core.lexicon import names_by_place
from core.model import Alias, Treaty

_NOUN = r"Treaty|Treaties|Peace|Convention|Agreement|Accords?|Protocol|Pact|Armistice|Truce"
_PLACE = r"[A-ZÀ-Þ][\w’'–-]*(?: [A-ZÀ-Þ][\w’'–-]*)?"
_ENGLISH = re.compile(rf"(?P<noun>{_NOUN}) of (?P<place>{_PLACE})|(?P<before>{_PLACE}) (?P<behind>{_NOUN})")
_VOWELS = tuple("AEIOUYÉÈÊH")


def abroad(alias: Alias, treaty: Treaty, language: str) -> set[str]:
    """The names in `language` that an English one gives, if a place is all it has; none where that place is unknown.

    A treaty that ended a war is a peace, too.
    """
    found = _ENGLISH.fullmatch(alias.text)
    if not found or alias.language != "en":
        return set()
    place, noun = found["place"] or found["before"], found["noun"] or found["behind"]
    names = names_by_place(language)
    called = names.called(place)
    if not called or place not in treaty.places:
        return set()
    nouns = {noun, "Peace"} if treaty.kind == "peace" and noun == "Treaty" else {noun}
    of = f"d'{called}" if called.startswith(_VOWELS) else f"de {called}"
    return {shape.format(called, de=of) for noun in nouns for shape in names.shapes.get(noun, ())}
