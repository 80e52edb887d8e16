from datetime import date

from format_samples import MORE, TEXT, make_pdf, read_bytes, read_one, refuse

from qa.answering.composing.cite import cite_span
from qa.language.sentences import split_sentences
from qa.types import DateBasis, Refusal

KEYS = f"/O <{'1f' * 32}> /U <{'2e' * 32}>"
ENCRYPTED = f"/Encrypt << /Filter /Standard /V 1 /R 2 {KEYS} /P -4 >> /ID [<00> <00>]"


def test_text_of_all_pages_with_where_each_begins():
    report = read_one(make_pdf(TEXT, MORE, "Third (page)."), "a.pdf")
    assert report.text == f"{TEXT}\n\n{MORE}\n\nThird (page)."
    assert [report.text[start : start + 8] for start in report.pages] == [
        "The harb",
        "Eleven b",
        "Third (p",
    ]
    assert report.format == "pdf"


def test_every_sentence_is_cited_with_its_page():
    report = read_one(make_pdf(TEXT, "", MORE), "a.pdf")
    cited = [cite_span(report, span) for span in split_sentences(report.text)]
    assert [(citation.quote.split()[0], citation.page) for citation in cited] == [
        ("The", 1),
        ("Eleven", 3),
        ("The", 3),
    ]


def test_title_is_that_of_the_metadata_or_a_first_line():
    assert read_one(make_pdf(TEXT, info="/Title (Lindow Times)"), "a.pdf").title == "Lindow Times"
    lines = f"Harbour closed\n{TEXT}"
    assert read_one(make_pdf(lines), "a.pdf").title == "Harbour closed"
    junk = "/Title (Microsoft Word - draft3.docx)"
    assert read_one(make_pdf(lines, info=junk), "a.pdf").title == "Harbour closed"


def test_creation_only_estimates_the_date():
    created = "/CreationDate (D:20210402120000+02'00')"
    published = read_one(make_pdf(TEXT, info=created), "a.pdf").published
    assert (published.day, published.basis) == (date(2021, 4, 2), DateBasis.ESTIMATED)
    assert published.reason == "it does not say; the PDF's creation date is 2021-04-02"
    stated = read_one(make_pdf(f"LINDOW, May 7, 2019 (AP) - {TEXT}", info=created), "a.pdf")
    assert (stated.published.day, stated.published.basis) == (date(2019, 5, 7), DateBasis.STATED)


def test_password_damage_and_pictures_are_told_apart():
    assert refuse(make_pdf(TEXT, trailer=ENCRYPTED), "a.pdf").startswith("a PDF with a password")
    assert refuse(b"%PDF-1.7\nno more", "a.pdf").startswith("a damaged PDF, or none")
    assert refuse(b"", "a.pdf").startswith("a damaged PDF, or none")
    assert refuse(make_pdf("", ""), "a.pdf").startswith("empty: its pages hold no text")


def test_damaged_page_is_named_and_the_others_go_in():
    pdf = make_pdf(TEXT, "Lost.", MORE).replace(b"/Kids [4 0 R 6 0 R", b"/Kids [4 0 R (x)")
    lost, report = read_bytes(pdf, "a.pdf")
    assert lost == Refusal("a.pdf, page 2", "this page of the PDF is damaged")
    assert report.text == f"{TEXT}\n\n\n\n{MORE}"
    assert cite_span(report, split_sentences(report.text)[-1]).page == 3
