"""What docs/sharing.md says is true."""

import re
import shlex
from pathlib import Path

import pytest

from qa.web.access.gate import LARGEST_UPLOAD
from qa.web.access.policy import PUBLIC_RATE
from qa.web.options import read_options


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "sharing.md").read_text(encoding="utf-8")


def test_commands_are_taken_and_agree_with_the_proxies(page: str):
    _, behind_a_proxy = page.split("## Behind a reverse proxy")
    (block,) = re.findall(r"```sh\n(.*?)```", behind_a_proxy, re.S)
    python, app, *flags = shlex.split(block)
    assert (python, app) == ("python", "app.py")
    options = read_options(flags)
    assert options.root_path == "/desk/dateline"
    for kind in ("nginx", "caddy"):
        (proxy,) = re.findall(rf"```{kind}\n(.*?)```", page, re.S)
        assert f"{options.root_path}/" in proxy
        assert f"127.0.0.1:{options.port}" in proxy
        assert proxy.count("{") == proxy.count("}")
    whole = re.findall(r"`--root-path (https://\S+)`", page)
    assert [read_options(["--root-path", each]).root_path for each in whole] == whole
    assert f"client_max_body_size {LARGEST_UPLOAD // 2**20}m;" in page
    assert f"{PUBLIC_RATE} questions a minute" in page


@pytest.mark.parametrize("path", ["/desk/", "/desk/dateline", "/a-b_c.d", "https://a.example/x/"])
def test_root_paths_lose_their_last_stroke(path: str):
    assert read_options(["--root-path", path]).root_path == path.rstrip("/")


@pytest.mark.parametrize("path", ["desk", "/", "", "/a b", "/a?b", "//evil", "ftp://a/b", "/a/#b"])
def test_what_is_no_root_path_is_refused(path: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        read_options(["--root-path", path])
    assert "is not a path such as /desk/dateline" in capsys.readouterr().err
