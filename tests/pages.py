"""The pages that users read, taken apart: code blocks by language, tables, headings, links."""

import re
import shlex
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Pages of the product, and those beside what they tell of.
USER_PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
ALL_PAGES = (
    *USER_PAGES,
    ROOT / "training" / "README.md",
    ROOT / "qa" / "reader" / "weights" / "README.md",
)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.S | re.M)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.M)


def name_page(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def list_blocks(page: Path, language: str) -> list[str]:
    """Return the code blocks of `page` in `language`, in their order."""
    found = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [code for named, code in found if named == language]


def list_commands(page: Path) -> list[list[str]]:
    """Return the words of each command of `page`, what is joined by "&&" one by one."""
    lines = [line for block in list_blocks(page, "sh") for line in block.splitlines()]
    words = [shlex.split(line, comments=True) for line in lines]
    return [command for each in words for command in _cut(each)]


def _cut(words: list[str]) -> Iterator[list[str]]:
    command: list[str] = []
    # What goes to a file is no argument.
    until = words.index(">>") if ">>" in words else len(words)
    for word in words[:until]:
        if word == "&&":
            yield command
            command = []
        else:
            command.append(word)
    if command:
        yield command


def list_examples(page: Path) -> list[tuple[str, str]]:
    """Return each command shown behind a "$ " with the output shown below it."""
    blocks = [re.split(r"^\$ ", block, flags=re.M)[1:] for block in list_blocks(page, "console")]
    return [tuple(example.split("\n", 1)) for block in blocks for example in block]


def list_links(page: Path) -> list[str]:
    """Return the links of `page` within the repository, and its pictures."""
    prose = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return [link for link in _LINK.findall(prose) if "://" not in link]


def list_anchors(page: Path) -> list[str]:
    """Return the anchors of the headings of `page`, as GitHub makes them."""
    prose = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    return [_slug(heading) for heading in _HEADING.findall(prose)]


def _slug(heading: str) -> str:
    kept = (
        each
        for each in heading.strip().lower()
        if each in " -_" or unicodedata.category(each)[0] in "LN"
    )
    return "".join(kept).replace(" ", "-")


def read_table(page: Path, head: str) -> list[list[str]]:
    """Return the cells of each row of the tables of `page` whose first row begins with `head`."""
    rows: list[list[str]] = []
    is_in = False
    for line in page.read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            is_in = False
        elif is_in and not line.startswith("|---"):
            rows.append([cell.strip() for cell in line.strip("|").split(" | ")])
        elif line.startswith(f"| {head} |"):
            is_in = True
    return rows


def find_code(cell: str) -> list[str]:
    """Return what stands in backticks in `cell`."""
    return re.findall(r"`([^`]+)`", cell)
