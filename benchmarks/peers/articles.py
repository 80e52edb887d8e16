"""The articles that every system gets: read from a folder or JSON lines, chosen, laid out."""

import gzip
import json
import shutil
from collections.abc import Container, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Article:
    """An article; `title` and `date` are empty where its text has them."""

    id: str
    title: str
    date: str
    text: str

    @property
    def whole(self) -> str:
        """The text below its title and its date, so that no system has to do without them."""
        return "\n\n".join(part for part in (self.title, self.date, self.text) if part)


def read_articles(path: Path) -> list[Article]:
    """Return the articles at `path`: a folder of `.txt`, or JSON lines, gzipped or not."""
    if path.is_dir():
        files = sorted(path.glob("*.txt"))
        return [Article(each.name, "", "", each.read_text(encoding="utf-8")) for each in files]
    return list(_read_records(path))


def _read_records(path: Path) -> Iterator[Article]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield Article(
                record["id"], record.get("title", ""), record.get("date", ""), record["text"]
            )


def choose_articles(
    articles: Sequence[Article], wanted: Container[str], most: int
) -> list[Article]:
    """Return those that are `wanted`, all of them, and the first others up to `most`, in order."""
    others = most - sum(article.id in wanted for article in articles)
    chosen = []
    for article in articles:
        is_wanted = article.id in wanted
        if is_wanted or others > 0:
            chosen.append(article)
            others -= not is_wanted
    return chosen


def lay_out(articles: Sequence[Article], source: Path, place: Path) -> Path:
    """Write `articles` below `place` in the form that `source` has and return where they are.

    The same articles are written once only: their files keep the time that they were changed.
    """
    if source.is_dir():
        place.mkdir(parents=True, exist_ok=True)
        names = {article.id for article in articles}
        for file in place.iterdir():
            if file.name not in names:
                file.unlink()
        for article in articles:
            if not (place / article.id).is_file():
                shutil.copy2(source / article.id, place)
        return place
    file = place.with_name(f"{place.name}.jsonl")
    text = "".join(f"{json.dumps(asdict(article))}\n" for article in articles)
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return file
