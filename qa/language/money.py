"""The names of currencies."""

import unicodedata

CURRENCY = (
    r"dollars?|euros?|pounds?|cents?|pence|yen|yuan|renminbi|rou?bles?|rupees?|francs?|pesos?|reais"
    r"|(?<=\d )won|(?<=lion )won|lira|kron(?:a|er|or)|hryvnias?|zlotys?|rials?|riyals?|dinars?"
    r"|dirhams?|shekels?|rands?|baht|ringgit|rupiah|naira|shillings?|dong|taka|forints?|lei|leva"
    r"|bucks|crowns?|USD|EUR|GBP|CHF|RMB|AUD|CAD|JPY|INR|SEK|NOK|DKK|Rs"
)


def is_currency_sign(character: str) -> bool:
    """Whether `character` is one such as "$" or "₴"."""
    return bool(character) and unicodedata.category(character) == "Sc"
