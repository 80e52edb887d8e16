"""How many there are of something, in words: "1 report", "2,000 reports"."""


def count_things(number: int, thing: str) -> str:
    """Return `number` with `thing`, a noun in the singular; its first word has the plural's "s".

    "run of hidden text" becomes "2 runs of hidden text", "copy" becomes "copies".
    """
    if number == 1:
        return f"1 {thing}"
    head, of, rest = thing.partition(" of ")
    words, space, last = head.rpartition(" ")
    return f"{number:,} {words}{space}{_pluralise(last)}{of}{rest}"


def _pluralise(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
