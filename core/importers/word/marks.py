"""The marks of a Word file's text: brings those that mean the same into the one form that is converted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from core.importers.word.runs import join_runs, remove
from core.importers.word.styles import Style, W, named, number, value_at

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DROPPED = [
    W + name
    for name in (
        "bookmarkEnd commentRangeStart commentRangeEnd commentReference moveFrom proofErr lastRenderedPageBreak"
        " softHyphen annotationRef permStart permEnd tblPr tblGrid tblPrEx pPrChange rPrChange trPrChange tcPrChange"
        " sectPr sectPrChange numberingChange vMerge rubyPr rt"
    ).split()
]
_UNWRAPPED = [W + name for name in "fldSimple dir bdo ruby rubyBase ins moveTo smartTag customXml".split()]
_REVISIONS = [W + name for name in "rsidR rsidRPr rsidRDefault rsidP rsidDel rsidTr".split()]
_READ_OF_A_RUN = frozenset(W + name for name in "b i vertAlign rStyle".split())


@dataclass(frozen=True, slots=True)
class Known:
    """What a part's marks lead to: styles by id, relationships by id, and the notes there are ("footnote 2")."""

    styles: Mapping[str, Style]
    relationships: frozenset[str]
    notes: frozenset[str]


def plain(root: etree._Element, known: Known) -> None:
    """Leaves in `root`, a part with text, only what is read of it; changes tracked in it are accepted."""
    for choice in list(root.iter(_COMPATIBLE + "AlternateContent")):
        _choose(choice)
    for deleted in list(root.iter(W + "del")):
        _delete(deleted)
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    for element in list(root.iter(*_MENDED)):
        if element.getparent() is not None:
            _MENDED[str(element.tag)](element, known)
    etree.strip_tags(root, *_UNWRAPPED, _MATH + "*")
    etree.strip_attributes(root, *_REVISIONS)
    join_runs(root)


def _choose(element: etree._Element) -> None:
    """Of several forms of one thing, the plainest; the converter knows no other."""
    fallback = element.find(_COMPATIBLE + "Fallback")
    chosen = fallback if fallback is not None and len(fallback) else element.find(_COMPATIBLE + "Choice")
    parent = element.getparent()
    if parent is None:
        return
    for child in [] if chosen is None else list(chosen):
        element.addprevious(child)
    parent.remove(element)


def _delete(element: etree._Element) -> None:
    """What was deleted; the mark that a paragraph goes on in the next one stays, for the converter joins them."""
    parent = element.getparent()
    if parent is not None and parent.tag == W + "trPr":
        row = parent.getparent()
        if row is not None:
            remove(row)
    elif parent is None or parent.tag != W + "rPr":
        remove(element)


def _paragraph(element: etree._Element, known: Known) -> None:
    style = element.find(W + "pStyle")
    level = element.find(W + "outlineLvl")
    key, depth = value_at(element, "numPr/numId"), value_at(element, "numPr/ilvl")
    own = (style.get(W + "val") or "") if style is not None else ""
    meant = known.styles.get(own) or Style(named(own))
    name = _heading(level) or meant.name
    drop = element.find(W + "framePr")
    joined = [mark for mark in element.findall(W + "rPr") if mark.find(W + "del") is not None]
    if drop is not None and drop.get(W + "dropCap") in ("drop", "margin"):
        joined = [_joining()]
    for child in list(element):
        element.remove(child)
    if name:
        etree.SubElement(element, W + "pStyle").set(W + "val", name)
    if key or meant.list:
        numbering = etree.SubElement(element, W + "numPr")
        etree.SubElement(numbering, W + "ilvl").set(W + "val", depth or ("0" if key else meant.level))
        etree.SubElement(numbering, W + "numId").set(W + "val", key or meant.list)
    element.extend(joined)


def _joining() -> etree._Element:
    """The mark that a paragraph goes on in the next one; an initial set large is a paragraph by itself to Word."""
    mark = etree.Element(W + "rPr")
    etree.SubElement(mark, W + "del")
    return mark


def _heading(level: etree._Element | None) -> str:
    value = number(level.get(W + "val", "")) if level is not None else -1
    return f"Heading{min(value, 5) + 1}" if 0 <= value < 9 else ""


def _run(element: etree._Element, known: Known) -> None:
    run = element.getparent()
    if run is None or run.tag != W + "r":
        return
    if (hidden := element.find(W + "vanish")) is not None and hidden.get(W + "val") not in ("0", "false"):
        remove(run)
        return
    for child in list(element):
        if child.tag not in _READ_OF_A_RUN:
            element.remove(child)
        elif child.tag == W + "rStyle":
            style = known.styles.get(child.get(W + "val") or "")
            child.set(W + "val", style.name if style else "")


def _note(element: etree._Element, known: Known) -> None:
    kind = str(element.tag).removeprefix(W).removesuffix("Reference")
    if f"{kind} {element.get(W + 'id')}" not in known.notes:
        remove(element)


def _link(element: etree._Element, known: Known) -> None:
    if element.get(R + "id") not in known.relationships:
        element.attrib.pop(R + "id", "")


def _picture(element: etree._Element, known: Known) -> None:
    """A picture in the file and one linked to are the same to the converter: it gets an address of either."""
    name = R + ("embed" if str(element.tag).endswith("blip") else "id")
    leads = element.get(name) or element.get(R + "link")
    if leads in known.relationships:
        element.set(name, leads)
    else:
        remove(element)


def _drawing(element: etree._Element, known: Known) -> None:
    """A box of text that has no plainer form."""
    if texts := list(element.iter(W + "txbxContent")):
        element.tag = W + "pict"
        element[:] = texts


def _symbol(element: etree._Element, known: Known) -> None:
    try:
        int(element.get(W + "char", ""), 16)
    except ValueError:
        remove(element)


def _number(element: etree._Element, known: Known) -> None:
    if number(element.get(W + "val", "")) < 0:
        remove(element)


def _bookmark(element: etree._Element, known: Known) -> None:
    if not element.get(W + "name"):
        remove(element)


def _as(name: str, text: str | None = None) -> Callable[[etree._Element, Known], None]:
    def mend(element: etree._Element, known: Known) -> None:
        element.tag = W + name
        if text:
            element.text = text
        if name in ("br", "tab"):
            element.attrib.clear()

    return mend


_MENDED: dict[str, Callable[[etree._Element, Known], None]] = {
    W + "pPr": _paragraph,
    W + "rPr": _run,
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "hyperlink": _link,
    W + "drawing": _drawing,
    W + "sym": _symbol,
    W + "gridSpan": _number,
    W + "bookmarkStart": _bookmark,
    W + "cr": _as("br"),
    W + "ptab": _as("tab"),
    W + "noBreakHyphen": _as("t", "-"),
    _MATH + "r": _as("r"),
    _MATH + "t": _as("t"),
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip": _picture,
    "{urn:schemas-microsoft-com:vml}imagedata": _picture,
}
