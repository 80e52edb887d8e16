from datetime import date
from pathlib import Path

import pytest
from format_samples import make_jsonl, read_bytes
from reading import read_alone

from qa.errors import SourceError
from qa.ingest.fieldnames import Naming, read_naming
from qa.types import Refusal, Report

CASES = Path(__file__).parent.parent / "cases"


def days(results: list[Report | Refusal]) -> dict[str, date | None]:
    return {r.source: r.published.day for r in results if isinstance(r, Report)}


def read_case(case: str, name: str) -> list[Report | Refusal]:
    return read_alone(CASES / case / "docs" / name)


def test_column_of_slashed_dates_is_read_in_the_order_that_it_shows():
    assert days(read_case("04-csv-day-first-dates", "incidents.csv")) == {
        "i1": date(2019, 4, 15),
        "i2": date(2019, 4, 16),
        "i3": date(2019, 4, 24),
        "i4": date(2019, 5, 2),
    }


def test_spreadsheets_in_another_language():
    case = "09-csv-semicolon-excel"
    (german,) = read_case(case, "german_headers.csv")
    assert isinstance(german, Report)
    assert (german.title, german.text) == ("Freibad", "Das Freibad wurde am Freitag eröffnet.")
    assert german.published.day == date(2022, 6, 3)
    assert days(read_case(case, "with_sep_line.csv")) == {"r1": date(2022, 6, 3)}
    assert days(read_case(case, "quoted_newline.csv")) == {"r3": date(2022, 6, 4)}


@pytest.mark.parametrize(
    "header",
    ["Fecha|Título|Texto", "published_at|Headline|Body", "pubDate|title|content",
     "Date de publication|Titre|Contenu", "дата|заголовок|текст", "DATUM|Titel|Inhalt"],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_columns_are_known_by_their_names(header: str, encoding: str):
    table = f"{header}\n2020-06-01|Lido|Tickets cost 4,50 euros.\n"
    (report,) = read_bytes(table.encode(encoding), "a.csv")
    assert isinstance(report, Report)
    assert (report.title, report.text) == ("Lido", "Tickets cost 4,50 euros.")
    assert report.published.day == date(2020, 6, 1)


def test_what_is_not_understood_is_counted_with_its_values():
    rows = b"id,date,text\na,2/5/2019,Boats.\nb,soon,Ships.\nc,3/4/2019,Rafts.\nd,,Tugs.\n"
    *reports, unread, undecided = read_bytes(rows, "a.csv")
    assert days(reports) == dict.fromkeys("abcd")
    assert unread == Refusal(
        "a.csv, the date field “date”",
        "1 of its 3 values are no dates it can read: “soon” (a.csv:3)",
    )
    assert isinstance(undecided, Refusal)
    assert "2 of its 3 values may have the day or the month first" in undecided.reason
    assert "“2/5/2019” (a.csv:2), “3/4/2019” (a.csv:4)" in undecided.reason


def test_field_of_dates_with_an_unknown_name_is_told():
    rows = b"id,when out,text\na,2019-04-15,Boats.\n"
    report, told = read_bytes(rows, "a.csv")
    assert isinstance(report, Report)
    assert isinstance(told, Refusal)
    assert told.reason.endswith("name it: --fields 'date=when out'")


def test_numbers_of_json_are_seconds_or_thousandths():
    records = [{"id": "a", "date": 1555286400, "text": "A."},
               {"id": "b", "date": 1555286400000, "text": "B."},
               {"id": "c", "date": {"$date": "2019-04-15T00:00:00Z"}, "text": "C."}]  # fmt: skip
    assert set(days(read_bytes(make_jsonl(*records), "a.jsonl")).values()) == {date(2019, 4, 15)}


def test_named_fields_come_first(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("id;Date;Gedruckt;Text;Kurz\na;2020-01-01;2.3.2021;Long.;Short.\n", "utf-8")
    naming = Naming(read_naming("date=Gedruckt, text=Kurz"))
    (report,) = read_alone(path, naming)
    assert isinstance(report, Report)
    assert (report.text, report.published.day) == ("Short.", date(2021, 3, 2))
    naming.check_met()


def test_named_field_that_is_nowhere_is_an_error(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_text("id;Datum;Text\na;2020-01-01;Long.\n", "utf-8")
    naming = Naming({"date": "Erschienen"})
    read_alone(path, naming)
    with pytest.raises(
        SourceError, match="no record has a field 'Erschienen', but: id, Datum, Text"
    ):
        naming.check_met()


@pytest.mark.parametrize("value", ["", "date", "when=x", "date="])
def test_naming_of_another_form_is_refused(value: str):
    with pytest.raises(ValueError, match="is not such as date=Erschienen"):
        read_naming(value)


def test_record_without_a_known_text_tells_its_fields_and_how_to_name_one():
    rows = b'{"id": "a", "told here": "Boats sank."}\n{"id": "b", "text": "Nets."}\n'
    told, report = read_bytes(rows, "a.jsonl")
    assert told == Refusal(
        "a.jsonl:1",
        "has no field 'text', but: id, told here; call one so, or name it: --fields text=NAME",
    )
    assert isinstance(report, Report)
