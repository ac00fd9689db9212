"""Where the files that come with Servanda lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(name: str) -> Path:
    """The bundled file or folder called `name`, as in `resource("sample/article.md")`."""
    return ROOT / name
