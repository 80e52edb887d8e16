import pytest
from format_samples import TEXT, read_one, refuse
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import SourceError
from qa.ingest.encodings import decode_text

GERMAN = "Der Präsident sagte am Mittwoch, die Brücke über die Straße werde für Züge gesperrt."
FRENCH = "Le président a été reçu à l'hôtel de ville, où il s'est exprimé « en français »."
SPANISH = "El niño comió en España; ¿dónde está el señor Peña?"
RUSSIAN = "В среду начальник Генерального штаба позвонил своему коллеге, сообщает агентство."
POLISH = "Prezydent podpisał ustawę w środę, poinformowała kancelaria. Święta są już blisko."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "latin-1"),
        (SPANISH, "latin-1"),
        ("Café", "latin-1"),
        (f"“{TEXT}” – café", "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        ("Ο πρωθυπουργός μίλησε την Τετάρτη στη Βουλή για τον νόμο.", "cp1253"),
        ("水曜日に大統領は国会で演説した。天気は良かった。", "shift_jis"),
        ("星期三总统在议会发表了讲话。天气很好。", "gb18030"),
        (TEXT, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (RUSSIAN, "utf-32"),
    ],
)
def test_encoding_is_found(text: str, encoding: str):
    assert decode_text(text.encode(encoding)).removeprefix("\ufeff") == text


def test_letter_far_into_a_file_is_found():
    text = f"{TEXT}\n" * 10_000 + GERMAN
    assert decode_text(text.encode("cp1252")) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_marked_text_is_kept_character_for_character(encoding: str, text: str):
    marked = f"\ufeff{text}"
    assert decode_text(marked.encode(encoding)) == marked


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf_8_is_kept_character_for_character(text: str):
    assert decode_text(text.encode(), declared="cp1251") == text


def test_declared_encoding_is_taken_before_a_guess():
    assert decode_text("Ёж".encode("koi8-r"), declared="KOI8-R") == "Ёж"
    assert decode_text("“é”".encode("cp1252"), declared="iso-8859-1") == "“é”"
    assert decode_text("港は閉鎖".encode("iso-2022-jp"), declared="iso-2022-jp") == "港は閉鎖"


@pytest.mark.parametrize("declared", ["punycode", "zlib", "unicode_escape", "no-such", "a\0b"])
def test_codec_that_is_no_encoding_of_texts_is_not_used(declared: str):
    assert decode_text(b"caf\xe9 \\u0041", declared) == "café \\u0041"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text: it holds zero bytes, the first at byte 8"),
        (b"\x7fELF" + bytes(range(256)) * 9, "not text: it holds zero bytes"),
        (b"Text.\0", "not text: it holds zero bytes, the first at byte 5"),
        (bytes(range(1, 9)) * 20, "not text: 140 of its 160 characters are controls"),
        (b"\xff\xfea\0\0\0", "not text: it holds a NUL at character 2"),
        (b"\xff\xfea", "not UTF-16-LE: truncated data at byte 2; save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, reason: str):
    assert refuse(data, "a.txt").startswith(reason)


@given(data=st.binary())
def test_any_bytes_are_text_or_refused(data: bytes):
    try:
        text = decode_text(data)
    except SourceError as error:
        assert str(error)
    else:
        assert "\0" not in text


def test_line_ends_are_kept():
    text = "One.\r\nTwo.\rThree.\n\r\n"
    assert read_one(text.encode(), "a.txt").text == text
