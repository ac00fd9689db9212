"""How a note keeps its words, and how they are found again in a changed text."""

from core.anchors.anchor import Anchor
from core.anchors.ground import Ground
from core.anchors.search import Placing, find, rivals

__all__ = ["Anchor", "Ground", "Placing", "find", "rivals"]
