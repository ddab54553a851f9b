"""Poverty statistics with design-based standard errors, from files and tables of any size."""

from huiyin.measures.designs import Design
from huiyin.measures.estimating import estimate
from huiyin.measures.evaluation import Frame, verification
from huiyin.measures.grouping import Place
from huiyin.measures.histories import dynamics
from huiyin.measures.inequality import GE, Atkinson, Lorenz, Quantile, Share
from huiyin.measures.lines import Relative
from huiyin.measures.poverty import FGT, ExitTime
from huiyin.measures.register import register_rates
from huiyin.measures.transition_matrix import transitions

__all__ = [
    "FGT",
    "GE",
    "Atkinson",
    "Design",
    "ExitTime",
    "Frame",
    "Lorenz",
    "Place",
    "Quantile",
    "Relative",
    "Share",
    "dynamics",
    "estimate",
    "register_rates",
    "transitions",
    "verification",
]
