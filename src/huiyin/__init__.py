"""Huiyin: the operating system of a poverty-reduction office, as a library.

Everything here is pure: no Django, no database. `import huiyin as hy` in a notebook is enough to measure, to
score and to verify; the platform (`huiyin_web`) only stores and asks.
"""

from huiyin.measures import (
    FGT,
    GE,
    GUARANTEES,
    AdultScale,
    Atkinson,
    Bootstrap,
    Deprivation,
    Design,
    ExitTime,
    Frame,
    Lorenz,
    Place,
    PowerScale,
    Quantile,
    Relative,
    Share,
    Welfare,
    decompose,
    decompose_change,
    dynamics,
    estimate,
    growth,
    multidimensional,
    register_rates,
    transitions,
    verification,
)
from huiyin.sampling.acceptance import AcceptancePlan, acceptance_plan
from huiyin.scoring.judging import score
from huiyin.scoring.reading import load_scheme

__all__ = [
    "FGT",
    "GE",
    "GUARANTEES",
    "AcceptancePlan",
    "AdultScale",
    "Atkinson",
    "Bootstrap",
    "Deprivation",
    "Design",
    "ExitTime",
    "Frame",
    "Lorenz",
    "Place",
    "PowerScale",
    "Quantile",
    "Relative",
    "Share",
    "Welfare",
    "acceptance_plan",
    "decompose",
    "decompose_change",
    "dynamics",
    "estimate",
    "growth",
    "load_scheme",
    "multidimensional",
    "register_rates",
    "score",
    "transitions",
    "verification",
]
