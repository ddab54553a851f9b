"""A household's net income taken apart into wages, business, transfers and property, so that the parts add up exactly.

Every part but the transfers is a multiple of 100 yuan, as people tell it; the transfers take what is left.
"""

import numpy as np

from huiyin.records.codes import CATEGORY
from huiyin.synthetic.causes import Circumstances
from huiyin.synthetic.counting import Bools, Ints, stream

_ROUND = 100
_ON_SUPPORT = tuple(CATEGORY.keys().index(key) for key in ("dibao", "wubao"))
_EXPENSE = (0.2, 0.45)  # of gross business income
_WITH_PROPERTY = 0.22


def take_apart(net: Ints, circumstances: Circumstances, year: int, seed: int) -> dict[str, Ints]:
    """Give the income columns of the household sheet, in yuan, for one year.

    Args:
        net: net income of all households, in whole yuan.
        circumstances: who can work, who lives on support.
        year: the year; each has draws of its own.
        seed: the seed of the province.
    """
    random = stream(seed, f"components {year}")
    supported = np.isin(circumstances.category, _ON_SUPPORT)
    wages, business, transfer = random.gamma(shape=_shapes(circumstances, supported)).T
    whole = wages + business + transfer
    has_property = random.random(len(net)) < _WITH_PROPERTY
    own = _down(net * 0.06 * random.random(len(net)) * has_property)
    earned = _down((net - own) * wages / whole)
    gross = _down((net - own) * business / whole / (1 - random.uniform(*_EXPENSE, len(net))))
    expense = _up(gross - (net - own) * business / whole)
    return {
        "wage_income": earned,
        "business_income": gross,
        "transfer_income": net - own - earned - gross + expense,
        "property_income": own,
        "business_expense": expense,
    }


def _shapes(circumstances: Circumstances, supported: Bools) -> np.ndarray:
    """Give how much each kind of income counts: the more can work the more wages, support for the rest."""
    workers = np.minimum(circumstances.able, 3)
    return np.stack(
        [0.15 + 1.3 * workers, np.where(supported, 0.4, 2.2 + 0.3 * workers), np.where(supported, 7.0, 1.6)], axis=1
    )


def _down(amount: np.ndarray) -> Ints:
    return np.floor(amount / _ROUND).astype(np.int64) * _ROUND


def _up(amount: np.ndarray) -> Ints:
    return np.ceil(amount / _ROUND).astype(np.int64) * _ROUND
