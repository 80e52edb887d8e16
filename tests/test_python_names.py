"""What `from qa import …` gives, and that `import qa` alone brings none of the heavy libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

import qa
import qa.opening
import qa.types

HEAVY = ("torch", "transformers", "sentence_transformers", "gradio", "faiss", "numpy", "tantivy")


def imported_by(program: str, folder: Path) -> tuple[list[str], str]:
    """Run `program` in a process of its own; return the heavy libraries it brought, and its error.

    What is only found beside the tests is not there; the names are those of a fresh interpreter.
    """
    program = f"{program}\nimport sys; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=folder, check=False
    )
    return done.stdout.split(), done.stderr


@pytest.mark.parametrize(
    "program",
    [
        "import qa",
        "import qa; dir(qa); qa.__all__",
        "from qa import Question, Answer; Question('when?')",
        "import qa; assert not hasattr(qa, 'ask')",
    ],
)
def test_what_loads_no_model_imports_no_heavy_library(program: str, repository: Path):
    assert imported_by(program, repository) == ([], "")


def test_everything_that_is_exported_can_be_imported_without_a_model(repository: Path):
    program = f"from qa import {', '.join(qa.__all__)}"
    heavy, error = imported_by(program, repository)
    assert (set(heavy) & {"torch", "transformers", "sentence_transformers", "gradio"}, error) == (
        set(),
        "",
    )


def test_exported_names_are_those_of_their_homes():
    assert sorted(qa.__all__) == ["Answer", "Question", "open_assistant"]
    assert qa.open_assistant is qa.opening.open_assistant
    assert (qa.Question, qa.Answer) == (qa.types.Question, qa.types.Answer)
    assert set(qa.__all__) <= set(dir(qa))


def test_what_is_not_exported_is_told_by_name():
    with pytest.raises(AttributeError, match="module 'qa' has no attribute 'Assistent'"):
        _ = qa.Assistent
    with pytest.raises(ImportError, match="cannot import name 'Assistent' from 'qa'"):
        from qa import Assistent  # noqa: F401
