"""An answer as plain text and as Markdown for the chat; how its citations are told and numbered."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from qa.types import Answer, Citation, DateBasis, ReportDate, TimelineEvent

# A report and the characters of a quote in it, `end` exclusive.
Place = tuple[str, int, int]

# Escape sequences begin with a control character; overrides of direction hide what is written.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBERED = re.compile(r"(\S.*) (\d[\d:.,]*)")
_SPACE = re.compile(r"\s+")
_MARK = ("<mark>", "</mark>")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&$^=:/@])")


def render_text(answer: Answer, mark: tuple[str, str] = ("", "")) -> str:
    """Return `answer` for a terminal: the answer, then each numbered citation on its line.

    The lines of a digest are its citations, each behind the day of its event.
    `mark` goes before and behind the words of a quote that answer.
    """
    lines = [say_corrections(answer)] if answer.corrections else []
    lines += [] if answer.events else [render_line(answer.text)]
    lines += [render_line(answer.note)] if answer.note else []
    for text, numbered in _list_sayings(answer):
        if text:
            known = "".join(f" [{number}]" for number, cited in numbered if not cited)
            lines.append(f"Others say: {render_line(text)}{known}")
        for number, cited in numbered:
            if cited:
                quote = _mark_quote(cited, smooth_text, mark)
                lines.append(f"[{number}] {_place(answer, cited)} · “{quote}”")
    return "\n".join(lines)


def render_markdown(answer: Answer) -> str:
    """Return `answer` as Markdown in which no character of a report is markup."""
    lines = [f"*{escape_markdown(say_corrections(answer))}*"] if answer.corrections else []
    if not answer.events:
        text = escape_markdown(render_line(answer.text))
        places = dict.fromkeys(map(locate, answer.citations)) if answer.answered else ()
        numbers = number_citations(answer)
        lines.append(text + "".join(f" **[{numbers[place]}]**" for place in places))
    lines += [f"*{escape_markdown(answer.note)}*"] if answer.note else []
    for text, numbered in _list_sayings(answer):
        if text:
            known = "".join(f" **[{number}]**" for number, cited in numbered if not cited)
            lines.append(f"Others say: {escape_markdown(render_line(text))}{known}")
        for number, cited in numbered:
            if cited:
                quote = _mark_quote(cited, _escape_smooth, _MARK)
                place = escape_markdown(_place(answer, cited))
                lines.append(f"**[{number}]** {place}\n\n> {quote}")
    return "\n\n".join(lines)


def list_citations(answer: Answer) -> list[Citation]:
    """Return the citations of `answer` by their numbers, from 1: its own, others', its events'."""
    told = [*answer.citations, *(cited for each in answer.differing for cited in each.citations)]
    told += [event.citation for event in answer.events]
    return list({locate(cited): cited for cited in reversed(told)}.values())[::-1]


def number_citations(answer: Answer) -> dict[Place, int]:
    """Return the number of each citation of `answer`, by where its quote stands."""
    return {locate(cited): number for number, cited in enumerate(list_citations(answer), 1)}


def locate(citation: Citation) -> Place:
    """Return where the quote stands, by which citations of the same words are one."""
    return citation.source, citation.start, citation.end


def say_corrections(answer: Answer) -> str:
    """Return what the misspelled names of the question were read as."""
    meant = ", ".join(f"“{render_line(each.meant)}”" for each in answer.corrections)
    written = ", ".join(f"“{render_line(each.written)}”" for each in answer.corrections)
    return f"Showing results for {meant} (you wrote {written})"


def say_event(event: TimelineEvent) -> str:
    """Return when the event of a digest was, in words."""
    return f"reported {event.said}" if event.reported else event.said


def _list_sayings(answer: Answer) -> Iterator[tuple[str, list[tuple[int, Citation | None]]]]:
    """Yield what others say, "" for the answer itself, with numbered citations.

    The number of one that was shown before stands without it.
    """
    numbers = number_citations(answer)
    shown: set[Place] = set()
    sayings = [("", answer.citations), *((each.text, each.citations) for each in answer.differing)]
    for said, citations in sayings:
        numbered: list[tuple[int, Citation | None]] = []
        for place, cited in {locate(each): each for each in citations}.items():
            numbered.append((numbers[place], None if place in shown else cited))
            shown.add(place)
        yield said, numbered


def describe_date(published: ReportDate) -> str:
    """Return the date of a report with how it is known, in a few words."""
    match published.basis:
        case DateBasis.STATED:
            return f"{published.day}"
        case DateBasis.INFERRED:
            return f"{published.day}, from the text"
        case DateBasis.ESTIMATED if published.day:
            return f"undated, about {published.day}"
        case _:
            return "date not known"


def escape_markdown(text: str) -> str:
    """Return `text` so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", text)


def _mark_quote(citation: Citation, clean: Callable[[str], str], mark: tuple[str, str]) -> str:
    """Return the quote, made `clean`, with `mark` around the words that answer."""
    shown, at = "", 0
    for span in sorted(citation.marks, key=lambda span: span.start):
        start, end = span.start - citation.start, span.end - citation.start
        words = clean(citation.quote[start:end])
        shown += clean(citation.quote[at:start]) + mark[0] + words + mark[1]
        at = end
    return (shown + clean(citation.quote[at:])).strip()


def _escape_smooth(text: str) -> str:
    return escape_markdown(smooth_text(text))


def _place(answer: Answer, citation: Citation) -> str:
    """Return where a quote stands, and before it the days of its events in a digest."""
    days = [say_event(each) for each in answer.events if locate(each.citation) == locate(citation)]
    return " · ".join([*dict.fromkeys(days), describe_citation(citation)])


def describe_citation(citation: Citation) -> str:
    """Return where a quote stands: the names of the report, its page or place, its date."""
    names = name_report(citation.source, citation.aliases, [name_place(citation)])
    return f"{names} · {describe_date(citation.published)}"


def name_place(citation: Citation) -> str:
    """Return where in its file the quote starts, such as "page 3" or "slide 2", or ""."""
    return citation.place or (f"page {citation.page}" if citation.page else "")


def name_report(source: str, aliases: Sequence[str] = (), places: Iterable[str] = ()) -> str:
    """Return the names of a report in one line, and the places in it that are cited.

    Of places that differ in their number alone, the rest is said once: "page 3, 4".
    """
    names = ", also ".join(render_line(name) for name in (source, *aliases))
    before = ""
    for place in filter(None, dict.fromkeys(places)):
        numbered = _NUMBERED.fullmatch(place)
        kind = numbered[1] if numbered else ""
        names += f", {render_line(numbered[2] if numbered and kind == before else place)}"
        before = kind
    return names


def render_line(text: str) -> str:
    """Return `text` on one line, without what could steer a terminal or turn its direction."""
    return smooth_text(text).strip()


def render_block(text: str) -> str:
    """Return `text` without what could steer a terminal; lines, tabs and its length stay."""
    return _CONTROL.sub(lambda found: found[0] if found[0] in "\n\t" else " ", text)


def smooth_text(text: str) -> str:
    """Return a part of a line as `render_line` does the whole, with the spaces at its ends."""
    return _SPACE.sub(" ", _CONTROL.sub(" ", text))
