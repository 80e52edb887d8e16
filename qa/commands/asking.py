"""`dateline ask`: one question, or those of a file."""

import argparse
import json
import sys

from qa.commands.opening import open_assistant_for
from qa.placing import take_question

_BOLD = ("\x1b[1m", "\x1b[0m")


def ask(options: argparse.Namespace) -> None:
    """Answer the question in `options`.

    Raises:
        DatelineError: it cannot be asked, or there is nothing to ask.
    """
    from qa.assistant import check_question
    from qa.render import render_json, render_text
    from qa.types import Period, Question

    text = take_question(options.question, options)
    check_question(text)
    question = Question(
        text=text,
        asked=options.asked,
        period=Period(options.first, options.last),
        history=tuple(options.history),
        source=options.source,
    )
    answer = open_assistant_for(options).ask(question)
    if options.json:
        print(json.dumps(render_json("ask", answer), ensure_ascii=False, indent=2))
    else:
        print(render_text(answer, _BOLD if sys.stdout.isatty() else ("", "")))
