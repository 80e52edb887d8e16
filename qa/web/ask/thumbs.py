"""What happens when a reader likes or dislikes an answer, and says why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import gradio as gr

from qa.errors import OutputError
from qa.web.access.policy import Policy
from qa.web.ask.asking import Turns, turn_at
from qa.web.ask.feedback import Feedback, save_feedback
from qa.web.ask.layout import Parts
from qa.web.events import HIDDEN, LOOKING
from qa.web.markup import draw_notice

_THANKS = "Thank you."
_THANKS_FOR_WORDS = "Thank you; that is kept with the answer."


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader said of the answer of a turn, and the id of the line that it is kept in."""

    place: int
    feedback: Feedback
    line: str


# By the places of the turns; the last is what a comment is added to.
Opinions = Mapping[int, Given]
# The opinions, whether thanks are shown, what they say, and the box for a comment.
Update = tuple[Opinions, dict[str, Any], str, dict[str, Any]]


class Thumbs:
    """Keeps what a reader says in a folder, once an answer: what is said later counts."""

    def __init__(self, folder: Path, *, public: bool) -> None:
        self._folder = folder
        self._public = public

    def judge(self, thumb: gr.LikeData, turns: Turns, opinions: Opinions) -> Update:
        """Keep a thumb."""
        place = turn_at(thumb.index)
        turn = turns[place] if place < len(turns) else None
        # A thumb that is taken back says nothing new.
        if turn is None or turn.answer is None or not isinstance(thumb.liked, bool):
            return opinions, gr.update(visible=False), "", gr.update(value="")
        before = opinions.get(place)
        same = before if before and before.feedback.answer == turn.answer else None
        feedback = Feedback(turn.question, turn.answer, thumb.liked, datetime.now(UTC))
        return self._keep(place, feedback, same, opinions, _THANKS)

    def comment(self, words: str, opinions: Opinions) -> Update:
        """Keep a comment with the last thumb."""
        last = list(opinions.values())[-1] if opinions and words.strip() else None
        if last is None:
            return opinions, gr.update(visible=True), draw_notice(_THANKS), gr.update()
        feedback = replace(last.feedback, comment=words.strip())
        return self._keep(last.place, feedback, last, opinions, _THANKS_FOR_WORDS)

    def _keep(
        self, place: int, feedback: Feedback, before: Given | None, opinions: Opinions, said: str
    ) -> Update:
        try:
            line = save_feedback(self._folder, feedback, before.line if before else "")
        except OutputError as error:
            # Where it is kept is no business of the public.
            reason = "" if self._public else f": {error}"
            told = draw_notice(f"Sorry, that could not be kept{reason}.")
            return opinions, gr.update(visible=True), told, gr.update(visible=False)
        others = {key: given for key, given in opinions.items() if key != place}
        kept = {**others, place: Given(place, feedback, line)}
        box = gr.update(value="", visible=not feedback.comment)
        return kept, gr.update(visible=True), draw_notice(said), box


def wire_thumbs(policy: Policy, parts: Parts) -> None:
    """Put thumbs below the answers, where what they say is kept; else there are none."""
    if policy.feedback is None:
        return
    thumbs = Thumbs(policy.feedback, public=policy.public)
    opinions = gr.State({})
    thanks = parts.thanks
    shown = [opinions, thanks.whole, thanks.said, thanks.comment]
    options: dict[str, Any] = {**HIDDEN, **LOOKING}
    parts.chatbot.like(thumbs.judge, [parts.turns, opinions], shown, **options)
    thanks.comment.submit(thumbs.comment, [thanks.comment, opinions], shown, **options)
