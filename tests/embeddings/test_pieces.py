import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import Installed

from embeddings.pieces import PiecedFile, find_pieces

SEEKS = st.tuples(st.integers(0, 60), st.sampled_from([io.SEEK_SET, io.SEEK_CUR, io.SEEK_END]))


@given(
    contents=st.lists(st.binary(max_size=9), min_size=1, max_size=6),
    steps=st.lists(st.tuples(SEEKS, st.integers(0, 30)), max_size=8),
)
def test_pieces_read_as_the_whole_does(contents: list[bytes], steps: list):
    whole = io.BytesIO(b"".join(contents))
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}") for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        with io.BufferedReader(PiecedFile(paths), 4) as pieced:
            assert pieced.read() == whole.read()
            for (offset, whence), count in steps:
                assert pieced.seek(offset, whence) == whole.seek(offset, whence)
                assert pieced.read(count) == whole.read(count)
                assert pieced.tell() == whole.tell()


def test_nothing_is_read_from_before_the_beginning(installed: Installed):
    with PiecedFile(installed.pieces) as pieced, pytest.raises(ValueError, match="offset -1"):
        pieced.seek(-1)


def test_pieces_are_found_in_order_and_only_all_of_them(installed: Installed):
    packages, archive = installed.packed.packages, f"{installed.packed.name}.zip"
    assert find_pieces(packages, archive) == installed.pieces
    assert find_pieces([*packages, "no-such-package"], archive) == []
    assert find_pieces(packages[::-1], archive) == []
    installed.pieces[2].unlink()
    assert find_pieces(packages, archive) == []
