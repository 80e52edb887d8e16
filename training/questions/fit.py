"""Fits what a question expects: `python -m training.questions.fit --data FOLDER`.

Writes the regressions that `qa.question.expected` loads, and prints how many held-out questions of
each class they read right.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import SentenceEncoder, load_encoder
from qa.question.expected import (
    VOCABULARY,
    WEIGHTS,
    Expected,
    embedded_texts,
    list_features,
    load_regressions,
)
from training.questions.classes import Labelled, read_labelled

# A word that fewer questions have tells nothing of others.
_LEAST_COUNT = 3
_MOST_FEATURES = 12_000
# What users type weighs most; the questions of SMART are partly made by machine.
_WEIGHTS = {"trec": 1.0, "smart": 0.25, "news": 1.5, "own": 3.0}
_REGULARISATION = 4.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit as `arguments` (default: the process's) say and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.questions.fit", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data")
    parser.add_argument(
        "--cache",
        type=Path,
        help="keep the embeddings in this .npy: only questions behind them are embedded",
    )
    parser.add_argument("--dry", action="store_true", help="measure, and write nothing")
    options = parser.parse_args(arguments)
    labelled = read_labelled(options.data)
    encoder = load_encoder()
    embedded = _embed(encoder, [each.text for each in labelled], options.cache)
    _fit(labelled, embedded, encoder.identity, is_dry=options.dry)
    return 0


def _fit(
    labelled: Sequence[Labelled], embedded: NDArray[np.float32], identity: str, *, is_dry: bool
) -> None:
    from safetensors.numpy import save_file

    learned = [row for row, each in enumerate(labelled) if not each.is_held_out]
    features = _choose_features([labelled[row].text for row in learned])
    lexical = _count_words([each.text for each in labelled], features)
    arrays: dict[str, NDArray[np.float16]] = {}
    for name, columns in (("lexical", embedded[:, :0]), ("whole", embedded)):
        words, vectors, bias = _regress(labelled, learned, lexical, columns)
        arrays |= {f"{name}.words": words, f"{name}.bias": bias}
        if vectors.size:
            arrays[f"{name}.embedded"] = vectors
        scores = lexical @ words.astype(np.float32) + bias + columns @ vectors.astype(np.float32)
        _print_rates(name, labelled, [list(Expected)[n] for n in scores.argmax(axis=1)])
    if is_dry:
        return
    save_file({name: np.ascontiguousarray(each) for name, each in arrays.items()}, WEIGHTS)
    table = {"classes": [*Expected], "identity": identity, "features": features}
    VOCABULARY.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    load_regressions.cache_clear()


def _choose_features(texts: Sequence[str]) -> list[str]:
    counts = Counter(each for text in texts for each in set(list_features(text)))
    common = [name for name, count in counts.most_common(_MOST_FEATURES) if count >= _LEAST_COUNT]
    return sorted(common)


def _count_words(texts: Sequence[str], features: Sequence[str]) -> "NDArray[np.float32]":
    """Return questions × features: those a question has, its length the root of their number."""
    from scipy.sparse import csr_matrix

    places = {name: column for column, name in enumerate(features)}
    rows, columns, values = [], [], []
    for row, text in enumerate(texts):
        held = [places[each] for each in list_features(text) if each in places]
        rows += [row] * len(held)
        columns += held
        values += [1 / max(1.0, len(held) ** 0.5)] * len(held)
    return csr_matrix((values, (rows, columns)), shape=(len(texts), len(features)), dtype="f")


def _regress(
    labelled: Sequence[Labelled],
    learned: Sequence[int],
    lexical: "NDArray[np.float32]",
    embedded: "NDArray[np.float32]",
) -> tuple["NDArray[np.float16]", "NDArray[np.float16]", "NDArray[np.float16]"]:
    from scipy.sparse import csr_matrix, hstack
    from sklearn.linear_model import LogisticRegression

    both = hstack([lexical, csr_matrix(embedded)], format="csr")
    classes = list(Expected)
    model = LogisticRegression(C=_REGULARISATION, max_iter=300)
    model.fit(
        both[learned],
        [classes.index(labelled[row].expected) for row in learned],
        sample_weight=[_WEIGHTS[labelled[row].source] for row in learned],
    )
    weights = model.coef_.T.astype(np.float16)
    words = lexical.shape[1]
    return weights[:words], weights[words:], model.intercept_.astype(np.float16)


def _print_rates(name: str, labelled: Sequence[Labelled], said: Sequence[Expected]) -> None:
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for each, expected in zip(labelled, said, strict=True):
        if each.is_held_out:
            for key in ((each.source, "all"), (each.source, each.expected)):
                asked[key] += 1
                right[key] += expected is each.expected
    for key in sorted(asked):
        rate = right[key] / asked[key]
        sys.stdout.write(f"{name:8} {key[0]:6} {key[1]:12} {rate:.3f} of {asked[key]}\n")


def _embed(
    encoder: SentenceEncoder, texts: Sequence[str], cache: Path | None
) -> NDArray[np.float32]:
    """Return questions × twice the dimension: each question, and what it asks for."""
    kept = np.load(cache) if cache and cache.is_file() else np.empty((0, 0), dtype=np.float32)
    texts = texts[len(kept) :]
    if not texts:
        return kept
    pairs = [embedded_texts(text) for text in texts]
    halves = [encoder.encode_documents([pair[n] for pair in pairs]) for n in (0, 1)]
    new: NDArray[np.float32] = np.concatenate(halves, axis=1)
    vectors = np.concatenate([kept, new]) if len(kept) else new
    if cache:
        np.save(cache, vectors)
    return vectors


if __name__ == "__main__":
    raise SystemExit(main())
