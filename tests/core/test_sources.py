"""Bad input: every refusal is one sentence that names the file, the reason and what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from core.errors import DocumentError
from core.importers import read, read_bytes
from core.importers.source import LARGEST


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"GIF89a\0\0\1", "is not text"),
        (b"\1\2\3\4 abc", "is not text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old or a locked Office file"),
        (b"{\\rtf1 Text}", "is an RTF file"),
        (b"PK\3\4 and so on", "is an archive"),
    ],
)
def test_content_that_cannot_be_read(content: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_bytes(content)
    with pytest.raises(DocumentError, match=rf"“{file}” .*{reason}.*\. [A-Z].*\.$"):
        read(file)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"does not exist\. Check the name"):
        read(tmp_path / "no.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is a folder"):
        read(tmp_path)


def test_device() -> None:
    with pytest.raises(DocumentError, match="is a device or a pipe"):
        read(Path(os.devnull))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything; Windows has no modes")
def test_unreadable_file(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("x")
    file.chmod(0)
    with pytest.raises(DocumentError, match="may not be read"):
        read(file)


def test_too_large_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(DocumentError, match="opens up to 64 MB"):
        read(file)


def test_name_with_a_line_break_stays_on_one_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read(tmp_path / "a\nb.txt")
    assert "\n" not in str(caught.value)


FRENCH = "Le traité — « l’accord » — a été signé à Genève."
RUSSIAN = "Договор о нераспространении ядерного оружия подписан в 1968 году."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        *[(name, f"{FRENCH} {RUSSIAN} 𝒜") for name in ("utf-8", "utf-8-sig", "utf-16", "utf-32")],
        *[(name, f"{FRENCH} {RUSSIAN}") for name in ("utf-16-le", "utf-16-be")],
        *[(name, RUSSIAN) for name in ("utf-16-le", "cp1251", "koi8_r")],
        *[(name, "Мир и дружба") for name in ("cp1251", "koi8_r")],
        ("cp1250", "Każda zmiana wymaga zgody wszystkich, które się na nią zgodziły; żadna się nie wycofała."),
        ("cp932", "条約は締約国によって署名され、翌年に発効した。すべての国が批准書を寄託している。"),
        ("cp1252", FRENCH),
        ("cp1252", "The treaty’s end — “no more”."),
        *[(name, f"{FRENCH} Où est passé l’été ?") for name in ("cp1252", "mac-roman")],
        ("mac-roman", "The treaty’s end — “no more”, said Müller."),
        *[(name, "Die Verträge über größere Räume für Österreich") for name in ("cp1252", "mac-roman", "cp850")],
        *[(name, "Čtvrtá úmluva stanoví, že každý stát může odstoupit.") for name in ("cp1250", "iso8859-2")],
        *[(name, "Żaden układ nie został złożony, choć wciąż obowiązuje.") for name in ("cp1250", "iso8859-2")],
        *[(name, "A szerződő felek erről őszre új egyezményt kötnek.") for name in ("cp1250", "iso8859-2")],
        ("cp1254", "Antlaşma, onay belgelerinin değişimiyle yürürlüğe girdi; bağlayıcıdır."),
        ("cp1257", "Sutartis įsigaliojo, kai šalys ją patvirtino; ji galioja ir šiandien."),
        *[(name, RUSSIAN) for name in ("cp866", "mac-cyrillic", "iso8859-5")],
        *[(name, "Її підписали у Києві, і вона є чинною.") for name in ("cp1251", "koi8-u")],
        *[(name, "Treaties\n\nהאמנה נחתמה בירושלים ונכנסה לתוקף.") for name in ("cp1255", "iso8859-8")],
        ("big5", "締約各方承諾遵守在日內瓦簽署的條約,該公約在次年生效。"),
        ("euc_kr", "당사국은 제네바에서 서명된 조약을 지킬 것을 약속한다."),
        ("iso2022_jp", "条約は締約国によって署名され、翌年に発効した。"),
        ("latin-1", "caf\xe9 au lait"),
        ("cp1253", "Η Συνθήκη της Λισαβόνας υπογράφηκε το 2007 στη Λισαβόνα."),
        ("gb18030", "《不扩散核武器条约》于1968年签署,并于1970年生效。"),
        ("euc_jp", "核兵器不拡散条約は1968年に署名され、1970年に発効した。"),
        ("cp1256", "تم التوقيع على معاهدة عدم انتشار الأسلحة النووية في عام 1968"),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert read_bytes(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("windows-1251", "cp1251", "Договор подписан"),
        ("iso-8859-1", "cp1252", "The treaty’s end"),
        ("iso-8859-1", "cp1251", "Договор подписан"),
        ("windows-1251", "koi8-r", "Договор подписан"),
        ("utf-8", "cp1252", "Traité signé à Genève"),
        ("gb2312", "gb18030", "条约"),
        ("no-such-thing", "cp1250", "Úmluva, která platí, že"),
        ("iso-8859-1", "utf-8", "Договор — traité"),
    ],
)
def test_declared_encoding_is_believed_unless_the_text_is_a_jumble_in_it(
    declared: str, encoding: str, text: str
) -> None:
    page = f"<html><head><meta charset={declared}></head><body><p>{text}</p></body></html>"
    assert read_bytes(page.encode(encoding), "a.html").text == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            "Verträge für größere Räume, später geändert".encode() + b"\xc3",
            "Verträge für größere Räume, später geändert�",
        ),
        ("caf\xe9".encode("utf-16") + b"\0", "café�"),
        (b"one\x1b[0m two\x07", "one[0m two"),
        ("a\ufffcb".encode(), "ab"),
    ],
)
def test_damage_that_leaves_a_text(data: bytes, text: str) -> None:
    assert read_bytes(data, "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "name", "format"),
    [
        (b"<!DOCTYPE html><p>Text", "page.txt", "html"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- saved -->\n<html><p>Text", "-", "html"),
        ("<html><p>Text".encode("utf-16"), "-", "html"),
        (b"<p>Text", "page.HTM", "html"),
        (b"<p>Text", "page.md", "markdown"),
        (b"# Text", "-", "text"),
        (b"# Treaties\n\nSee [it](https://example.org/a).", "-", "markdown"),
        (b"---\ntitle: Treaties\nlang: en\n---\n\nText", "-", "markdown"),
        (b"---\nA line: and another\nwithout a colon\n---\n", "-", "text"),
        (b"Text", "no-ending", "text"),
    ],
)
def test_format_by_bytes_then_by_name(data: bytes, name: str, format: str) -> None:
    assert read_bytes(data, name).format == format


def test_newlines_of_all_systems() -> None:
    assert read_bytes(b"One.\r\n\r\nTwo.\r\rThree.", "a.txt").text == "One.\n\nTwo.\n\nThree."
