"""PDF, by way of pdfium: letters with places become columns, lines, paragraphs and notes.

pdfium is not thread-safe, so one file is read at a time; what it found is put in order outside the lock.
"""

from __future__ import annotations

from dataclasses import replace

from core.collection import no_collection
from core.importers.assemble import assemble
from core.importers.options import Options
from core.importers.pdf.article import article
from core.importers.pdf.file import read_file
from core.model import Document


def read(data: bytes, source: str, options: Options) -> Document:
    """The document in a PDF. Raises PasswordNeededError, or another DocumentError for what holds no text."""
    with no_collection():
        made = article(read_file(data, source, options), options.progress)
        document = assemble(made.pieces, source=source, format="pdf", authors=made.authors, date=made.date)
    return document if document.title else replace(document, title=made.title)
