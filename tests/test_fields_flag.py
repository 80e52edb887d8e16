from pathlib import Path

import pytest

from qa.cli import main

TABLE = "Kopf;Wann gedruckt;Inhalt\nBad;03.06.2022;Das Bad wurde am Freitag eröffnet.\n"


def test_named_fields_are_read_and_what_is_nowhere_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    docs = ["sources", "--docs", str(tmp_path), "--json"]
    assert main(docs) == 0
    told = capsys.readouterr()
    assert '"date": null' in told.out
    assert "name it: --fields 'date=Wann gedruckt'" in told.err
    assert main([*docs, "--fields", "date=Wann gedruckt,title=Kopf"]) == 0
    told = capsys.readouterr()
    assert '"title": "Bad", "date": "2022-06-03"' in told.out
    assert main([*docs, "--fields", "date=Erschienen"]) == 2
    message = "no record has a field 'Erschienen', but: Kopf, Wann gedruckt, Inhalt"
    assert message in capsys.readouterr().err


def test_a_library_is_read_again_where_its_fields_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    index = ["index", str(tmp_path / "a.csv"), "--library", str(tmp_path / "l")]
    assert main(index) == 0
    assert main([*index, "--fields", "date=Wann gedruckt"]) == 0
    capsys.readouterr()
    assert main(["sources", "--library", str(tmp_path / "l"), "--json"]) == 0
    assert '"date": "2022-06-03"' in capsys.readouterr().out
    assert main(["sources", "--library", str(tmp_path / "l"), "--fields", "date=x"]) == 2
    assert "dateline index FOLDER --library PATH" in capsys.readouterr().err
