"""Dates that the words tell in full or nearly so, resolved against Friday, 2 April 2021."""

from datetime import date

import pytest

from qa.dates.timex.expressions import find_expressions

FRIDAY = date(2021, 4, 2)


def only_one(sentence: str, published: date | None = FRIDAY) -> tuple[str, str, str]:
    """The text, type and value of the single expression in `sentence`."""
    (found,) = find_expressions(sentence, published)
    return found.text, found.type.value, found.value


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("They met on March 31, 2021, in Minsk.", "March 31, 2021", "2021-03-31"),
        ("They met on 31 March 2021 in Minsk.", "31 March 2021", "2021-03-31"),
        ("They met on the 31st of March.", "the 31st of March", "2021-03-31"),
        ("They met on Mar. 31 in Minsk.", "Mar. 31", "2021-03-31"),
        ("They met on March thirty-first.", "March thirty-first", "2021-03-31"),
        ("Records of 2021-03-31 were read.", "2021-03-31", "2021-03-31"),
        ("Records of 03/31/2021 were read.", "03/31/2021", "2021-03-31"),
        ("Records of 31/03/2021 were read.", "31/03/2021", "2021-03-31"),
        ("Records of 31.03.2021 were read.", "31.03.2021", "2021-03-31"),
        ("FILED 11/02/89 BY WIRE", "11/02/89", "1989-11-02"),
        ("FILED 19980108 BY WIRE", "19980108", "1998-01-08"),
        ("Filed on Nov. 2, '98, by wire.", "Nov. 2, '98", "1998-11-02"),
        ("FILED Mar-22-2013 BY WIRE", "Mar-22-2013", "2013-03-22"),
        ("FILED 22-Mar-2013 BY WIRE", "22-Mar-2013", "2013-03-22"),
        ("FILED 22-Mar-13 BY WIRE", "22-Mar-13", "2013-03-22"),
        ("FILED 2021/03/31 BY WIRE", "2021/03/31", "2021-03-31"),
        ("FILED 31-03-2021 BY WIRE", "31-03-2021", "2021-03-31"),
        ("FILED 31 Mar 2021 BY WIRE", "31 Mar 2021", "2021-03-31"),
        ("FILED March 31st 2021 BY WIRE", "March 31st 2021", "2021-03-31"),
        ("In '68 they marched.", "'68", "1968"),
        ("The class of ’68 met.", "’68", "1968"),
        ("On Saturday, March 6, 2021, it rained.", "Saturday, March 6, 2021", "2021-03-06"),
        ("It rained on Sat. March 6 too.", "Sat. March 6", "2021-03-06"),
        ("A leap day, February 29, 2020, passed.", "February 29, 2020", "2020-02-29"),
        ("Work began in March of 2012.", "March of 2012", "2012-03"),
        ("Work began in March 2012.", "March 2012", "2012-03"),
        ("He was born in nineteen sixty-four.", "nineteen sixty-four", "1964"),
        ("Since 2014 they have fought.", "2014", "2014"),
        ("The king died in 1066.", "1066", "1066"),
        ("Sales for fiscal 1989 grew.", "fiscal 1989", "FY1989"),
        ("Easter 2019 was warm.", "Easter 2019", "2019-04-21"),
    ],
)
def test_dates_told_in_full(sentence: str, text: str, value: str) -> None:
    assert only_one(sentence) == (text, "DATE", value)


@pytest.mark.parametrize(
    ("sentence", "published", "value"),
    [
        ("Four soldiers were killed on March 26.", date(2021, 4, 2), "2021-03-26"),
        ("Four soldiers were killed on Dec. 26.", date(2021, 1, 4), "2020-12-26"),
        ("The dividend is payable Jan. 3.", date(2020, 12, 28), "2021-01-03"),
        ("The offer expires Nov. 16.", date(2020, 10, 30), "2020-11-16"),
        ("Troops gathered in March.", date(2021, 11, 1), "2021-03"),
        ("A fall from $29 in March.", date(2021, 11, 1), "2021-03"),
        ("The first trial in April.", date(2021, 3, 20), "2021-04"),
        (
            "The army moved tents, field kitchens, heavy guns, pontoon bridges and aircraft to "
            "the coast and to the lake in March.",
            date(2021, 11, 1),
            "2021-03",
        ),
        ("A deal to buy the mill in January.", date(2020, 11, 2), "2021-01"),
        ("A deal to buy the mill by February.", date(2020, 10, 30), "2021-02"),
        ("The case is heard in May.", date(2021, 3, 29), "2021-05"),
        ("Troops gathered in November.", date(2021, 11, 20), "2021-11"),
        ("Troops gathered in October.", date(2021, 1, 8), "2020-10"),
        ("The court will sit in May.", date(2021, 4, 2), "2021-05"),
        ("The trial was set for May.", date(2021, 4, 20), "2021-05"),
        ("They wed last June.", date(2021, 4, 2), "2020-06"),
        ("They wed last February.", date(2021, 4, 2), "2021-02"),
        ("They wed last March.", date(2021, 4, 2), "2020-03"),
        ("They will wed next January.", date(2021, 4, 2), "2022-01"),
        ("They wed in June last year.", date(2021, 4, 2), "2020-06"),
        ("They were born on February 29.", date(2021, 4, 2), "2020-02-29"),
        ("They ate together on Thanksgiving.", date(2021, 1, 4), "2020-11-26"),
    ],
)
def test_the_year_is_worked_out(sentence: str, published: date, value: str) -> None:
    assert only_one(sentence, published)[2] == value


def test_each_date_keeps_its_own_year() -> None:
    found = find_expressions("He died on March 26 despite the July 2020 ceasefire.", FRIDAY)
    assert [e.value for e in found] == ["2021-03-26", "2020-07"]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("It ran from 3 to 5 May.", ["2021-05-03", "2021-05-05"]),
        ("It ran March 3-5, 2021, in Oslo.", ["2021-03-03", "2021-03-05"]),
        ("It ran on April 24 and 25.", ["2021-04-24", "2021-04-25"]),
        ("It ran between 1990 and 1995.", ["1990", "1995"]),
        ("It ran 1990-95 in Oslo.", ["1990", "1995"]),
        ("The 2011-12 season was long.", ["2011", "2012"]),
        ("It began in the early hours of March 3.", ["2021-03-03"]),
        ("It ran on May 3 and June 5.", ["2021-05-03", "2021-06-05"]),
    ],
)
def test_ranges_are_two_dates(sentence: str, values: list[str]) -> None:
    assert [e.value for e in find_expressions(sentence, FRIDAY)] == values


@pytest.mark.parametrize(
    "sentence",
    [
        "It came on February 30.",
        "It came on June 31.",
        "It came on Feb. 29, 2021.",
        "It came on 2021-13-40.",
        "It came on 29 February 2021.",
        "It came on February 30, 2021.",
        "It came on 31 April 2021.",
        "'68 percent of them,' he said.",
        "He may march on, May said.",
        "Some 2014 people came.",
        "It cost $2014 in all.",
        "It cost 2,014 crowns.",
        "The ratio was 13/14/15 or 99/99/2021/7.",
        "Theresa May spoke to them.",
        "The March for Life was long.",
        "A boy of six, a 6-year-old, is 52 years old.",
    ],
)
def test_what_only_looks_like_a_date(sentence: str) -> None:
    assert find_expressions(sentence, FRIDAY) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It fell on March 26.", "XXXX-03-26"),
        ("It fell in March.", "XXXX-03"),
        ("It fell on March 26, 1998.", "1998-03-26"),
        ("It fell in the third quarter.", "XXXX-Q3"),
        ("It fell last summer.", "XXXX-SU"),
    ],
)
def test_without_a_report_date_the_year_stays_open(sentence: str, value: str) -> None:
    assert only_one(sentence, None)[2] == value
