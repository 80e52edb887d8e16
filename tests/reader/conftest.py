"""What the reader's tests share: a tiny question-answering model, tiny data, the bundled reader."""

import json
from pathlib import Path

import pytest
from reader_samples import PASSAGE

from qa.reader.pairs import Record
from qa.reader.reader import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader()


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A question-answering model of two layers, with random weights, saved as Hugging Face does."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForQuestionAnswering

    from embeddings.models import find_model

    folder = tmp_path_factory.mktemp("tiny")
    tokenizer = AutoTokenizer.from_pretrained(find_model().location)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertForQuestionAnswering(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


@pytest.fixture
def records() -> list[Record]:
    question = "Who spoke with Gerasimov?"
    start = PASSAGE.index("Mark Milley")
    return [
        Record(question, PASSAGE, ((start, "Mark Milley"),), "a", "squad"),
        Record("Who spoke with Shoigu?", PASSAGE, (), "a", "squad2"),
    ]


@pytest.fixture
def data(tmp_path: Path, records: list[Record]) -> Path:
    path = tmp_path / "train.jsonl"
    lines = [
        {
            "id": str(number),
            "question": record.question,
            "context": record.context,
            "answers": [{"start": start, "text": text} for start, text in record.answers],
            "group": record.group,
            "source": record.source,
        }
        for number, record in enumerate(records)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path
