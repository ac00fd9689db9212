"""Which of a Word file's first paragraphs are its title and subtitle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from lxml import etree

from core.importers.word.runs import remove
from core.importers.word.styles import Style, W, number

_FIRST = 6  # paragraphs with text, among which a title is looked for
_LONGEST = 200
_LARGE = 28  # half points


def title_of(root: etree._Element, styles: Mapping[str, Style], known: str) -> tuple[str, str]:
    """Title and subtitle; the paragraph of the title gets that style where it had another. `known` is from elsewhere.

    By style where a paragraph has that of a title; else the known one; else a heading, or a line set large, bold or
    in the middle, that everything stands under.
    """
    first = _joined(list(islice(_with_text(root.iter(W + "p")), _FIRST)), styles)
    by_style = {_name(paragraph, styles): _text(paragraph) for paragraph in reversed(first)}
    title, subtitle = by_style.get("Title", ""), by_style.get("Subtitle", "")
    if title or not first:
        return title or known, subtitle
    if known:
        for paragraph in first:
            if _text(paragraph).casefold() == " ".join(known.split()).casefold():
                _set_title(paragraph)
                break
        return known, subtitle
    if _name(first[0], styles) == "Heading1" or (not _name(first[0], styles) and _stands_out(first[0])):
        _set_title(first[0])
        return _text(first[0]), subtitle
    return "", subtitle


def _joined(first: list[etree._Element], styles: Mapping[str, Style]) -> list[etree._Element]:
    """The paragraphs, with those of one title that follow one another made one."""
    joined = first[:1]
    for paragraph in first[1:]:
        if _name(paragraph, styles) == _name(joined[-1], styles) == "Title":
            space = etree.SubElement(etree.SubElement(joined[-1], W + "r"), W + "t")
            space.text = " "
            joined[-1].extend([child for child in paragraph if child.tag != W + "pPr"])
            remove(paragraph)
        else:
            joined.append(paragraph)
    return joined


def _with_text(paragraphs: Iterable[etree._Element]) -> Iterable[etree._Element]:
    return (paragraph for paragraph in paragraphs if _text(paragraph))


def _text(paragraph: etree._Element) -> str:
    parts = (
        (element.text or "") if element.tag == W + "t" else " "
        for element in paragraph.iter(W + "t", W + "tab", W + "br", W + "cr")
    )
    return " ".join("".join(parts).split())


def _name(paragraph: etree._Element, styles: Mapping[str, Style]) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    known = styles.get(style.get(W + "val") or "") if style is not None else None
    return known.name if known else ""


def _stands_out(paragraph: etree._Element) -> bool:
    text = _text(paragraph)
    if len(text) > _LONGEST or text.endswith((".", ",", ";", ":")):
        return False
    if next(paragraph.iterancestors(W + "tbl"), None) is not None or paragraph.find(f"{W}pPr/{W}numPr") is not None:
        return False
    middle = paragraph.find(f"{W}pPr/{W}jc")
    runs = list(paragraph.iter(W + "r"))
    return (middle is not None and middle.get(W + "val") == "center") or all(map(_is_strong, runs))


def _is_strong(run: etree._Element) -> bool:
    size = run.find(f"{W}rPr/{W}sz")
    bold = run.find(f"{W}rPr/{W}b")
    large = size is not None and number(size.get(W + "val", "")) >= _LARGE
    return large or (bold is not None and bold.get(W + "val") not in ("0", "false"))


def _set_title(paragraph: etree._Element) -> None:
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
    for style in properties.findall(W + "pStyle"):
        properties.remove(style)
    etree.SubElement(properties, W + "pStyle").set(W + "val", "Title")
