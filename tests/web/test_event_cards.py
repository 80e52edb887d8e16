"""The events of a search as cards and files, and that nothing in them is markup."""

import csv
import io
import json
from base64 import b64decode
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from qa.types import Citation, DateBasis, ReportDate, Span, TimelineEvent
from qa.web.timeline.event_cards import draw_events, list_marks, write_csv, write_json

QUOTE = "On Wednesday <b>Milley</b>\n called & left."
CITATION = Citation(
    source="a<i>.txt",
    title="T",
    published=ReportDate(date(2021, 4, 1), DateBasis.INFERRED, 'worked out "here"'),
    quote=QUOTE,
    start=10,
    end=10 + len(QUOTE),
    marks=(Span(13, 22),),
)
EVENT = TimelineEvent(
    date(2021, 3, 31), "2021-03-31", "March 31, 2021 (Wednesday)", reported=False, citation=CITATION
)
REPORTED = replace(
    EVENT, day=date(2021, 4, 1), value="2021-04-01", said="April 1, 2021 (Thursday)", reported=True
)
MONTH = replace(EVENT, day=date(2021, 3, 1), value="2021-03", said="March 2021")


def read(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{html}</div>")


def test_card_tells_day_kind_words_and_place():
    root = read(draw_events([EVENT, REPORTED]))
    first, second = root.iter("article")
    assert first.get("id") == "timeline-1"
    assert "".join(first.find("h2").itertext()) == "March 31, 2021 (Wednesday)"
    kinds = [each.text for each in root.iter("p") if each.get("class") == "event-kind"]
    assert kinds == ["date of the event", "date of the report"]
    quote = first.find("blockquote")
    assert "".join(quote.itertext()) == "On Wednesday <b>Milley</b> called & left."
    assert [mark.text for mark in quote.iter("mark")] == ["Wednesday"]
    badge = first.find("p/button")
    assert first.find("p/time").text == "April 1, 2021"
    assert (badge.text, badge.get("class")) == ("inferred", "basis inferred")
    reason = first.find("p/span")
    assert reason.text == 'Worked out "here".'
    assert reason.get("id") == badge.get("aria-describedby")
    assert second.get("id") == "timeline-2"
    assert root.find("p").text == "2 days in 1 report."


def test_report_that_tells_of_two_events_has_one_mark_of_its_own():
    marks = list_marks([EVENT, REPORTED])
    assert [(mark.day, mark.is_event, mark.target) for mark in marks] == [
        (date(2021, 3, 31), True, "timeline-1"),
        (date(2021, 4, 1), False, "timeline-1"),
    ]


def test_time_longer_than_a_day_is_told_on_its_mark():
    assert list_marks([MONTH])[0].name.startswith("March 1, 2021: event: (March 2021) On Wed")


def test_json_has_every_event_verbatim():
    (told,) = json.loads(write_json([EVENT]))
    assert told["day"] == "2021-03-31"
    assert told["citation"]["quote"] == QUOTE
    assert told["citation"]["source"] == "a<i>.txt"


def test_csv_has_a_row_an_event_and_no_formula():
    hostile = replace(CITATION, source="=HYPERLINK(1)", quote='"quoted", and\nso on')
    rows = list(csv.DictReader(io.StringIO(write_csv([replace(REPORTED, citation=hostile)]))))
    assert rows == [
        {
            "day": "2021-04-01",
            "date": "2021-04-01",
            "said": "April 1, 2021 (Thursday)",
            "reported": "yes",
            "source": "'=HYPERLINK(1)",
            "published": "2021-04-01",
            "basis": "inferred",
            "start": "10",
            "end": str(10 + len(QUOTE)),
            "quote": '"quoted", and\nso on',
        }
    ]


def test_files_are_in_the_page_itself():
    links = [each for each in read(draw_events([EVENT])).iter("a") if each.get("download")]
    assert [link.get("download") for link in links] == ["timeline.json", "timeline.csv"]
    data = [b64decode(link.get("href").partition("base64,")[2]).decode() for link in links]
    assert data == [write_json([EVENT]), write_csv([EVENT])]
