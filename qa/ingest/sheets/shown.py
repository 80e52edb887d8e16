"""Values of cells as text: numbers as their format shows them, days and times as ISO 8601."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# "_)" leaves a gap, "*-" fills one, "[Red]" and "[h]" are no text; "[$€-407]" is.
_GAP = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
# A literal: within quotes, behind a backslash, or one of the signs that need neither.
_PIECE = re.compile(r"\"([^\"]*)\"|\\(.)|([0#?,.]+)|(%)|([-+$€£¥₹ ()/:])|(.)", re.S)
_DIGITS = re.compile(r"([#0?]*(?:,[#0?]+)*)(?:\.([0#?]*))?")

_MOST_DIGITS = 20
# Excel takes no longer one.
_LONGEST_FORMAT = 255
# Beyond it a number has more digits than were stored.
_LARGEST = Decimal(10) ** 15


def show_value(value: object, number_format: str = "General") -> str:
    """Return `value` of a cell as text, a number as `number_format` shows it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return show_number(value, number_format)
        case datetime():
            is_day = value.time() == time()
            return value.date().isoformat() if is_day else value.isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes" if not value.second else "seconds")
        case timedelta():
            return str(value)
        case _:
            return str(value).replace("\r\n", "\n").strip()


def show_number(value: float, number_format: str = "General") -> str:
    """Return `value` as the format code of a spreadsheet shows it (ECMA-376, part 1, 18.8.31).

    Percents, decimals, thousands and what stands around a number are shown; a format with more in
    it, such as a fraction, shows the number alone, in its 15 digits.
    """
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    sections = number_format.split(";")
    is_negative_told = value < 0 and len(sections) > 1
    code = sections[1] if is_negative_told else sections[0]
    shape = _read_format(code) if len(code) <= _LONGEST_FORMAT else None
    if shape is None:
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    before, width, decimals, optional, has_thousands, is_percent, after = shape
    amount = abs(Decimal(repr(value))) * (100 if is_percent else 1)
    if amount >= _LARGEST:
        return f"{value:.15g}"
    # As people round: Python's own way is to the even digit.
    amount = amount.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    shown = f"{amount:,.{decimals}f}" if has_thousands else f"{amount:.{decimals}f}"
    shown = shown.zfill(width + decimals + (1 if decimals else 0))
    if optional:
        kept = len(shown) - optional
        shown = (shown[:kept] + shown[kept:].rstrip("0")).rstrip(".")
    sign = "-" if value < 0 and not is_negative_told and float(shown.replace(",", "")) else ""
    return f"{sign}{before}{shown}{after}".strip()


@lru_cache(maxsize=256)
def _read_format(code: str) -> tuple[str, int, int, int, bool, bool, str] | None:
    """Return what a section of a format shows around, behind and between digits.

    These are the literals before, how many digits and decimals there are, how many of the decimals
    only where they count, whether thousands are told apart, whether it is a percentage, and the
    literals behind. None where it is none of a plain number.
    """
    code = _CURRENCY.sub(lambda found: f'"{found[1]}"', code)
    literals, digits, is_percent = ["", ""], "", False
    for quoted, escaped, number, percent, sign, other in _PIECE.findall(_GAP.sub("", code)):
        if other or (number and digits):
            return None
        digits = digits or number
        is_percent = is_percent or bool(percent)
        literals[bool(digits)] += quoted or escaped or percent or sign
    found = _DIGITS.fullmatch(digits)
    if not digits or found is None:
        return None
    decimals = found[2] or ""
    optional = len(decimals) - len(decimals.rstrip("#?"))
    width = found[1].count("0") if "," not in found[1] else 1
    if max(width, len(decimals)) > _MOST_DIGITS:
        return None
    return literals[0], width, len(decimals), optional, "," in found[1], is_percent, literals[1]
