"""Dateline's small reader as a question-answering model of Hugging Face, for systems that read.

    python export_reader.py FOLDER

It runs in Dateline's environment. What is not carried over is what stands around the network there:
where a span may end, several spans of one answer, and the calibration of its scores.
"""

import sys
from pathlib import Path

from transformers import BertConfig, BertForQuestionAnswering

from qa.reader.adapter import SMALL, find_base, read_manifest
from qa.reader.network import load_adapted


def export_reader(folder: Path) -> None:
    """Write the encoder with its low-rank changes merged in, and the head for spans."""
    manifest = read_manifest(SMALL)
    network, tokenizer = load_adapted(manifest, SMALL)
    config = BertConfig.from_pretrained(find_base(manifest, SMALL).location)
    model = BertForQuestionAnswering(config)
    model.bert.load_state_dict(network.encoder.float().state_dict())
    model.qa_outputs.load_state_dict(network.head.float().state_dict())
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


if __name__ == "__main__":
    export_reader(Path(sys.argv[1]))
