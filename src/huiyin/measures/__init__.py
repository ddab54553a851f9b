"""Poverty statistics with design-based standard errors, from files and tables of any size."""

from huiyin.measures.change.decomposing import decompose
from huiyin.measures.change.growing import growth
from huiyin.measures.change.redistribution import decompose_change
from huiyin.measures.dynamics.histories import dynamics
from huiyin.measures.dynamics.transition_matrix import transitions
from huiyin.measures.estimation.replication import Bootstrap
from huiyin.measures.evaluation.verification import Frame, verification
from huiyin.measures.indices.estimating import estimate
from huiyin.measures.indices.inequality import GE, Atkinson, Lorenz, Quantile, Share
from huiyin.measures.indices.poverty import FGT, ExitTime
from huiyin.measures.multidimensional.alkire_foster import multidimensional
from huiyin.measures.multidimensional.deprivations import Deprivation
from huiyin.measures.multidimensional.guarantees import GUARANTEES
from huiyin.measures.register.rates import register_rates
from huiyin.measures.survey.designs import Design
from huiyin.measures.survey.grouping import Place
from huiyin.measures.survey.lines import Relative
from huiyin.measures.survey.welfare import AdultScale, PowerScale, Welfare

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
