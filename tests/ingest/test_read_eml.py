from datetime import date
from email.message import EmailMessage

from format_samples import MORE, TEXT, make_eml, make_html, read_bytes, read_one, refuse

from qa.types import DateBasis, Refusal, Report


def test_header_states_the_day_by_the_clock_of_the_sender():
    report = read_one(make_eml(), "a.eml")
    assert (report.text, report.title, report.format) == (TEXT, "Harbour closed", "eml")
    assert (report.published.day, report.published.basis) == (date(2021, 3, 31), DateBasis.STATED)
    assert report.published.reason == "its Date header says 2021-03-31T23:30:00-05:00"


def test_header_that_is_no_date_says_nothing():
    told, report = read_bytes(
        make_eml().replace(b"Wed, 31 Mar 2021 23:30:00 -0500", b"soon"), "a.eml"
    )
    assert told == Refusal("a.eml, the Date header", "“soon” is no date it can read")
    assert isinstance(report, Report)
    assert report.published.basis is DateBasis.UNKNOWN


def test_text_is_kept_character_for_character():
    text = "Ça va “bien”.\r\n\r\n> quoted\r\n\tEnd \r\n"
    report = read_one(make_eml(text.encode(), kind="text/plain; charset=utf-8"), "a.eml")
    assert report.text == text


def test_encodings_of_headers_and_bodies():
    subject = b"Subject: =?utf-8?q?Caf=C3=A9_closed?=\r\n =?utf-8?q?_again?="
    data = make_eml(b"Caf=E9 ferm=E9.", "Content-Transfer-Encoding: quoted-printable")
    data = data.replace(b"Subject: Harbour closed", subject)
    for charset in (b"text/plain; charset=iso-8859-1", b"text/plain; charset=no-such"):
        report = read_one(data.replace(b"text/plain", charset), "a.eml")
        assert (report.title, report.text) == ("Café closed again", "Café fermé.")


def test_message_of_html_is_read_as_a_page():
    report = read_one(make_eml(make_html("<script>canary</script>"), kind="text/html"), "a.eml")
    assert report.text == f"Harbour closed\n{TEXT}\n{MORE}"
    assert report.title == "Harbour closed"


def test_plain_text_is_taken_of_two_and_attachments_are_named():
    message = EmailMessage()
    message["Subject"], message["Date"] = "S", "Wed, 31 Mar 2021 10:00:00 +0000"
    message.set_content(TEXT)
    message.add_alternative(f"<p>{MORE}</p>", subtype="html")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="r.pdf")
    report, attached = read_bytes(message.as_bytes(), "a.eml")
    assert attached.source == "a.eml/r.pdf"
    assert attached.reason.startswith("a damaged PDF, or none")
    assert isinstance(report, Report)
    assert report.text == f"{TEXT}\n"


def test_what_is_no_message_is_refused():
    assert refuse(TEXT.encode(), "a.eml").startswith("not a message")
    assert refuse(make_eml(b""), "a.eml").startswith("empty")
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (n, n) for n in range(500)
    )
    assert refuse(deep, "a.eml")
