"""The articles that every system gets: chosen, laid out, read back."""

import gzip
import json
from pathlib import Path

from peers.articles import Article, choose_articles, lay_out, read_articles
from peers.peer import keep_first

MILL = Article("mill", "Fire", "2020-03-05", "The mill burned.")
BOAT = Article("boat", "", "", "A boat sank.")
SHIP = Article("ship", "Ships", "", "A ship left.")


def test_an_article_is_its_title_its_day_and_its_text():
    assert MILL.whole == "Fire\n\n2020-03-05\n\nThe mill burned."
    assert BOAT.whole == "A boat sank."


def test_those_that_are_asked_about_are_taken_and_the_first_others_up_to_a_number():
    every = [BOAT, MILL, SHIP]
    assert choose_articles(every, {"ship"}, 2) == [BOAT, SHIP]
    assert choose_articles(every, {"ship", "mill"}, 1) == [MILL, SHIP]
    assert choose_articles(every, (), 9) == every


def test_json_lines_are_written_and_read_back_and_the_same_ones_keep_their_time(tmp_path: Path):
    source = tmp_path / "all.jsonl.gz"
    with gzip.open(source, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"id": "mill", "title": "Fire", "date": "2020-03-05", "url": "x"}
                               | {"text": MILL.text}) + "\n")  # fmt: skip
        lines.write(json.dumps({"id": "boat", "text": BOAT.text}) + "\n")
    articles = read_articles(source)
    assert articles == [MILL, BOAT]
    file = lay_out(articles, source, tmp_path / "set.v2")
    assert file == tmp_path / "set.v2.jsonl"
    assert read_articles(file) == articles
    written = file.stat().st_mtime_ns
    assert lay_out(articles, source, tmp_path / "set.v2").stat().st_mtime_ns == written
    assert read_articles(lay_out([BOAT], source, tmp_path / "set.v2")) == [BOAT]


def test_texts_of_a_folder_are_copied(tmp_path: Path, reports: Path):
    articles = read_articles(reports)
    assert [each.id for each in articles] == ["bridge.txt", "harbour.txt"]
    place = lay_out(articles[:1], reports, tmp_path / "few")
    assert [each.name for each in place.iterdir()] == ["bridge.txt"]
    assert read_articles(place) == articles[:1]
    assert read_articles(lay_out(articles[1:], reports, place)) == articles[1:]


def test_each_article_is_listed_once_where_it_comes_first():
    assert keep_first(["a", "b", "a", "c", "d"], 3) == ["a", "b", "c"]
