"""The evidence of an answer as HTML: a card for each report that it cites, or came near to it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from qa.answering.composing.cite import check_citation, place_in_report
from qa.errors import CitationError
from qa.render import list_citations, name_place, name_report, render_line, smooth_text
from qa.types import Answer, Citation, Report, ReportDate, Span
from qa.web.evidence.badges import draw_badge
from qa.web.evidence.marking import find_paragraph, join_spans, mark_text, show_cuts
from qa.web.evidence.opening import draw_opener

if TYPE_CHECKING:
    from qa.library.library import Library

NEAREST = 3
# White space that a report may begin with.
_PEEK = 200


def list_nearest(answer: Answer) -> tuple[str, ...]:
    """Return the reports that a refusal may be looked up in, the nearest first."""
    return () if answer.answered or answer.citations else answer.retrieved[:NEAREST]


def name_citation(turn: int, number: int) -> str:
    """Return the id of the element that shows citation `number` of a turn, both from 1."""
    return f"cite-{turn}-{number}"


def name_nearest(turn: int, place: int) -> str:
    """Return the id of the card of the report at `place`, from 1, of a refusal."""
    return f"near-{turn}-{place}"


def draw_cards(library: "Library", answer: Answer, turn: int) -> str:
    """Return the cards of the turn's `answer` as HTML; no character of a report is markup."""
    numbered: dict[str, dict[int, Citation]] = {}
    for number, cited in enumerate(list_citations(answer), 1):
        numbered.setdefault(cited.source, {})[number] = cited
    cards = [_draw_cited(library, cited, turn) for cited in numbered.values()]
    for place, source in enumerate(list_nearest(answer), 1):
        if report := library.report_named(source):
            cards.append(_draw_nearest(report, name_nearest(turn, place)))
    return "".join(cards)


def _draw_cited(library: "Library", cited: Mapping[int, Citation], turn: int) -> str:
    number, first = next(iter(cited.items()))
    names = {number: name_citation(turn, number) for number in cited}
    report = library.report_named(first.source)
    if report and all(_is_proved(each, report) for each in cited.values()):
        body = "".join(_draw_paragraphs(report, cited, names))
        body += draw_opener(names[number], first.source)
    else:
        quotes = "".join(
            f"<p>{_draw_number(number, names[number])}{escape(smooth_text(each.quote))}</p>"
            for number, each in cited.items()
        )
        body = f'{quotes}<p class="gone">The report has changed since.</p>'
    aliases = report.aliases if report else first.aliases
    places = [name_place(each) for each in cited.values()]
    head = _draw_head(first.source, first.title, aliases, first.published, names[number], places)
    return f'<article class="card" tabindex="-1">{head}{body}</article>'


def _draw_nearest(report: Report, name: str) -> str:
    head = _draw_head(report.source, report.title, report.aliases, report.published, name)
    beginning = report.text[report.body_start : report.body_start + _PEEK]
    start = report.body_start + len(beginning) - len(beginning.lstrip())
    shown = Span(start, find_paragraph(report.text, Span(start, start)).end)
    text = mark_text(report.text, shown, (), {}, smooth_text)
    body = f"<p>{text}{show_cuts(report.text, shown)[1]}</p>{draw_opener(name, report.source)}"
    return f'<article class="card near" tabindex="-1" id="{name}">{head}{body}</article>'


def _draw_head(
    source: str,
    title: str,
    aliases: Sequence[str],
    published: ReportDate,
    key: str,
    places: Sequence[str] = (),
) -> str:
    names = name_report(source, aliases, places)
    shown = render_line(title)
    heading = f"<h3>{escape(shown or names)}</h3>"
    place = f'<p class="place">{escape(names)}</p>' if shown else ""
    return f'{heading}{place}<p class="dated">{draw_badge(published, key)}</p>'


def _draw_paragraphs(
    report: Report, cited: Mapping[int, Citation], names: Mapping[int, str]
) -> list[str]:
    cited = {number: place_in_report(each, report) for number, each in cited.items()}
    notes = {each.start: _draw_number(number, names[number]) for number, each in cited.items()}
    spans = [find_paragraph(report.text, Span(each.start, each.end)) for each in cited.values()]
    shown = []
    for span in join_spans(spans):
        before, after = show_cuts(report.text, span)
        marked = mark_text(report.text, span, list(cited.values()), notes, smooth_text)
        shown.append(f"<p>{before}{marked}{after}</p>")
    return shown


def _draw_number(number: int, name: str) -> str:
    return f'<span class="number" id="{name}">{number}</span>'


def _is_proved(citation: Citation, report: Report) -> bool:
    try:
        check_citation(citation, report)
    except CitationError:
        return False
    return True
