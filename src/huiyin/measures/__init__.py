"""Poverty statistics with design-based standard errors, from files and tables of any size."""

from huiyin.measures.alkire_foster import multidimensional
from huiyin.measures.decomposing import decompose
from huiyin.measures.deprivations import Deprivation
from huiyin.measures.designs import Design
from huiyin.measures.estimating import estimate
from huiyin.measures.evaluation import Frame, verification
from huiyin.measures.grouping import Place
from huiyin.measures.growing import growth
from huiyin.measures.guarantees import GUARANTEES
from huiyin.measures.histories import dynamics
from huiyin.measures.inequality import GE, Atkinson, Lorenz, Quantile, Share
from huiyin.measures.lines import Relative
from huiyin.measures.poverty import FGT, ExitTime
from huiyin.measures.redistribution import decompose_change
from huiyin.measures.register import register_rates
from huiyin.measures.replication import Bootstrap
from huiyin.measures.transition_matrix import transitions
from huiyin.measures.welfare import AdultScale, PowerScale, Welfare

__all__ = [
    "FGT",
    "GE",
    "GUARANTEES",
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
    "decompose",
    "decompose_change",
    "dynamics",
    "estimate",
    "growth",
    "multidimensional",
    "register_rates",
    "transitions",
    "verification",
]
