"""Whether a question is in another language than English, which alone is read."""

import re
from functools import cache
from typing import TYPE_CHECKING

from qa.language.lemmas import is_english
from qa.language.names.finding import is_large

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+")
# No other of the languages below has these words.
_ENGLISH = frozenset(
    """
    about and any anyone did does from has her his how many much said that the their there these
    they this were what when where which who whom whose why with would
    """.split()
)
# So many of the words that are not written as names must be unknown in English.
_LEAST_FOREIGN = 0.3
# Below, a few names beside an English word are taken for a language. Where a question has no word
# of English at all, less is enough.
_LEAST_SURE, _LEAST_SURE_ALONE = 0.8, 0.4
_MARKS = ("?", "？", "؟")
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def find_other_language(text: str) -> str:
    """Return the English name of the language that the question `text` is in, "" for English.

    Names alone are in no language, and a few words of another one in an English question do not
    make it one in that.
    """
    words = _WORD.findall(text.lower() if text == text.upper() else text)
    if not _ENGLISH.isdisjoint(word.lower() for word in words):
        return ""
    said = [word for word in words if not is_large(word)]
    foreign = [word for word in said if not (word.isascii() and is_english(word))]
    if not foreign or len(foreign) < _LEAST_FOREIGN * len(said):
        return ""
    language, share = _load_identifier().classify(text.lower())
    is_alone = len(foreign) == len(said) and text.rstrip().endswith(_MARKS)
    least = _LEAST_SURE_ALONE if is_alone else _LEAST_SURE
    return _NAMES.get(language, "") if share >= least else ""


@cache
def _load_identifier() -> "LanguageIdentifier":
    # It takes a second to load, and few questions need it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*_NAMES, "en"])
    return identifier
