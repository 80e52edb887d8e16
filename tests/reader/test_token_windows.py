from itertools import pairwise

import pytest
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from embeddings.models import find_model
from qa.reader.windows import WINDOW_TOKENS, cut_windows

LONG = " ".join(f"word{number}" for number in range(600))


@pytest.fixture(scope="module")
def tokenizer() -> PreTrainedTokenizerBase:
    return AutoTokenizer.from_pretrained(find_model().location)


def test_offsets_point_at_the_passage(tokenizer: PreTrainedTokenizerBase) -> None:
    passage = "Müller  said:\n“No.” 東京 12,5%"
    (window,) = cut_windows(tokenizer, ["What did he say?"], [passage])
    texts = [passage[start:end] for start, end in window.offsets]
    tokens = tokenizer.convert_ids_to_tokens(window.ids[window.first : window.last])
    assert texts[:4] == ["Müller", "said", ":", "“"]
    assert len(tokens) == len(texts)
    assert window.ids[0] == tokenizer.cls_token_id
    assert window.types[window.first - 1 : window.first + 1] == (0, 1)


def test_windows_of_a_long_passage_overlap_and_cover_it(
    tokenizer: PreTrainedTokenizerBase,
) -> None:
    windows = cut_windows(tokenizer, ["Who?"], [LONG])
    assert len(windows) > 5
    assert all(len(window.ids) <= WINDOW_TOKENS for window in windows)
    for before, after in pairwise(windows):
        assert after.offsets[0][0] < before.offsets[-1][1]
    assert windows[0].offsets[0][0] == 0
    assert windows[-1].offsets[-1][1] == len(LONG)


def test_an_endless_question_leaves_room_for_the_passage(
    tokenizer: PreTrainedTokenizerBase,
) -> None:
    windows = cut_windows(tokenizer, ["why " * 100_000], [LONG])
    assert all(window.first <= 70 for window in windows)
