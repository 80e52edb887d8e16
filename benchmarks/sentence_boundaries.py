"""Scores where sentences are cut, over news whose sentences are marked by hand.

A text is a paragraph of a file in which each sentence has its line: its sentences joined by spaces.
A boundary is the end of a sentence inside its text; F1 over all boundaries, and how many texts are
cut without a fault. Dateline's own rules were mended on these texts, so that its figure says what
they were made for and not what it does on others. Libraries that are not installed are left out.

    python benchmarks/sentence_boundaries.py [--out benchmarks/sentence_boundaries.json]
"""

import argparse
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from qa.language.sentences import split_sentences

MARKED = Path("tests/language/news_sentences.txt")
Splitter = Callable[[str], list[int]]


def read_marked(path: Path) -> list[tuple[str, set[int]]]:
    """Return each text with the offsets at which its sentences end, the last one left out."""
    texts = []
    for paragraph in path.read_text(encoding="utf-8").strip().split("\n\n"):
        sentences = paragraph.split("\n")
        ends, at = set(), 0
        for sentence in sentences[:-1]:
            at += len(sentence)
            ends.add(at)
            at += 1
        texts.append((" ".join(sentences), ends))
    return texts


def list_splitters() -> Iterator[tuple[str, Splitter]]:
    """Yield the name and the cutter of each library: text to offsets of ends."""
    yield "dateline", lambda text: [span.end for span in split_sentences(text)]
    try:
        import sentencex

        yield (
            "sentencex",
            lambda text: [
                end_of(text, each["end_index"])
                for each in sentencex.get_sentence_boundaries("en", text)
            ],
        )
    except ImportError:
        pass
    try:
        import pysbd

        cutter = pysbd.Segmenter(language="en", clean=False, char_span=True)
        yield "pysbd", lambda text: [end_of(text, each.end) for each in cutter.segment(text)]
    except ImportError:
        pass
    try:
        import syntok.segmenter as syntok

        yield (
            "syntok",
            lambda text: [
                sentence[-1].offset + len(sentence[-1].value)
                for paragraph in syntok.process(text)
                for sentence in paragraph
            ],
        )
    except ImportError:
        pass


def end_of(text: str, end: int) -> int:
    """Return `end` without the space before it."""
    return len(text[:end].rstrip())


def score(texts: list[tuple[str, set[int]]], cut: Splitter) -> dict[str, object]:
    """Return precision, recall and F1 in percent, faultless texts, and what is cut wrongly."""
    hits = found_in_all = wanted_in_all = whole = 0
    faults = []
    start = time.perf_counter()
    for text, wanted in texts:
        found = {end for end in cut(text) if end < len(text)}
        hits += len(found & wanted)
        found_in_all += len(found)
        wanted_in_all += len(wanted)
        whole += found == wanted
        faults += [f"cut: {text[max(0, e - 25) : e]}|{text[e : e + 15]}" for e in found - wanted]
        faults += [f"kept: {text[max(0, e - 25) : e]}|{text[e : e + 15]}" for e in wanted - found]
    seconds = time.perf_counter() - start
    return {
        "precision": round(100 * hits / found_in_all, 2),
        "recall": round(100 * hits / wanted_in_all, 2),
        "f1": round(200 * hits / (found_in_all + wanted_in_all), 2),
        "texts_without_fault": whole,
        "ms": round(1000 * seconds, 1),
        "faults": sorted(faults),
    }


def main() -> None:
    """Score every library and write the raw results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path)
    out = parser.parse_args().out
    texts = read_marked(MARKED)
    sentences = sum(len(ends) + 1 for _, ends in texts)
    results = {"texts": len(texts), "sentences": sentences}
    results |= {name: score(texts, cut) for name, cut in list_splitters()}
    if out:
        out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
