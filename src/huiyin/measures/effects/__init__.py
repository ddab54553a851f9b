"""What became of households that got help, beside similar ones that got none: a matched comparison, and its limits.

`effect_of_help(before, now, kind="industry", earlier=earlier)` compares two frozen years.
"""

from huiyin.measures.effects.comparing import Difference, matched_difference
from huiyin.measures.effects.effect import Effect, Outcome, Said, effect_of_help

__all__ = ["Difference", "Effect", "Outcome", "Said", "effect_of_help", "matched_difference"]
