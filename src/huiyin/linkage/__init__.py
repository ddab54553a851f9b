"""Which entries of a register may be one person twice: a probability with what agreed and what differed, no verdict.

The model is declared in `model.yaml`, each number with its reason; splink computes with it.
"""

from huiyin.linkage.finding import READ, find_pairs
from huiyin.linkage.model import Comparison, Finds, Level, Model, model

__all__ = ["READ", "Comparison", "Finds", "Level", "Model", "find_pairs", "model"]
