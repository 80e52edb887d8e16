"""Questions over invented figures of two periods in one sentence, and of a third that has none."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from qa.types import Span
from training.reader.denials import words
from training.reader.denials.deeds import pick
from training.reader.denials.marks import read_marks
from training.reader.denials.questions import SOURCE, Asked
from training.reader.denials.wording import scrawl
from training.reader.examples import Example, Stance

# who; the measure; unit; low; high; "how much" with {w} and {p} who and the period; as a deed.
_MEASURES = (
    ("firm", "milk output", "million litres", 20, 90, "How much milk did {w} produce in {p}?"),
    ("firm", "revenue", "million euros", 120, 900, "What was the revenue of {w} in {p}?"),
    ("firm", "net profit", "million dollars", 11, 95, "How much profit did {w} make in {p}?"),
    ("firm", "net loss", "million pounds", 11, 95, "What was the net loss of {w} in {p}?"),
    ("firm", "debt", "billion dollars", 2, 40, "How high was the debt of {w} in {p}?"),
    ("firm", "the workforce", "people", 900, 9000, "How many people did {w} employ in {p}?"),
    ("place", "unemployment", "percent", 3, 24, "What was unemployment in {w} in {p}?"),
    ("country", "inflation", "percent", 2, 30, "How high was inflation in {w} in {p}?"),
    (
        "place",
        "the number of burglaries",
        "",
        120,
        990,
        "How many burglaries were there in {w} in {p}?",
    ),
    (
        "place",
        "the number of road deaths",
        "",
        12,
        90,
        "How many people died on the roads of {w} in {p}?",
    ),
    ("place", "the number of visitors", "million", 2, 40, "How many visitors did {w} have in {p}?"),
    ("place", "rainfall", "millimetres", 240, 980, "How much rain fell in {w} in {p}?"),
    (
        "place",
        "the number of measles cases",
        "",
        14,
        890,
        "How many measles cases did {w} have in {p}?",
    ),
    ("place", "the number of births", "", 900, 9900, "How many children were born in {w} in {p}?"),
    (
        "country",
        "the wheat harvest",
        "million tonnes",
        2,
        60,
        "How big was the wheat harvest of {w} in {p}?",
    ),
    ("country", "coal imports", "million tonnes", 2, 60, "How much coal did {w} import in {p}?"),
    (
        "country",
        "the trade deficit",
        "billion dollars",
        2,
        60,
        "How big was the trade deficit of {w} in {p}?",
    ),
    ("firm", "exports", "tonnes", 200, 9000, "How much did {w} export in {p}?"),
    ("firm", "sales", "million units", 2, 60, "How many units did {w} sell in {p}?"),
    ("firm", "the number of complaints", "", 40, 900, "How many complaints did {w} get in {p}?"),
)
_RISES = (
    "{M} {of} rose to {a} in {p}, up from {b} in {q}.",
    "{M} {of} rose from {b} in {q} to {a} in {p}.",
    "{M} {of} was {a} in {p}, compared with {b} in {q}.",
    "{M} {of} climbed to {a} in {p} after {b} in {q}.",
    "In {p}, {m} {of} reached {a}, against {b} in {q}.",
    "{M} {of}, which was {b} in {q}, grew to {a} in {p}.",
    "{M} {of} came to {a} in {p} and {b} in {q}.",
)
_FALLS = (
    "{M} {of} fell to {a} in {p}, down from {b} in {q}.",
    "{M} {of} dropped from {b} in {q} to {a} in {p}.",
    "{M} {of} was {a} in {p}, compared with {b} in {q}.",
    "{M} {of} came down to {a} in {p} after {b} in {q}.",
    "In {p}, {m} {of} stood at {a}, against {b} in {q}.",
    "{M} {of}, which was {b} in {q}, declined to {a} in {p}.",
)
_OWNERS = {
    "firm": words.FIRMS, "country": words.COUNTRIES, "place": words.COUNTRIES + "/" + words.CITIES,
}  # fmt: skip
_MANY = {"exports", "sales", "coal imports"}
_OUTLOOKS = (
    " It is expected to reach {c} in {r}.", " The forecast for {r} is {c}.",
    " Officials hope for {c} in {r}.", " For {r} it is put at {c}.",
)  # fmt: skip


def make_figures(chance: random.Random) -> Iterator[Asked]:
    """Yield the questions over one invented pair of figures."""
    figures = _invent(chance)
    yield from _ask_amounts(figures, chance)
    yield from _ask_claims(figures, chance)


@dataclass(frozen=True, slots=True)
class _Figures:
    """A text of two figures, perhaps with an outlook, and its marks: a, b and c the amounts."""

    who: str
    measure: str
    question: str
    rose: bool
    periods: tuple[str, str, str, str]
    plain: str
    marks: dict[str, Span]

    def read(self, mark: str) -> str:
        """Return the text of `mark`, "" where there is none."""
        span = self.marks.get(mark)
        return self.plain[span.start : span.end] if span else ""

    def ask(self, period: str, who: str = "") -> str:
        """Return the question for the amount in `period`."""
        return self.question.replace("{w}", who or self.who).replace("{p}", period)


def _invent(chance: random.Random) -> _Figures:
    kind, measure, unit, low, high, question = chance.choice(_MEASURES)
    who = pick(_OWNERS[kind], chance)
    amounts = sorted(chance.sample(range(low, high), 3))
    rose = chance.random() < 0.5
    later, before = (amounts[1], amounts[0]) if rose else (amounts[1], amounts[2])
    periods = _make_periods(chance)
    form = chance.choice(_RISES if rose else _FALLS)
    outlook = chance.choice(_OUTLOOKS) if chance.random() < 0.4 else ""
    is_plural = measure in _MANY
    if is_plural:
        form = form.replace(" was ", " were ")
    said = {
        "M": measure[0].upper() + measure[1:], "m": measure,
        "of": f"{'at' if kind == 'firm' else 'in'} {who}",
        "a": _tell(later, unit, "a"), "b": _tell(before, _shorten(unit, chance), "b"),
        "c": _tell(amounts[2] if rose else amounts[0], unit, "c"),
        "p": periods[0], "q": periods[1], "r": periods[2],
    }  # fmt: skip
    plain, marks = read_marks((f"<all>{form[:-1]}</all>." + outlook).format(**said))
    return _Figures(who, measure, question, rose, periods, plain, marks)


def _make_periods(chance: random.Random) -> tuple[str, str, str, str]:
    """Return a period, the one before, the next, and one that is not told of."""
    year = chance.randint(2005, 2025)
    years = (year, year - 1, year + 1, year - chance.randint(2, 5))
    quarter = chance.choice(("first", "second", "third", "fourth"))
    form = chance.choice((
        "{year}", "{year}", f"{pick(words.MONTHS, chance)} {{year}}", "fiscal {year}",
        f"the {quarter} quarter of {{year}}", "the year to March {year}",
        "the first half of {year}",
    ))  # fmt: skip
    now, before, ahead, far = (form.format(year=each) for each in years)
    return now, before, ahead, far


def _tell(amount: int, unit: str, mark: str) -> str:
    return f"<{mark}>{amount:,} {unit}".rstrip() + f"</{mark}>"


def _shorten(unit: str, chance: random.Random) -> str:
    """Return `unit`, now and then without what was said before: "million" of "million litres"."""
    first, _, last = unit.partition(" ")
    return first if last and chance.random() < 0.35 else unit


def _ask_amounts(figures: _Figures, chance: random.Random) -> Iterator[Asked]:
    now, before, ahead, far = figures.periods
    yield _make(figures, figures.ask(now), "a", None, 3.0, chance)
    yield _make(figures, figures.ask(before), "b", None, 3.0, chance)
    yield _make(figures, figures.ask(ahead), "", None, 2.0, chance)
    yield _make(figures, figures.ask(far), "", None, 2.0, chance)
    other = pick(words.FIRMS if figures.who in words.FIRMS else words.CITIES, chance)
    if other not in figures.plain and figures.who not in other:
        yield _make(figures, figures.ask(now, other), "", None, 2.0, chance)
    if figures.read("c"):
        forecast = f"What is forecast for {ahead}?"
        yield _make(figures, forecast, "c", None, 2.0, chance)


def _ask_claims(figures: _Figures, chance: random.Random) -> Iterator[Asked]:
    now, before, _, far = figures.periods
    later, earlier = figures.read("a"), figures.read("b")
    verb = "Were" if figures.measure in _MANY else "Was"
    for period, amount, stance, told in (
        (now, later, Stance.YES, "all"), (before, earlier, Stance.YES, "all"),
        (now, earlier, Stance.NO, "all"), (before, later, Stance.NO, "all"),
        (far, later, Stance.OPEN, ""),
    ):  # fmt: skip
        claim = f"{verb} {figures.measure} {_place(figures)} {amount} in {period}?"
        if chance.random() < 0.4:
            stated = f"{figures.measure} {_place(figures)} {verb.lower()} {amount} in {period}."
            claim = stated[0].upper() + stated[1:]
        yield _make(figures, claim, told, stance, 1.0, chance)
    rose = chance.choice(("rise", "increase", "go up"))
    asked = f"Did {figures.measure} {_place(figures)} {rose} in {now}?"
    yield _make(figures, asked, "all", Stance.YES if figures.rose else Stance.NO, 2.0, chance)
    asked = f"Did {figures.measure} {_place(figures)} fall in {now}?"
    yield _make(figures, asked, "all", Stance.NO if figures.rose else Stance.YES, 2.0, chance)


def _place(figures: _Figures) -> str:
    return f"{'at' if figures.who in words.FIRMS else 'in'} {figures.who}"


def _make(
    figures: _Figures,
    question: str,
    mark: str,
    stance: Stance | None,
    weight: float,
    chance: random.Random,
) -> Asked:
    span = figures.marks.get(mark, Span(-1, -1))
    return Asked(
        Example(
            scrawl(question, chance),
            figures.plain,
            span.start,
            span.end,
            stance=stance,
            source=SOURCE,
        ),
        weight,
    )
