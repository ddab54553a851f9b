"""Which entries of a register may be one person twice, and whom a list's rows are about: probabilities, no verdict.

The model is declared in `model.yaml`, each number with its reason; splink computes with it.
"""

from huiyin.linkage.comparing import READ
from huiyin.linkage.finding import find_pairs
from huiyin.linkage.linking import link
from huiyin.linkage.model import Comparison, Finds, Level, Model, model

__all__ = ["READ", "Comparison", "Finds", "Level", "Model", "find_pairs", "link", "model"]
