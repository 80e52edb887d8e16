"""How a reply grows, and how a conversation is shown."""

from hypothesis import given
from hypothesis import strategies as st

from qa.web.conversation import Turn, grow_reply, list_messages


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
    assert list_messages([Turn("When?", "**Today**"), Turn("<b>")]) == [
        {"role": "user", "content": "When?"},
        {"role": "assistant", "content": "**Today**"},
        {"role": "user", "content": "\\<b\\>"},
    ]


def test_overlong_question_is_shown_cut() -> None:
    assert list_messages([Turn("a" * 5000)])[0]["content"] == "a" * 2000 + "…"
