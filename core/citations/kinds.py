"""The kinds of citation, and the group of each in a list of them."""

from __future__ import annotations

from enum import StrEnum


class Group(StrEnum):
    """What a reader looks for, in the order a list shows the groups."""

    NOTES = "Notes"
    LITERATURE = "Literature"
    PROVISIONS = "Articles of agreements"
    TREATY_SERIES = "Treaty series"
    UNITED_NATIONS = "United Nations"
    EUROPEAN_UNION = "European Union"
    CASES = "Cases"
    REPORTS = "Reports and articles"
    WEB = "Web"


_KINDS = {
    Group.NOTES: "footnote back-reference",
    Group.LITERATURE: "reference author-year doi arxiv isbn issn pmid journal",
    Group.PROVISIONS: "pinpoint",
    Group.TREATY_SERIES: "unts lnts ust ilm tias stat bevans cts ets ukts command-paper ats can-ts us-ts oasts infcirc "
    "senate-treaty",
    Group.UNITED_NATIONS: "un-resolution un-document",
    Group.EUROPEAN_UNION: "oj eu-act celex ecli eu-case com-document",
    Group.CASES: "icj pcij echr iachr wto icc arbitration neutral law-report us-case us-law",
    Group.REPORTS: "report related",
    Group.WEB: "url link",
}
_GROUPS = {kind: group for group, kinds in _KINDS.items() for kind in kinds.split()}


def group_of(kind: str) -> Group:
    """The group of a citation's kind. Raises KeyError for no kind of ours."""
    return _GROUPS[kind]
