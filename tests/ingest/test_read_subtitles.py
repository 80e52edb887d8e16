import pytest
from format_samples import TEXT, read_bytes, read_one, refuse

from qa.answering.composing.cite import cite_span
from qa.render import describe_citation
from qa.types import Refusal, Span

SRT = (
    "\ufeff1\n00:00:01,000 --> 00:00:03,000\n<i>The harbour</i> of Lindow\nwas closed\n\n"
    "2\n00:00:03,100 --> 00:00:05,000\non Tuesday. Eleven boats {\\an8}sank.\n\n"
    "3\n01:02:03,000 --> 01:02:05,500\n- Who says so?\n- The mayor.\n"
)
SAID = (
    "The harbour of Lindow was closed on Tuesday. Eleven boats sank.\n\n- Who says so? - The mayor."
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_said_is_a_text_and_a_citation_names_the_time(end: str, encoding: str):
    text = SRT if encoding == "utf-8" else SRT.removeprefix("\ufeff")
    report = read_one(text.replace("\n", end).encode(encoding), "talk.srt")
    assert (report.text, report.title, report.format) == (SAID, "talk", "srt")
    for words, place in (("Lindow", "00:00:01"), ("Eleven", "00:00:03"), ("mayor", "01:02:03")):
        start = SAID.index(words)
        citation = cite_span(report, Span(start, start + len(words)))
        assert (citation.quote, citation.place) == (words, f"at {place}")
    assert describe_citation(citation) == "talk.srt, at 01:02:03 · date not known"


def test_webvtt_has_voices_and_lines_that_roll():
    vtt = (
        "WEBVTT - talk\nKind: captions\n\nNOTE canary\n\nSTYLE\n::cue{color:red}\n\n"
        "id-1\n01:02.500 --> 01:04.000 line:90%\n<v.loud Ann Lee>The harbour &amp; pier</v>\n\n"
        "01:04.000 --> 01:06.000\nThey <c.yellow>are</c> closed,\n\n"
        "01:06.000 --> 01:07.000\nThey are closed,\nshe <00:01:06.500>said.\n\n"
        "01:07.000 --> 01:08.000\nshe said.\n\n"
        "02:00.000 --> 02:01.000\nshe said.\n\nA line astray\nand one more\n"
    )
    unread, report = read_bytes(vtt.encode(), "talk.vtt")
    assert unread == Refusal("talk.vtt, in part", "not read of it: 2 lines outside of cues")
    assert report.text == "Ann Lee: The harbour & pier They are closed, she said.\n\nshe said."
    assert report.page_names == ("at 00:01:02", "at 00:01:04", "at 00:01:06", "at 00:02:00")
    assert report.format == "vtt"


def test_cues_without_blank_lines_between_are_told_apart():
    data = b"1\n00:00:01,0 --> 00:00:02,0\nOne.\n2\n00:00:02,0 --> 00:00:03,0\nTwo.\n"
    report = read_one(data, "a.srt")
    assert (report.text, report.pages) == ("One. Two.", (0, 5))


def test_what_is_no_subtitles_is_told():
    assert refuse(b"", "a.srt") == "empty: it holds no text"
    assert refuse(TEXT.encode(), "a.srt").startswith("no subtitles: no line is such as 00:00:01")
    assert refuse(b"1\n00:00:01,000 --> 00:00:02,000\n\n", "a.srt").startswith("no subtitles")
    assert refuse(b"\0\1\2\3", "a.vtt").startswith("not text")
    assert refuse(b"WEBVTT\n\nNOTE x\n", "a.vtt").startswith("no subtitles")


def test_marks_that_never_end_cost_nothing():
    head = b"WEBVTT\n\n00:01.000 --> 00:02.000\n"
    assert read_one(head + b"<v " * 50_000, "a.vtt").text.startswith("<v <v")
    assert read_one(head + b"{\\" * 50_000, "a.vtt").text.startswith("{\\{")
