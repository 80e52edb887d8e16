"""How a reply grows, and how a conversation is shown."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.types import Answer, Question, Said
from qa.web.ask.conversation import (
    Turn,
    grow_reply,
    list_messages,
    recall_turns,
    stream_turn,
)


def test_reply_grows_by_words_then_by_paragraphs() -> None:
    assert list(grow_reply("March 31 **[1]**\n\n**[1]** a file\n\n> a quote here")) == [
        "March",
        "March 31",
        "March 31 **[1]**",
        "March 31 **[1]**\n\n**[1]** a file",
        "March 31 **[1]**\n\n**[1]** a file\n\n> a quote here",
    ]


@given(st.text())
def test_reply_ends_whole(markdown: str) -> None:
    steps = list(grow_reply(markdown))
    assert steps[-1] == markdown
    assert all(markdown.startswith(step) for step in steps)


def test_user_markup_is_escaped_and_a_pending_reply_left_out() -> None:
    assert list_messages([Turn(Question("When?"), "**Today**"), Turn(Question("<b>"))]) == [
        {"role": "user", "content": "When?"},
        {"role": "assistant", "content": "**Today**"},
        {"role": "user", "content": "\\<b>"},
    ]


def test_overlong_question_is_shown_cut() -> None:
    assert list_messages([Turn(Question("a" * 5000))])[0]["content"] == "a" * 2000 + "…"


def test_questions_and_what_they_were_answered_with_are_recalled() -> None:
    turns = [
        Turn(Question("Who called?"), "…", Answer(True, "Milley? ")),
        Turn(Question("Who wept?"), "…", Answer(False, "The reports do not answer this.")),
        Turn(Question("  "), "Sorry", None),
        Turn(Question("When?"), "…", Answer(True, "March 31, 2021", "2021-03-31")),
    ]
    assert recall_turns(turns) == (
        Said("Who called?", "Milley? "),
        Said("Who wept?"),
        Said("When?"),
    )


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (sqlite3.OperationalError("disk I/O error"), "disk I/O error"),
        # The paths of a server are nobody's business.
        (OSError(28, "No space left on device", "/home/ann/l"), "No space left on device"),
        (MemoryError(), "MemoryError"),
    ],
)
def test_what_failed_is_told(error: Exception, said: str, capsys: pytest.CaptureFixture[str]):
    class Failing:
        def ask(self, _: Question) -> Answer:
            raise error

    *_, turn = stream_turn(Failing(), "Who?", ())
    plain = turn.reply.replace("\\", "")
    told = "Ask again; the server's log has more."
    assert plain == f"Sorry, that could not be answered: {said}. {told}"
    assert turn.answer is None
    assert type(error).__name__ in capsys.readouterr().err
