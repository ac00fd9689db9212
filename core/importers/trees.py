"""HTML as a tree: parsed leniently, without what no reader sees."""

from __future__ import annotations

import re
from typing import cast

from lxml import etree

_INVISIBLE = (
    "title script style template noscript iframe object applet svg button select textarea input audio video canvas"
    " datalist progress meter dialog rp rt annotation annotation-xml map frameset"
).split()
_UNREAD_CLASSES = re.compile(r"(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|noprint)(?:\s|$)")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_XHTML = re.compile(r"<\?xml|xmlns=[\"']http://www\.w3\.org/1999/xhtml")
_SELF_CLOSED = re.compile(
    r"<((?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)[a-z][\w:-]*)(\s[^<>]*?)?/>",
    re.IGNORECASE,
)
_CLOSED_AT_ONCE = re.compile(r"<((?:html|body)\b[^<>]*?)/>", re.IGNORECASE)  # and yet followed by all of the page
_HEAD = 4096
_TYPES = ("{http://www.idpf.org/2007/ops}type", "epub:type", "role")
MOST_TAGS = 400_000  # reading more would take longer, and more memory, than anyone waits for
# Characters, and references to them, that no tree may hold; U+FFFC stands for pictures only.
_FORBIDDEN = re.compile(
    r"[\f\ufffc]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[2-5])|x0*(?:[0-8bcef]|1[\da-f]|fff[c-f]))(?![\da-f]);?",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_FLAT = frozenset("p li h1 h2 h3 h4 h5 h6 tr td br".split())


def tree_of(content: str) -> etree._Element | None:
    """The tree of a page or a piece of one; None where there is none. Loads nothing and expands no entities."""
    content = _CLOSED_AT_ONCE.sub(r"<\1>", _FORBIDDEN.sub(" ", content))
    if _XHTML.search(content, 0, _HEAD):
        content = _SELF_CLOSED.sub(r"<\1\2></\1>", content)
    root, is_cut = _parsed(content)
    return _parsed(_TAG.sub(_flattened, content))[0] if is_cut else root


def without_unseen(root: etree._Element) -> etree._Element:
    """The same tree, with scripts, styles, comments and hidden elements cut out of it."""
    etree.strip_elements(root, *_INVISIBLE, with_tail=False)
    # The parser takes what follows an `embed` for its content.
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction, "embed")
    for element in [element for element in root.iter("*") if element.attrib and _is_hidden(element)]:
        drop(element)
    return root


def select(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    """The elements at a path that leads to elements."""
    return cast(list[etree._Element], path(root))


def text_of(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def line_of(element: etree._Element) -> str:
    """The text of an element on one line."""
    return " ".join(text_of(element).split())


def types_of(element: etree._Element) -> str:
    """What an element says it is for, as in EPUB 3 or with a role."""
    return " ".join(element.get(name, "") for name in _TYPES)


def drop(element: etree._Element) -> None:
    """Takes an element out of its tree; the text behind it stays."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
    element.tail = None


def _is_hidden(element: etree._Element) -> bool:
    if element.tag in ("html", "body"):
        return False
    if element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style") or ""):
        return True
    if element.get("aria-hidden") == "true" and element.find(".//math") is None:
        return True
    return _UNREAD_CLASSES.search(element.get("class") or "") is not None


def _parsed(content: str) -> tuple[etree._Element | None, bool]:
    """The tree, and whether what lies deepest in it was lost."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(content.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # what it calls an empty document
        return None, False
    return root, any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)


def _flattened(tag: re.Match[str]) -> str:
    """Only the tags that part texts, and none of them left to nest."""
    name = tag[2].lower()
    return f"</{name}><{name}>" if name in _FLAT and not tag[1] else " "
