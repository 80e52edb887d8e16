"""Measures how fast time expressions are found, and that time grows with the text, not faster.

python benchmarks/dates_speed.py [--megabytes 1] [--out SPEED.json]
"""

import argparse
import json
import time
from datetime import date
from pathlib import Path

from qa.dates.timex.expressions import find_expressions

PUBLISHED = date(2021, 4, 2)
# A time expression every 170 characters; TimeBank has one every 290.
NEWS = (
    "BRUSSELS, March 31 - Ministers said on Wednesday that the talks, which began three weeks ago "
    "in a hotel outside the city, would go on until Friday. A spokesman for the delegation told "
    "reporters that nobody expected an agreement before the end of the month, and that 2,400 "
    "people had already left the valley since the July 2020 ceasefire. In the second quarter of "
    "last year the price of grain rose by 12 percent, its fastest increase since 1998. Farmers "
    "in the region have long complained about the roads, the water and the want of workers; the "
    "government answered with a plan that was much praised and then forgotten. 'We have waited,' "
    "one of them said at the gate of his farm, 'and we shall wait again.' The ministers walked "
    "to the cars without a word to the crowd behind the barriers, where a few voices called out "
    "and a drum was beaten. Nobody answered them. The delegations differ over who is to guard the "
    "bridges, how the returning families are to be housed, and whether the courts of the capital "
    "have any say in the matter; a paper that was passed around the table, and that this agency "
    "has seen, leaves all of it to a commission which has no members and no budget. Diplomats "
    "called that a beginning. The opposition called it an insult to the dead, and asked its "
    "followers to come to the square with candles and to stay away from the police.\n\n"
)
TEXTS = {
    "news": NEWS,
    "one word again and again": "on ",
    "digits": "7",
    "numbers": "31 ",
    "years": "1999 ",
    "time words": "last week ",
    "counts": "one hundred and ",
    "commas": "1,000",
    "hyphens": "-",
    "blanks": " ",
}


def measure(text: str) -> float:
    """The best of three runs, in seconds of processor time."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        find_expressions(text, PUBLISHED)
        best = min(best, time.process_time() - start)
    return best


def main() -> None:
    """Measure every kind of text at one length and at twice that length."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--out", type=Path, help="write the figures here as JSON")
    arguments = parser.parse_args()
    results = {}
    for name, piece in TEXTS.items():
        size = int(arguments.megabytes * 1e6)
        text = (piece * (2 * size // len(piece) + 1))[: 2 * size]
        once, twice = measure(text[:size]), measure(text)
        results[name] = {
            "mb_per_s": round(arguments.megabytes / once, 2),
            "time_ratio_for_twice_the_length": round(twice / once, 2),
        }
        print(f"{name:26}", "  ".join(f"{key} {value}" for key, value in results[name].items()))
    if arguments.out:
        arguments.out.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
