"""What happens when something is asked: in the box, by an example, a follow-up, again, or anew."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.web.access.policy import Policy
from qa.web.ask.answer_view import read_question, write_reply
from qa.web.ask.beside import draw_evidence
from qa.web.ask.conversation import Turn, list_messages, stream_turn
from qa.web.ask.filters import Scope, read_scope
from qa.web.ask.layout import Parts
from qa.web.ask.suggestions import draw_questions, suggest_questions
from qa.web.events import ASKING, HIDDEN, LOOKING, PRIVATE

if TYPE_CHECKING:
    from qa.assistant import Assistant

Turns = tuple[Turn, ...]
# What the box, the chatbot, the session, the evidence and the follow-ups are set to.
Update = tuple[Any, Any, Turns, Any, Any]


class Asker:
    """Answers in the conversation of a page, whichever way it is asked."""

    def __init__(self, assistant: "Assistant", policy: Policy) -> None:
        self._assistant = assistant
        self._policy = policy

    def submit(
        self, request: gr.Request, question: str, turns: Turns, *filters: str
    ) -> Iterator[Update]:
        """Answer what was typed; the box is emptied."""
        yield from self._ask(question, turns, filters, request)

    def pick(
        self, request: gr.Request, picked: gr.SelectData, turns: Turns, *filters: str
    ) -> Iterator[Update]:
        """Answer an example."""
        yield from self._ask(picked.value["text"], turns, filters, request)

    def go_on(
        self, request: gr.Request, pressed: gr.EventData, turns: Turns, *filters: str
    ) -> Iterator[Update]:
        """Answer a follow-up."""
        yield from self._ask(str(pressed.ask), turns, filters, request)

    def retry(
        self, request: gr.Request, retried: gr.RetryData, turns: Turns, *filters: str
    ) -> Iterator[Update]:
        """Answer a question again, in the place of its turn and those after it."""
        kept = turns[: turn_at(retried.index)]
        again = turns[len(kept) : len(kept) + 1]
        for turn in again:
            yield from self._ask(turn.question.text, kept, filters, request)

    def edit(
        self, request: gr.Request, edited: gr.EditData, turns: Turns, *filters: str
    ) -> Iterator[Update]:
        """Answer a question as it was written anew, in the place of its turn and those after it."""
        kept = turns[: turn_at(edited.index)]
        yield from self._ask(read_question(str(edited.value)), kept, filters, request)

    def undo(self, undone: gr.UndoData, turns: Turns) -> Update:
        """Take the last turn back; its question is in the box again."""
        place = turn_at(undone.index)
        kept = turns[:place]
        question = turns[place].question.text if place < len(turns) else ""
        return question, list_messages(kept), kept, self._draw(kept), ""

    def clear(self) -> tuple[Turns, str, str]:
        """Begin anew: what the session, the evidence and the follow-ups are set to."""
        return (), "", ""

    def suggest(self, turns: Turns) -> str:
        """Return what may be asked next."""
        return draw_questions(suggest_questions(self._assistant, turns))

    def _ask(
        self, text: str, turns: Turns, filters: tuple[str, ...], request: gr.Request
    ) -> Iterator[Update]:
        def admit() -> Scope:
            self._policy.admit(request)
            return read_scope(*filters)

        number = len(turns) + 1
        # The box is emptied once; what is typed while the answer comes stays.
        typed: Any = ""
        evidence: Any = gr.skip()
        is_drawn = False
        for turn in stream_turn(
            self._assistant, text, turns, admit,
            lambda answer, question: write_reply(answer, question, number),
        ):  # fmt: skip
            conversation = (*turns, turn)
            if turn.reply and not is_drawn:
                evidence, is_drawn = self._draw(conversation), True
            yield typed, list_messages(conversation), conversation, evidence, ""
            typed = evidence = gr.skip()

    def _draw(self, turns: Turns) -> str:
        return draw_evidence(self._assistant.library, turns)


def wire_asking(assistant: "Assistant", policy: Policy, parts: Parts) -> None:
    """Let every way of asking answer in the conversation."""
    asker = Asker(assistant, policy)
    chatbot, box = parts.chatbot, parts.box
    known = [parts.turns, *parts.filters]
    shown = [box, chatbot, parts.turns, parts.evidence, parts.followups]
    # While a question waits, its place in the queue is told.
    waits: dict[str, Any] = {
        **PRIVATE, **ASKING, "show_progress": "minimal", "show_progress_on": parts.waiting,
    }  # fmt: skip
    asked: list[Any] = [
        box.submit(asker.submit, [box, *known], shown, **waits),
        chatbot.example_select(asker.pick, known, shown, **waits),
        chatbot.retry(asker.retry, known, shown, **waits),
        chatbot.edit(asker.edit, known, shown, **waits),
        parts.followups.click(asker.go_on, known, shown, **waits),
    ]
    quick: dict[str, Any] = {**HIDDEN, **LOOKING}
    suggested = [each.then(asker.suggest, parts.turns, parts.followups, **quick) for each in asked]
    # What to ask after a question is of no use after the next one.
    ways = [box.submit, chatbot.example_select, chatbot.retry, chatbot.edit, parts.followups.click]
    gr.on(ways, None, cancels=suggested, **HIDDEN)
    gr.on([*ways, chatbot.undo, chatbot.clear], _hide, None, parts.thanks.whole, **quick)
    chatbot.undo(asker.undo, parts.turns, shown, **HIDDEN)
    emptied = [parts.turns, parts.evidence, parts.followups]
    chatbot.clear(asker.clear, None, emptied, cancels=[*asked, *suggested], **HIDDEN)


def wire_endpoint(assistant: "Assistant", policy: Policy, turns: gr.State) -> None:
    """Answer at the endpoint `/chat`, in Markdown."""

    def reply(request: gr.Request, message: str, turns: Turns) -> Iterator[tuple[str, Turns]]:
        def admit() -> Scope:
            policy.admit(request)
            return Scope()

        for turn in stream_turn(assistant, message, turns, admit):
            yield turn.reply, (*turns, turn)

    message = gr.Textbox(label="message", visible=False)
    answer = gr.Textbox(label="answer", visible=False)
    message.submit(
        reply, [message, turns], [answer, turns], api_name="chat", **ASKING,
        api_description="Ask a question; the answer and its citations, as Markdown.",
    )  # fmt: skip


def _hide() -> dict[str, Any]:
    update: dict[str, Any] = gr.update(visible=False)
    return update


def turn_at(index: int | tuple[int, int]) -> int:
    """Return the place of the turn whose message is at `index`: a question and a reply each."""
    return (index if isinstance(index, int) else index[0]) // 2
