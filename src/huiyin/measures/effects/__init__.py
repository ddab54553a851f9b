"""What became of households that got help, beside similar ones that got none: a matched comparison, and its limits.

`effect_of_help(before, now, kind="industry", earlier=earlier)` compares two frozen years;
`HelpOfYear` reads them once for all kinds of help and all places.
"""

from huiyin.measures.effects.comparing import Difference, matched_difference, stand_beside
from huiyin.measures.effects.effect import LIMITS, Comparison, Effect, HelpOfYear, Outcome, Said, effect_of_help
from huiyin.measures.effects.households import Rows

__all__ = [
    "LIMITS",
    "Comparison",
    "Difference",
    "Effect",
    "HelpOfYear",
    "Outcome",
    "Rows",
    "Said",
    "effect_of_help",
    "matched_difference",
    "stand_beside",
]
