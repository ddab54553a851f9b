"""Poverty statistics with design-based standard errors, from files and tables of any size."""

from huiyin.measures.designs import Design
from huiyin.measures.estimating import estimate
from huiyin.measures.grouping import Place
from huiyin.measures.register import register_rates
from huiyin.measures.statistics import FGT

__all__ = ["FGT", "Design", "Place", "estimate", "register_rates"]
