"""PDFs made to break what reads them: each is read as far as is safe, or refused in a sentence."""

from __future__ import annotations

import zlib

import pytest

from core.apart import read_apart
from core.errors import DocumentError
from core.importers.options import Options
from core.importers.pdf import links
from core.model import Document
from tests.core.test_hostile import is_sound, outcome

WORDS = b"BT /F 10 Tf 72 700 Td (The treaty was signed.) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WIDE_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
)
WIDE_WORDS = b"BT /F 10 Tf 72 700 Td <00540068006500200074> Tj ET"
SELF_FONT = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 84/LastChar 84/Widths[1]"
    b"/Encoding<</Differences[84/T]>>/CharProcs<</T 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>"
)
LINK = b"<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A<</S/URI/URI(https://example.org)>>>>"
TO_NAME = b"<</Type/Annot/Subtype/Link/Rect[0 0 612 792]/A<</S/GoTo/D(nowhere)>>>>"
FORM = b"/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F 5 0 R>>/XObject<</X %d 0 R>>>>"


def pdf(
    content: bytes = WORDS,
    *more: bytes,
    catalog: bytes = b"",
    pages: bytes = b"/Kids[3 0 R]/Count 1",
    page: bytes = b"",
    font: bytes = FONT,
    trailer: bytes = b"",
) -> bytes:
    """A file of one page, whose objects from 6 on are `more`; the rest is added to its dictionaries."""
    every = [
        b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        b"<</Type/Pages%s>>" % pages,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R%s"
        b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>" % page,
        stream(content),
        font,
        *more,
    ]
    body, places = bytearray(b"%PDF-1.7\n"), []
    for number, each in enumerate(every, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
    return bytes(body) + end % (len(every) + 1, table, len(every) + 1, trailer, len(body))


def stream(content: bytes, head: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    return b"<<%s/Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (head, len(packed), packed)


def cmap(ranges: bytes) -> bytes:
    return stream(b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange %s endcmap" % ranges)


READ = {
    "type far outside the page": pdf(WORDS + b" BT /F 10 Tf 1 0 0 1 9%030d 9%030d Tm (far) Tj ET" % (0, 0)),
    "a page of endless size": pdf(page=b"/CropBox[-9%030d -9%030d 9%030d 9%030d]" % (0, 0, 0, 0)),
    "type without height or width": pdf(
        WORDS + b" BT /F 10 Tf 0 0 0 0 72 500 Tm (flat) Tj 9 0 0 0 72 400 Tm (flat) Tj ET"
    ),
    "more pages said than there are": pdf(pages=b"/Kids[3 0 R]/Count 4999"),
    "fewer pages than none": pdf(pages=b"/Kids[3 0 R]/Count -9"),
    "pages that are their own parents": pdf(pages=b"/Parent 2 0 R/Kids[3 0 R]/Count 1"),
    "an outline that goes round": pdf(
        WORDS, b"<</First 7 0 R>>", b"<</Title(x)/Next 7 0 R/First 6 0 R/Dest[3 0 R/Fit]>>", catalog=b"/Outlines 6 0 R"
    ),
    "an outline ten thousand deep": pdf(
        WORDS,
        *(b"<</Title(x)/First %d 0 R/Dest[3 0 R/Fit]>>" % (number + 1) for number in range(6, 10_000)),
        catalog=b"/Outlines 6 0 R",
    ),
    "a hundred thousand links": pdf(page=b"/Annots[%s]" % (LINK * 100_000)),
    "names that go round": pdf(
        WORDS, b"<</Kids[6 0 R 6 0 R]>>", catalog=b"/Names<</Dests 6 0 R>>", page=b"/Annots[%s]" % (TO_NAME * 100)
    ),
    "a form that holds itself": pdf(WORDS + b" /X Do", stream(b"/X Do ", FORM % 6)),
    "forms in forms in forms": pdf(WORDS + b" /X Do", *(stream(b"/X Do", FORM % (n + 1)) for n in range(6, 2_000))),
    "many forms of a few parts": pdf(
        WORDS + b" /X Do", *(stream(b"/A Do /B Do /C Do", FORM % 9_999) for _ in range(6, 40))
    ),
    "a picture of four gigapixels": pdf(
        WORDS + b" /X Do",
        stream(b"\0" * 20_000_000, b"/Subtype/Image/Width 65535/Height 65535/BitsPerComponent 8/ColorSpace/DeviceGray"),
    ),
    "a picture in the text that never ends": pdf(WORDS + b" BI /W 65535 /H 65535 /BPC 8 /CS /RGB /F /RL ID \x81\0"),
    "a hundred thousand states kept": pdf(b"q " * 100_000 + WORDS),
    "an object stream of two thousand million": pdf(WORDS, stream(b"7 0 <<>>", b"/Type/ObjStm/N 2000000000/First 4")),
    "a table that leads to itself": pdf(trailer=b"/Prev 9"),
    "facts of a million words": pdf(WORDS, b"<</Author(%s)>>" % (b"Anna Example; " * 100_000), trailer=b"/Info 6 0 R"),
}
REFUSED = {
    "type too large for any page": (pdf(b"BT /F 9%030d Tf 72 700 Td (The treaty) Tj ET" % 0), "holds no text"),
    "type of no size": (pdf(b"BT /F 0 Tf 72 700 Td (The treaty) Tj ET"), "holds no text"),
    "pages that hold themselves": (pdf(pages=b"/Kids[2 0 R 2 0 R]/Count 10"), "no page that can be read"),
    "a type that is drawn with itself": (
        pdf(b"BT /F 10 Tf 9 0 0 9 72 700 Tm (\x01) Tj ET", stream(b"1 0 d0 BT /F 1 Tf (TTTT) Tj ET"), font=SELF_FONT),
        "holds no text",
    ),
    "a form that holds itself twice": (pdf(WORDS + b" /X Do", stream(b"/X Do " * 2, FORM % 6)), "repeats its parts"),
    "marks never closed": (pdf(b"/P <</MCID 1>> BDC " * 20_000 + WORDS), "repeats its parts"),
    "a lock no one knows": (pdf(trailer=b"/ID[(a)(b)]/Encrypt<</Filter/Odd/V 9>>"), "locked in a way"),
    "cut off in its middle": (pdf()[:300], "damaged or no PDF"),
    "arrays in arrays": (pdf(b"[" * 1_000_000), "holds no text"),
}


@pytest.mark.parametrize("data", READ.values(), ids=READ)
def test_is_read(data: bytes) -> None:
    found = outcome(data, "a.pdf")
    assert isinstance(found, Document) and is_sound(found) and found.text.startswith("The treaty was signed.")


@pytest.mark.parametrize(("data", "sentence"), REFUSED.values(), ids=REFUSED)
def test_is_refused(data: bytes, sentence: str) -> None:
    found = outcome(data, "a.pdf")
    assert isinstance(found, str) and is_sound(found) and sentence in found


@pytest.mark.parametrize("ranges", [b"<00000000> <FFFFFFFF> <0041>", b"<0000> <FFFF> <0054> " * 9_000])
def test_letters_said_to_stand_for_all_others(ranges: bytes) -> None:
    content = pdf(WIDE_WORDS, cmap(b"9 beginbfrange %s endbfrange" % ranges), font=WIDE_FONT)
    found = outcome(content, "a.pdf")
    assert isinstance(found, Document) and is_sound(found)


def test_what_ends_the_library_is_said_to_be_damaged() -> None:
    loop = pdf(WORDS, b"<</Kids[6 0 R 6 0 R]/Limits[0 9]>>", catalog=b"/PageLabels 6 0 R")
    with pytest.raises(DocumentError, match=r"“a\.pdf” is damaged, or made to do harm: reading it broke off\. Fetch"):
        read_apart(loop, "a.pdf", Options())


def test_links_are_left_out_when_they_take_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "_SECONDS", -1.0)
    found = outcome(pdf(page=b"/Annots[%s]" % LINK), "a.pdf")
    assert isinstance(found, Document) and found.inlines == ()
