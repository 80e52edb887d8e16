"""An answer as a row of a table: what was asked, what is told, and where it stands."""

from dataclasses import asdict, dataclass

from qa.render import render_line
from qa.types import Answer


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of a table of answers, in their order; "" where there is nothing."""

    id: str
    question: str
    answer: str
    date: str
    quote: str
    source: str
    source_date: str
    basis: str
    confidence: float
    answered: str
    note: str


HEADINGS = {
    "id": "id",
    "question": "question",
    "answer": "answer",
    "date": "date",
    "quote": "quote",
    "source": "source",
    "source_date": "date of the source",
    "basis": "how it is known",
    "confidence": "confidence",
    "answered": "answered",
    "note": "note",
}
# What a spreadsheet takes for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def make_row(identity: str, question: str, answer: Answer) -> Row:
    """Return `answer` as a row; its quote and source are those of the first citation.

    Further sources stand behind the first, parted by semicolons.
    """
    cited = answer.citations if answer.answered else ()
    first = cited[0] if cited else None
    sources = dict.fromkeys(render_line(each.source) for each in cited)
    published = first.published if first else None
    return Row(
        id=identity,
        question=render_line(question),
        answer=render_line(answer.text),
        date=answer.date or "",
        quote=render_line(first.quote) if first else "",
        source="; ".join(sources),
        source_date=f"{published.day}" if published and published.day else "",
        basis=str(published.basis) if published else "",
        confidence=round(answer.confidence, 3),
        answered="yes" if answer.answered else "no",
        note=render_line(answer.note),
    )


def secure_cell(value: str) -> str:
    """Return `value` so that no spreadsheet takes it for a formula: behind an apostrophe."""
    return f"'{value}" if value.lstrip(" ").startswith(_FORMULA) else value


def list_cells(row: Row) -> list[str | float]:
    """Return the cells of `row` in the order of `HEADINGS`."""
    cells = asdict(row)
    return [cells[name] for name in HEADINGS]
