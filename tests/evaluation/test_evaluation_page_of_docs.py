"""What docs/evaluation.md says is true."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from qa.arguments import build_parser
from qa.evaluation.measures.all import MEASURES


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "evaluation.md").read_text(encoding="utf-8")


def test_the_workflow_is_yaml_that_runs_evaluate(page: str):
    (block,) = re.findall(r"```yaml\n(.*?)```", page, re.S)
    workflow = yaml.safe_load(block)
    # YAML 1.1 reads "on" as true; GitHub does not.
    assert workflow[True] == ["push", "pull_request"]
    steps = workflow["jobs"]["evaluate"]["steps"]
    (command,) = (step["run"] for step in steps if "evaluate" in step.get("run", ""))
    options = build_parser().parse_args(shlex.split(command)[1:])
    assert [(each.name, each.value) for each in options.at_least] == [("right", 0.8)]
    assert [(each.name, each.value) for each in options.at_most] == [("wrong_answers", 0.1)]
    assert str(options.no_worse_than) == "baseline.jsonl"


def test_every_command_and_flag_is_one(page: str):
    for block in re.findall(r"```sh\n(.*?)```", page, re.S):
        for line in block.splitlines():
            assert build_parser().parse_args(shlex.split(line)[1:]).command


def test_every_figure_is_described(page: str):
    table = page.split("<!-- measures -->")[1].split("<!-- end -->")[0]
    assert re.findall(r"^\| `([^`]+)` \|", table, re.M) == [each.name for each in MEASURES]
    assert all(f"| {each.what} |" in table for each in MEASURES)
