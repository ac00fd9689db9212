"""How a note keeps its words, and, in `search`, how they are found again in a changed text."""

from core.anchors.anchor import Anchor
from core.anchors.ground import Ground

__all__ = ["Anchor", "Ground"]
