"""What the README says is true."""

import re
import tomllib
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def readme(repository: Path) -> str:
    return (repository / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(repository: Path) -> dict:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_first_screen_has_the_two_set_up_commands(readme: str):
    first_screen = readme.split("\n## ", 1)[0]
    large = "pip install --no-deps -r requirements-large.txt"
    assert f"\npip install . && {large} && python app.py\n" in first_screen
    assert f"\npip install '.[test]' && {large} && pytest\n" in first_screen


def test_first_screen_shows_the_product_and_nothing_is_long(readme: str):
    first_screen = readme.split("\n## ", 1)[0]
    assert "](docs/chat.png)" in first_screen
    assert first_screen.count("```sh\n") == 2
    # The YAML on top is the Space's.
    assert len(readme.split("---\n", 2)[2].splitlines()) < 150


def test_the_first_example_is_a_question(readme: str):
    assert "```console\n$ dateline ask " in readme


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
