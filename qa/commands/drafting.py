"""`dateline questions`: questions with known answers, drafted from a user's own reports."""

import argparse


def draft(options: argparse.Namespace) -> None:
    """Draft questions."""
    raise NotImplementedError(options.out)
