"""What the world did wrong, worded for the reader. Bugs are not caught here; they pass through."""


class ReaderError(Exception):
    """A fault outside the program: a sentence saying what, where, why and what to do now."""


class DocumentError(ReaderError):
    """A document could not be read."""


class PasswordNeededError(DocumentError):
    """A document is encrypted, and the password given does not open it, or none was given."""


class CancelledError(ReaderError):
    """The reader did not wait for the end; raised by `Options.progress`."""


class CatalogueError(ReaderError):
    """A catalogue file is wrong; the sentence names the file and the line."""


class NotesError(ReaderError):
    """The notes database could not be read or written; what was typed is still in the window."""


class ExportError(ReaderError):
    """A file that was asked for could not be written."""
