"""Questions in other languages than English."""

import pytest

from qa.question.languages import find_other_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wann hat Brandt die Brücke eröffnet?", "German"),
        ("Wer verkaufte die Mühle?", "German"),
        ("WER VERKAUFTE DIE MÜHLE AN DEN MÜLLER?", "German"),
        ("Qui a vendu le moulin à Brandt ?", "French"),
        ("Combien de morts à Lyon?", "French"),
        ("¿Cuándo llamó Brandt a Meier?", "Spanish"),
        ("Chi ha venduto il mulino?", "Italian"),
        ("Quem vendeu o moinho?", "Portuguese"),
        ("Kto sprzedał młyn?", "Polish"),
        ("Wie heeft de molen verkocht?", "Dutch"),
        ("Vem sålde kvarnen?", "Swedish"),
        ("Кто продал мельницу?", "Russian"),
        ("Коли підписали угоду про перемир’я?", "Ukrainian"),
        ("谁卖了磨坊?", "Chinese"),
        ("متى التقى الوزير بالرئيس؟", "Arabic"),
        ("Değirmeni kim sattı?", "Turkish"),
    ],
)
def test_other_languages_are_named(text: str, language: str):
    assert find_other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Who sold the mill?",
        "WHO SOLD THE MILL?",
        "mill sold",
        "bridge collapse toll Lindow",
        "Ilse Brandt Otto Meier",
        "Zaporizhzhia",
        "Volodymyr Zelenskyy, Andriy Yermak",
        "Latest on Łódź",
        "price of ayran in Kadıköy",
        "Was Frau Brandt arrested?",
        "Is Die Linke in government?",
        "Did „Der Spiegel“ say so?",
        "What does “perestroika” mean?",
        "Кто said what?",
        "Brandt resigns",
        "rsf el fasher siege",
        "wer",
        "123?",
        "",
        "?!",
    ],
)
def test_english_and_names_are_read(text: str):
    assert find_other_language(text) == ""
