"""What the README says is true."""

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from qa.cli import main

CONSOLE = re.compile(r"```console\n(.*?)```", re.S)


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def examples(readme: str) -> list[tuple[str, str]]:
    """Return each command shown behind a "$ " with the output shown below it."""
    blocks = [re.split(r"^\$ ", block, flags=re.M)[1:] for block in CONSOLE.findall(readme)]
    return [tuple(example.split("\n", 1)) for block in blocks for example in block]


def test_examples_print_what_the_readme_shows(readme: str, capsys: pytest.CaptureFixture[str]):
    shown = examples(readme)
    assert any(command.startswith("dateline ask") for command, _ in shown)
    for command, output in shown:
        program, *arguments = shlex.split(command)
        assert program == "dateline"
        assert main(arguments) == 0
        assert capsys.readouterr().out == output


def test_figures_are_those_of_the_results(repository: Path):
    check = [sys.executable, repository / "scripts" / "fill_figures.py", "--check"]
    assert subprocess.run(check).returncode == 0, "run: python scripts/fill_figures.py"


def test_first_screen_has_the_two_set_up_commands(readme: str):
    first_screen = readme.split("\n## ", 1)[0]
    large = "pip install --no-deps -r requirements-large.txt"
    assert f"\npip install . && {large} && python app.py\n" in first_screen
    assert f"\npip install '.[test]' && {large} && pytest\n" in first_screen


def test_every_picture_and_linked_file_is_there(readme: str, repository: Path):
    links = re.findall(r"\]\(([^)#:]+)\)", readme)
    assert "docs/chat.png" in links
    assert [link for link in links if not (repository / link).is_file()] == []


def test_every_flag_named_is_one(readme: str, repository: Path):
    named = set(re.findall(r"--[a-z][a-z-]*", readme.split("## Your own reports")[1]))
    defined = "".join(
        (repository / "qa" / path).read_text(encoding="utf-8")
        for path in ("arguments.py", "web/options.py")
    )
    known = set(re.findall(r'"(--[a-z-]+)"', defined)) | {"--help"}
    assert named - known == set()
    assert {"--docs", "--asked", "--share"} <= named


def test_folder_is_a_space_that_starts_the_chat(readme: str, project: dict):
    front_matter = dict(re.findall(r"^(\w+): (.+)$", readme.split("---")[1], re.M))
    assert (front_matter["sdk"], front_matter["app_file"]) == ("gradio", "app.py")
    assert front_matter["license"] == project["license"].lower()
    assert len(front_matter["short_description"]) <= 60
    least = next(d for d in project["dependencies"] if d.startswith("gradio>="))
    version = tuple(map(int, front_matter["sdk_version"].split(".")))
    assert version >= tuple(map(int, least.removeprefix("gradio>=").split(".")))


def test_requirements_are_the_dependencies(repository: Path, project: dict):
    lines = (repository / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == project["dependencies"]


def test_the_large_readers_requirements_are_those_of_its_extra(repository: Path, project: dict):
    lines = (repository / "requirements-large.txt").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    assert listed == project["optional-dependencies"]["large"]


def test_every_dependency_says_why_it_is_there(repository: Path):
    text = (repository / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.findall(r'^  "[a-z0-9-]+[=><!~].*$', text, re.M)
    assert len(listed) >= 15
    assert [line for line in listed if not re.search(r'",\s+# \w', line)] == []
