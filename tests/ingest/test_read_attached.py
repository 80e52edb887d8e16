from datetime import UTC, date, datetime
from email.message import EmailMessage

import pytest
from format_samples import MORE, TEXT, make_docx, make_pdf, make_zip, read_bytes, refuse
from mail_samples import make_msg

from qa.types import DateBasis, Refusal, Report

SENT = "Wed, 31 Mar 2021 23:30:00 -0500"


def make_mail(text: str = TEXT, within: EmailMessage | None = None, **files: bytes) -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["Date"] = "Harbour closed", SENT
    if text:
        message.set_content(text)
    for name, data in files.items():
        kind = {"maintype": "application", "subtype": "octet-stream"}
        message.add_attachment(data, filename=name.replace("_", "."), **kind)
    if within:
        message.add_attachment(within)
    return message


def named(results: list[Report | Refusal]) -> dict[str, str]:
    return {each.source: getattr(each, "text", "") or each.reason for each in results}


def test_files_are_read_as_what_they_are_behind_their_message():
    files = {"r_txt": MORE.encode(), "s_pdf": make_pdf("Three."), "n_csv": b"id,text\nn1,Four.\n"}
    results = read_bytes(make_mail(**files, p_png=b"x").as_bytes(), "a.eml")
    assert named(results) == {
        "a.eml": f"{TEXT}\n",
        "a.eml/r.txt": MORE,
        "a.eml/s.pdf": "Three.",
        "n1": "Four.",
        "a.eml/p.png": "no reader for .png; "
        "recognise its text (OCR), and save that as .txt or .pdf",
    }
    assert [each.published.latest for each in results[1:3]] == [date(2021, 3, 31)] * 2
    reason = "it does not say; it was attached to a message of 2021-03-31"
    assert results[1].published.reason == reason


def test_file_that_says_when_it_was_written_keeps_its_day():
    dated = make_docx(TEXT, created=datetime(2020, 4, 2))
    _, report = read_bytes(make_mail(r_docx=dated).as_bytes(), "a.eml")
    assert (report.published.day, report.published.basis) == (date(2020, 4, 2), "estimated")
    _, named_so = read_bytes(
        make_mail(**{"2021-02-03-storm_txt": MORE.encode()}).as_bytes(), "a.eml"
    )
    assert (named_so.published.day, named_so.published.basis) == (date(2021, 2, 3), "stated")


def test_messages_within_messages_end_at_a_depth():
    message = make_mail()
    for _ in range(5):
        message = make_mail(within=message)
    results = read_bytes(message.as_bytes(), "a.eml")
    deep = "a.eml" + "/attachment 1.eml" * 4
    assert [each.source for each in results] == [
        "a.eml" + "/attachment 1.eml" * n for n in range(5)
    ]
    reason = "attached 4 messages deep; save it beside the message to have it read"
    assert results[-1] == Refusal(deep, reason)


def test_many_files_end_at_a_count(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("qa.ingest.attached.MOST_ATTACHED", 2)
    files = {f"{n}_txt": MORE.encode() for n in range(4)}
    results = read_bytes(make_mail(**files).as_bytes(), "a.eml")
    assert [each.source for each in results[3:]] == ["a.eml/2.txt", "a.eml/3.txt"]
    assert results[4].reason.startswith("attached behind 2 others")


def test_names_are_labels_and_lead_nowhere():
    message = make_mail()
    for name in ("../../etc/passwd.txt", "C:\\x\\b.txt", "b.txt", "..", ""):
        kind = {"maintype": "text", "subtype": "plain"}
        message.add_attachment(MORE.encode(), filename=name, **kind)
    sources = [each.source for each in read_bytes(message.as_bytes(), "a.eml")]
    assert sources == [
        "a.eml", "a.eml/passwd.txt", "a.eml/b.txt", "a.eml/b (2).txt",
        "a.eml/attachment 4.txt", "a.eml/attachment 5.txt",
    ]  # fmt: skip


def test_archives_and_bombs_that_are_attached_are_named():
    bomb = make_zip({"word/document.xml": b" " * 30_000_000})
    files = {"b_zip": make_zip({"a.txt": b"x"}), "c_docx": bomb}
    _, archive, other = read_bytes(make_mail(**files).as_bytes(), "a.eml")
    reason = "an archive that is attached; unpack it beside the message"
    assert archive == Refusal("a.eml/b.zip", reason)
    assert other.reason.startswith("unpacks to more than 200 times its size")


def test_message_without_a_text_still_has_its_files():
    message = make_mail("", r_txt=MORE.encode())
    empty, report = read_bytes(message.as_bytes(), "a.eml")
    assert empty == Refusal("a.eml", "empty: the message holds no text")
    assert report.text == MORE


def test_files_of_a_mailbox_are_those_of_their_message():
    mailbox = b"".join(
        b"From ann@example.org Wed Mar 31 23:30:00 2021\n"
        + make_mail(r_txt=text).as_bytes()
        + b"\n"
        for text in (b"First.", b"Second.")
    )
    results = named(read_bytes(mailbox, "a.mbox"))
    assert results["a.mbox#1/r.txt"] == "First."
    assert results["a.mbox#2/r.txt"] == "Second."


def test_message_of_outlook_is_read_as_any_other():
    data = make_msg(TEXT, headers=f"Date: {SENT}\r\n", files={"r.txt": MORE.encode()})
    report, attached = read_bytes(data, "a.msg")
    assert (report.text, report.title, report.format) == (TEXT, "Harbour closed", "msg")
    assert (report.published.day, report.published.basis) == (date(2021, 3, 31), DateBasis.STATED)
    assert (attached.source, attached.text) == ("a.msg/r.txt", MORE)
    sent = datetime(2021, 4, 1, 4, 30, tzinfo=UTC)
    (report,) = read_bytes(make_msg(TEXT, sent=sent), "a.msg")
    reason = "its moment of sending says 2021-04-01T04:30:00+00:00"
    assert (report.published.day, report.published.reason) == (date(2021, 4, 1), reason)


def test_message_of_outlook_that_is_none_is_told():
    assert refuse(make_msg(), "a.msg") == "empty: the message holds no text"
    data = make_msg(TEXT)
    for broken in (data[:600], data[:520] + b"\xff" * 600):
        assert refuse(broken, "a.msg").startswith("a damaged message, or none")
    for other in (b"", TEXT.encode(), b"PK\3\4"):
        assert refuse(other, "a.msg").startswith("no message of Outlook")
