import io
import json

import pytest
from format_samples import read_bytes
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import SourceError
from qa.ingest.bounds import LONGEST_LINE, check_unpacked, read_lines, read_whole
from qa.types import Refusal, Report


@given(data=st.binary(), largest=st.integers(0, 40))
def test_whole_is_all_or_an_error(data: bytes, largest: int):
    if len(data) <= largest:
        assert read_whole(io.BytesIO(data), largest) == data
    else:
        with pytest.raises(SourceError, match="larger than 0 MB; split it"):
            read_whole(io.BytesIO(data), largest)


@given(lines=st.lists(st.text("ab", max_size=12)), longest=st.integers(1, 8), last=st.booleans())
def test_lines_are_those_of_the_bytes_but_for_long_ones(lines: list[str], longest: int, last: bool):
    data = "\n".join(lines).encode() + b"\n" * last
    whole = data.splitlines(keepends=True)
    kept = [line if fits(line, longest) else None for line in whole]
    assert list(read_lines(io.BytesIO(data), longest)) == kept


def fits(line: bytes, longest: int) -> bool:
    return len(line) < longest or (len(line) == longest and line.endswith(b"\n"))


@pytest.mark.parametrize(
    ("size", "packed", "is_bomb"),
    [(1 << 20, 0, False), ((1 << 20) + 1, 0, True), (20 << 20, 100_000, False)],
)
def test_bomb_is_told_by_its_ratio(size: int, packed: int, is_bomb: bool):
    if is_bomb:
        with pytest.raises(SourceError, match="more than 200 times its size"):
            check_unpacked(size, packed)
    else:
        check_unpacked(size, packed)


def test_archive_may_be_large_but_not_endless():
    with pytest.raises(SourceError, match="more than 8192 MB; split it"):
        check_unpacked((8 << 30) + 1, 1 << 30)


def test_long_line_is_refused_and_the_rest_goes_on():
    long = json.dumps({"text": "x" * LONGEST_LINE}).encode()
    good = b'{"id": "n", "text": "A text."}'
    first, refusal, last = read_bytes(b"\n".join([good, long, good]), "a.jsonl")
    assert refusal == Refusal("a.jsonl:2", "a line of more than 16 MB; split its text")
    assert isinstance(first, Report)
    assert isinstance(last, Report)


def test_nested_json_is_refused_and_the_rest_goes_on():
    deep = b"[" * 100_000 + b"]" * 100_000
    refusal, report = read_bytes(deep + b'\n{"text": "A text."}\n', "a.jsonl")
    assert refusal == Refusal("a.jsonl:1", "not a record: its JSON is nested too deep")
    assert isinstance(report, Report)


def test_jsonl_may_have_a_mark():
    line = '{"id": "n", "text": "Café."}\n'
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        one, two = read_bytes((line * 2).encode(encoding), "a.jsonl")
        assert isinstance(one, Report)
        assert isinstance(two, Report)
        assert (one.text, two.text) == ("Café.", "Café.")
    (cut,) = read_bytes(b"\xff\xfe{\0}", "a.jsonl")
    assert cut == Refusal("a.jsonl", "not UTF-16-LE: truncated data; save it as UTF-8")


def test_text_is_refused_above_its_limit(monkeypatch: pytest.MonkeyPatch):
    data = b"Text. " * (3 << 20)
    (refusal,) = read_bytes(data, "a.txt")
    reason = "its text has 18,874,368 characters, above 16,777,216; split it"
    assert refusal == Refusal("a.txt", reason)
