"""What the reader's tests share: a tiny question-answering model, the bundled small reader."""

from pathlib import Path

import pytest

from qa.reader.reader import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return load_reader("small")


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
