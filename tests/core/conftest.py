from __future__ import annotations

from pathlib import Path

import pytest

from core.catalogue import Catalogue, read_files
from core.importers import read_bytes
from core.model import Document
from tests.core.cases import FIXTURES

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture(scope="session")
def small() -> Catalogue:
    """The few agreements of tests/fixtures/catalogue."""
    return Catalogue(read_files(sorted((FIXTURES / "catalogue").glob("*.toml"))), {})


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared")
    return SHARED


def document(text: str, name: str = "article.txt") -> Document:
    return read_bytes(text.encode(), name)
