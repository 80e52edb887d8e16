"""Chinese names as they were once romanised (Wade-Giles) in pinyin: Ch'ing-shan is Qingshan."""

import re
from functools import lru_cache
from itertools import product

_MARK = "['’‘ʼ`]"
# Initials with what they become, before "i" or "ü" and elsewhere; a mark tells the aspirated ones,
# and is often left out.
_PLAIN = {"ch": ("j", "zh"), "ts": ("z", "z"), "tz": ("z", "z"), "k": ("g", "g"), "p": ("b", "b"),
          "t": ("d", "d")}  # fmt: skip
_ASPIRATED = {"ch": ("q", "ch"), "ts": ("c", "c"), "tz": ("c", "c"), "k": ("k", "k"),
              "p": ("p", "p"), "t": ("t", "t")}  # fmt: skip
_OTHERS = {"hs": "x", "j": "r", "sz": "s", "ss": "s"} | {
    each: each for each in ("sh", "m", "f", "n", "l", "h", "s", "w", "y", "")
}
_FINALS = {
    "ung": "ong", "iung": "iong", "ien": "ian", "ieh": "ie", "üeh": "ue", "üan": "uan", "ün": "un",
    "uei": "ui", "ih": "i", "erh": "er", "eh": "e", "en": "en", "ü": "u",
} | {
    each: each
    for each in (
        "a ai an ang ao e ei eng i ia iang iao in ing iu o ou u ua uai uan uang ui un uo"
    ).split()
}  # fmt: skip
_AFTER_THROAT = ("k", "h", "g")
_SYLLABLE = re.compile(
    rf"(ch|ts|tz|hs|sh|sz|ss|[kptjmfnlhswy]|)({_MARK}?)"
    rf"({'|'.join(sorted(_FINALS, key=len, reverse=True))})"
)
_MOST = 16


@lru_cache(maxsize=4096)
def list_pinyin(word: str) -> frozenset[str]:
    """Return what `word`, a name as Wade-Giles writes it, may be in pinyin, in small letters.

    None where it is no such name, or is the same in both.
    """
    plain = word.casefold().replace("ü", "ü")
    syllables = [_read_syllable(each) for each in re.split(r"[-‐]", plain)]
    if not all(syllables):
        return frozenset()
    found = ("".join(each) for each in list(product(*syllables))[:_MOST])
    return frozenset(found) - {re.sub(rf"{_MARK}|[-‐]", "", plain)}


def _read_syllable(syllable: str) -> list[str]:
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return []
    initial, mark, final = found.groups()
    is_front = final[0] in "iü" and final != "ih"
    if initial in _PLAIN:
        tables = (_ASPIRATED,) if mark else (_PLAIN, _ASPIRATED)
        initials = [table[initial][not is_front] for table in tables]
    else:
        initials = [_OTHERS[initial]]
    return [each + _write_final(initial, each, final) for each in initials]


def _write_final(old: str, initial: str, final: str) -> str:
    if final == "o":
        return "e" if initial in _AFTER_THROAT else "o" if initial in tuple("bpmfw") else "uo"
    if final == "u" and old in ("ts", "tz", "ss", "sz"):
        return "i"
    if (initial, final) == ("y", "en"):
        return "an"
    return _FINALS[final]
