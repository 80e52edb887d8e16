import io
import zipfile
from datetime import date, datetime

import docx
import pytest
from format_samples import MORE, TEXT, make_docx, read_one, refuse

from qa.types import DateBasis


def rewrite(data: bytes, part: str, content: bytes) -> bytes:
    """Return the document with another part in the place of `part`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return made.getvalue()


def test_paragraphs_and_tables_in_their_order():
    document = docx.Document()
    document.add_paragraph(TEXT)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 1).text = "Boats", "11", "x"
    document.add_paragraph(MORE)
    file = io.BytesIO()
    document.save(file)
    report = read_one(file.getvalue(), "a.docx")
    assert report.text == f"{TEXT}\n\nBoats\t11\n\n\tx\n\n{MORE}"
    assert (report.format, report.pages) == ("docx", ())


def test_title_is_that_of_the_properties_or_the_first_heading():
    assert read_one(make_docx(TEXT, heading="H", title="Harbour"), "a.docx").title == "Harbour"
    assert read_one(make_docx(TEXT, heading="Harbour closed"), "a.docx").title == "Harbour closed"


def test_creation_only_estimates_the_date():
    data = make_docx(TEXT, created=datetime(2021, 4, 2, 10))
    published = read_one(data, "a.docx").published
    assert (published.day, published.basis) == (date(2021, 4, 2), DateBasis.ESTIMATED)
    assert published.reason == "it does not say; the document's creation date is 2021-04-02"


def test_creation_of_a_template_says_nothing():
    assert read_one(make_docx(TEXT), "a.docx").published.basis is DateBasis.UNKNOWN


def test_cell_that_claims_a_million_columns_is_one():
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = TEXT
    cell._tc.grid_span = 1_000_000_000
    file = io.BytesIO()
    document.save(file)
    assert read_one(file.getvalue(), "a.docx").text == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY l0 "ha">{lol}]><d/>'
    data = rewrite(make_docx(TEXT), "word/document.xml", bomb.encode(encoding))
    assert refuse(data, "a.docx") == "its word/document.xml defines entities, as XML bombs do"


def test_bomb_is_refused_before_it_is_unpacked():
    data = rewrite(make_docx(TEXT), "word/document.xml", b" " * 30_000_000)
    assert refuse(data, "a.docx").startswith("unpacks to more than 200 times its size")


def test_damage_and_passwords_are_told():
    data = make_docx(TEXT)
    assert refuse(b"\xd0\xcf\x11\xe0\xa1\xb1", "a.docx").startswith("a document with a password")
    assert refuse(data[: len(data) // 2], "a.docx").startswith("a damaged Word document, or none")
    assert refuse(b"PK", "a.docx").startswith("a damaged Word document, or none")
    broken = rewrite(data, "word/document.xml", b"<w:document><unclosed>")
    assert refuse(broken, "a.docx").startswith("a damaged Word document, or none")
    assert refuse(make_docx(), "a.docx") == "empty: it holds no text"


def test_strict_variant_is_told():
    with zipfile.ZipFile(io.BytesIO(make_docx(TEXT))) as parts:
        relations = parts.read("_rels/.rels")
    strict = relations.replace(b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml")
    data = rewrite(make_docx(TEXT), "_rels/.rels", strict)
    assert refuse(data, "a.docx") == "of the kind “Strict Open XML”; save it as the common kind"
