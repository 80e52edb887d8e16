"""The reader: which words of which passage answer a question, and how surely."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from embeddings.joining import Advance
from embeddings.models import LARGE_MODEL, is_large_available
from qa.reader.adapter import LARGE, MANIFEST, SMALL, Calibration, read_manifest
from qa.reader.missing import count_missing
from qa.reader.network import Network, load_adapted, load_pretrained, score_windows
from qa.reader.spans import (
    OTHERS,
    Reading,
    ReadSpan,
    choose_spans,
    find_spans,
    keep_apart,
    widen_span,
)
from qa.reader.stances import find_stance
from qa.reader.windows import cut_windows

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

_BUNDLED = {"small": SMALL, "large": LARGE}
_NOTHING = Reading((), float("-inf"))


class Reader:
    """Reads passages with a network; `threshold` is the score from which on one answers."""

    def __init__(
        self, network: Network, tokenizer: "PreTrainedTokenizerBase", calibration: Calibration
    ) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._calibration = calibration
        # Each call sets how the tokenizer cuts, which must not change under another's hands.
        self._cutting = Lock()

    @property
    def threshold(self) -> float:
        """The score, in log-odds, from which on a passage is taken to answer."""
        return self._calibration.threshold

    @property
    def tells_stance(self) -> bool:
        """Whether it tells yes from no."""
        return self._network.tells_stance

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Return what each of `passages` says to `question`, in order.

        A passage longer than a window is read in windows that overlap; its score is its best
        window's. Without a word in the question or the passage, a reading has no spans.
        """
        return self.read_pairs([question] * len(passages), passages)

    def read_pairs(self, questions: Sequence[str], passages: Sequence[str]) -> list[Reading]:
        """Return what each passage says to the question beside it, in order."""
        readings = [_NOTHING] * len(passages)
        rows = [r for r, pair in enumerate(zip(questions, passages, strict=True)) if _worded(pair)]
        with self._cutting:
            windows = cut_windows(
                self._tokenizer, [questions[row] for row in rows], [passages[row] for row in rows]
            )
        padding = self._tokenizer.pad_token_id or 0
        scores = score_windows(self._network, windows, int(padding))
        scored = zip(windows, scores, strict=True)
        for pair, group in groupby(scored, key=lambda item: item[0].pair):
            row = rows[pair]
            parts = list(group)
            spans = [span for window, score in parts for span in find_spans(window, score.ends)]
            reading = self._make_reading(questions[row], passages[row], spans)
            readings[row] = replace(reading, stance=find_stance(score for _, score in parts))
        return readings

    def _make_reading(self, question: str, passage: str, spans: Sequence[ReadSpan]) -> Reading:
        if not spans:
            return _NOTHING
        use = self._calibration
        shift = use.intercept - use.missing_weight * count_missing(question, passage)
        calibrated = [
            ReadSpan(span.start, span.end, use.slope * span.score + shift)
            for span in (widen_span(passage, span) for span in keep_apart(spans))
        ]
        kept = keep_apart(calibrated)
        chosen = choose_spans(question, kept)
        others = [span for span in kept if span not in chosen]
        return Reading(chosen, chosen[0].score, tuple(others[:OTHERS]))


def has_base(name: str, cache: Path | None = None) -> bool:
    """Whether the model that the bundled reader called `name` changes is there, or in pieces."""
    base = read_manifest(_BUNDLED[name]).base
    return base != LARGE_MODEL or is_large_available(cache)


def load_reader(
    name: str = "small", cache: Path | None = None, advance: Advance = lambda _: None
) -> Reader:
    """Return one of the bundled readers, or the one called `name`.

    Args:
        name: "small" or "large", a folder with an adapter, or a question-answering model of Hugging
            Face, by folder or hub name. Such a model answers where its best span beats its
            "no answer".
        cache: where a base model that comes in pieces is joined; the user's own if None.
        advance: told how far that is.

    Raises:
        ReaderError: there is no such reader, or its files are damaged or of another base model.
    """
    folder = _BUNDLED.get(name) or Path(name).expanduser()
    if (folder / MANIFEST).is_file() or name in _BUNDLED:
        manifest = read_manifest(folder)
        return Reader(*load_adapted(manifest, folder, cache, advance), manifest.calibration)
    return Reader(*load_pretrained(str(folder) if folder.is_dir() else name), Calibration())


def _worded(pair: tuple[str, str]) -> bool:
    return all(any(letter.isalnum() for letter in text) for text in pair)
