"""Names of a question that no report has, found in the reports by their sound."""

import re
from collections import Counter

from rapidfuzz.distance import Levenshtein

from qa.language.lemmas import is_common_noun, is_english
from qa.language.names.finding import NAME, find_large_words, is_large
from qa.language.names.sounds import fold_sound, sound_alike
from qa.letters import compose
from qa.library.library import Library

# Written as names are, in several words: "Yusuf al-Haddad".
_RUN = re.compile(NAME)
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_SMALL = 5
_SHORTEST_BESIDE = 3
# Passages that are looked through, of those with a like word and of those with the others.
_LOOKED_AT = 30


def find_sounding(library: Library, written: str, text: str) -> str:
    """Return the name in the reports that sounds most as `written`, a word of `text`, does, or "".

    One beside which another word of `text` stands comes first: of Yusuf al-Haddad and Josef Brandt,
    "Youssef Haddad" is the former. Of names that sound the same, the one said most.
    """
    if not is_large(written) and (len(written) < _SHORTEST_SMALL or is_english(written)):
        return ""
    others = text.replace(written, " ")
    rows = [
        *library.words.sounding(written, others, _LOOKED_AT),
        *(row for row, _ in library.words.search(others, _LOOKED_AT)),
    ]
    counts: Counter[str] = Counter()
    beside: set[str] = set()
    for stored in library.passages(dict.fromkeys(rows)):
        passage = compose(stored.report.text[stored.passage.start : stored.passage.end])
        counts.update(set(find_large_words(passage)))
        beside.update(_find_beside(passage, others))
    alike = [
        (
            name not in beside,
            -Levenshtein.normalized_similarity(fold_sound(written), fold_sound(name)),
            -count,
            name,
        )
        for name, count in counts.items()
        if name.casefold() != written.casefold()
        and sound_alike(written, name)
        and not (is_english(name) and is_common_noun(name))
    ]
    return min(alike)[-1] if alike else ""


def _find_beside(passage: str, text: str) -> set[str]:
    """Return the names in `passage` that a word of `text` follows or comes before, as one name."""
    words = (*_WORD.findall(text), *find_large_words(text))
    wanted = {fold_sound(word) for word in words if len(word) >= _SHORTEST_BESIDE}
    found: set[str] = set()
    for run in _RUN.finditer(passage):
        names = find_large_words(run[0])
        held = [fold_sound(name) in wanted for name in names]
        found.update(
            name for place, name in enumerate(names) if any(held[:place]) or any(held[place + 1 :])
        )
    return found
