"""All measures, by name."""

from typing import Final

from qa.evaluation.measures import (
    answers,
    calibration,
    citations,
    dates,
    latency,
    refusals,
    retrieval,
    risk,
)
from qa.evaluation.measures.measure import Measure

MEASURES: Final[tuple[Measure, ...]] = (
    *answers.MEASURES,
    *refusals.MEASURES,
    *dates.MEASURES,
    *retrieval.MEASURES,
    *citations.MEASURES,
    *risk.MEASURES,
    *calibration.MEASURES,
    *latency.MEASURES,
)
BY_NAME: Final = {measure.name: measure for measure in MEASURES}
