"""The plan of help for one household and year: its measures, and its way from the draft to its closing."""

from huiyin.followup.household_plans.life import (
    Given,
    Hand,
    Life,
    State,
    Step,
    carry_out,
    change,
    decide,
    open_to,
)
from huiyin.followup.household_plans.measures import Measure, decline, plan_measure
from huiyin.followup.household_plans.words import ANSWERS, LONGEST_REASON, LONGEST_WHAT, LONGEST_WISH, UNITS

__all__ = [
    "ANSWERS",
    "LONGEST_REASON",
    "LONGEST_WHAT",
    "LONGEST_WISH",
    "UNITS",
    "Given",
    "Hand",
    "Life",
    "Measure",
    "State",
    "Step",
    "carry_out",
    "change",
    "decide",
    "decline",
    "open_to",
    "plan_measure",
]
