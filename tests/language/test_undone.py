"""Whether a sentence says that something was not done."""

import pytest

from qa.language.lemmas import list_forms
from qa.language.negation import is_undone


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("The harbour master, Ilse Brandt, did not resign on Sunday.", "resigned"),
        ("Otto Meier refused to sign the plan on Monday.", "signed the plan"),
        ("The mill has never been sold.", "sell"),
        ("No one was hurt in the fire.", "hurt"),
        ("The owner wasn't formally charged on Friday.", "charged"),
        ("He left on Tuesday without signing the lease.", "sign lease"),
        ("The board has not yet approved it.", "approve"),
        ("The crew failed to reach Lindow on Friday.", "reach"),
    ],
)
def test_what_was_not_done_is_told(text: str, done: str) -> None:
    assert is_undone(text, list_forms(done))


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("Brandt resigned on Sunday and did not say why.", "resigned"),
        ("Those who had not fled were killed on Sunday.", "kill"),
        ("Meier called Brandt on Monday without disclosing the subject.", "call"),
        ("The mill did not close, but the plant closed on Friday.", "close"),
        ("Not only the mill was sold on Monday.", "sell"),
        ("No. 4 was sold on Monday.", "buy"),
        ("She was hurt, no doubt, on Monday.", "hurt"),
    ],
)
def test_what_was_done_is_not_told_to_be_undone(text: str, done: str) -> None:
    assert not is_undone(text, list_forms(done))
