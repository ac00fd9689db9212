"""Which documents are one work, however its file is named, moved, edited, converted or saved again."""

from core.identity.keys import document_key
from core.identity.recognition import Identities, NotedDocument, Recognition, recognise, remember

__all__ = ["Identities", "NotedDocument", "Recognition", "document_key", "recognise", "remember"]
