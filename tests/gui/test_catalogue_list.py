"""The list of the whole catalogue, and how rows say what stands."""

from __future__ import annotations

from datetime import date

from core.model import Treaty
from core.status import status
from gui.judging.catalogue_model import CatalogueModel
from gui.looks.wording import standing


def test_a_thousand_agreements_are_filtered(qapp: object) -> None:
    model = CatalogueModel()
    model.set_treaties(Treaty(f"t{n}", f"Treaty {n}", f"Title of a long-winded kind {n}") for n in range(1000))
    model.look_for("title 99")
    assert model.rowCount() == 19


def test_a_name_that_begins_so_stands_first(qapp: object) -> None:
    model = CatalogueModel()
    model.set_treaties([Treaty("a", "Old Paris Pact", ""), Treaty("b", "Paris Agreement", "")])
    model.look_for("paris")
    assert model.index(0).data() == "Paris Agreement"


def test_the_sidebar_speaks_as_of_the_article() -> None:
    treaty = Treaty("x", "X", "X", signed="1987-12-08", in_force="1988-06-01", ended="2019-08-02")
    on = date(2018, 12, 6)
    assert standing(treaty, status(treaty, on), on) == "in force then, ended 2019"
