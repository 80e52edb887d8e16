"""The words of numbers, from which every reader of numbers is made."""

from typing import Final

ONES: Final = {
    word: n
    for n, word in enumerate(
        (
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        ).split()
    )
}
TENS: Final = {
    word: 10 * n
    for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
}
# Behind digits and without a gap: "5m", "1.4bn", "7k".
LETTER_SCALES: Final = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "tn": 10**12,
}
ORDINALS: Final = {
    word: n
    for n, word in enumerate(
        (
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
            "twentieth"
        ).split(),
        start=1,
    )
} | {"thirtieth": 30}
ORDINAL_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})

# Amounts that are told without a number.
VAGUE: Final = (
    ("a", "few"),
    ("quite", "a", "few"),
    ("a", "number", "of"),
    ("a", "handful", "of"),
    ("the", "few"),
    ("few",),
    ("several",),
    ("many",),
    ("some",),
    ("dozens", "of"),
    ("hundreds", "of"),
    ("thousands", "of"),
    ("millions", "of"),
    ("billions", "of"),
)
PAIRS: Final = (("a", "couple", "of"), ("a", "couple"), ("couple", "of"), ("a", "pair", "of"))

# Any word that tells how many, as a pattern for texts that are not cut into words.
SPELLED: Final = "|".join(
    (
        *ONES,
        *TENS,
        *(f"{scale}s?" for scale in SCALES),
        "half|none|nobody|twice|both|several|couple|pair",
    )
)
