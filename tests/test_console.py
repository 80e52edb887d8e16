import pytest

from embeddings.joining import Joining
from qa.console import show_joining


def test_joining_is_shown_on_stderr_and_only_when_it_happens(capsys: pytest.CaptureFixture[str]):
    with show_joining():
        pass
    assert capsys.readouterr() == ("", "")
    with show_joining() as show:
        for done in (0, 200_000_000, 438_000_000):
            show(Joining("all-mpnet-base-v2", done, 438_000_000))
    out, err = capsys.readouterr()
    assert out == ""
    assert "joining all-mpnet-base-v2 (once, 438 MB)" in " ".join(err.split())
    assert "438.0/438.0 MB" in err
