"""Which account words tell of: a firm's revenue is not its profit, nor its debt its spending."""

import re

# What a figure may be of, and the words that tell it; several words of one line are one account.
_ACCOUNTS = {
    name: re.compile(rf"\b(?:{words})\b", re.I)
    for name, words in (
        ("revenue", r"revenues?|sales|turnover|takings|receipts|t(?:ook|akes?|aken) in"),
        ("profit", r"profits?|earnings|earn(?:s|ed|ing)?|net income|ebitda|surplus"),
        ("loss", r"loss|losses|lost|deficit|shortfall"),
        (
            "spending",
            r"spending|spends?|spent|expenses|expenditure|capex|invest(?:s|ed|ment|ments)",
        ),
        ("debt", r"debts?|owe[sd]?|liabilities|borrow(?:s|ed|ing|ings)"),
        ("dividend", r"dividends?"),
        ("orders", r"orders?|order book"),
        ("exports", r"exports?|exported"),
        ("imports", r"imports?|imported"),
    )
}


def find_accounts(text: str) -> frozenset[str]:
    """Return the accounts that `text` tells of, each by one name: "profit" for earnings."""
    return frozenset(name for name, words in _ACCOUNTS.items() if words.search(text))
