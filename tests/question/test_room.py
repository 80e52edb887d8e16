"""Only the question's room reads the question's text."""

import re
from pathlib import Path

import qa

ROOT = Path(qa.__file__).parent
# What is embedded, searched and read by a model is no reading of ours.
GIVEN_ON = {
    "answering/evidence/marking.py": "plain_text",
    "answering/evidence/scoring.py": "search_text",
    "answering/lists/reading_on.py": "search_text",
    "assistant.py": "search_text",
}


def test_nobody_else_looks_at_the_text_of_a_question():
    looking = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in ROOT.rglob("*.py")
        if path.parent.name != "question"
        for name in re.findall(r"\basked\.((?:\w+_)?text)\b", path.read_text(encoding="utf-8"))
    }
    assert looking == set(GIVEN_ON.items())
