"""Who lives in a household: relations and ages that fit together, birth dates, sex.

A household is drawn as one of a few kinds of family; the letters are explained at `_FAMILIES`.
"""

from dataclasses import dataclass

import numpy as np

from huiyin.records.codes import RELATION, SEX
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.households import Households

MALE, FEMALE = (SEX.keys().index(key) for key in ("male", "female"))
_EPOCH_YEAR = 1970
_DAYS_A_YEAR = 365.2425

# H head, S spouse, C child, N married son, D his wife, G their child, F the head's father, M the head's mother
_ROLES = "HSCNDGFM"
_HEAD, _SPOUSE, _CHILD, _SON, _WIFE, _GRANDCHILD, _FATHER, _MOTHER = range(len(_ROLES))
_FAMILIES: tuple[tuple[tuple[str, float], ...], ...] = (
    (("H", 1.0),),
    (("HS", 0.5), ("HC", 0.25), ("HM", 0.25)),
    (("HSC", 0.65), ("HSM", 0.15), ("HCC", 0.2)),
    (("HSCC", 0.6), ("HSCM", 0.25), ("HNDG", 0.15)),
    (("HSCCM", 0.35), ("HSCCC", 0.3), ("HSNDG", 0.35)),
    (("HSCCFM", 0.35), ("HSNDGG", 0.4), ("HSCCCM", 0.25)),
    (("HSNDGGM", 0.4), ("HSCCCCM", 0.3), ("HSCCCFM", 0.3)),
    (("HSNDGGCM", 0.5), ("HSCCCCFM", 0.5)),
    (("HSNDGGCFM", 0.5), ("HSCCCCCFM", 0.5)),
)
_KINDS = [family for families in _FAMILIES for family, _ in families]
_ALONE_AGES, _COUPLE_AGES, _ELDER_AGES, _MIDDLE_AGES, _PARENT_AGES = (45, 84), (48, 76), (46, 66), (30, 52), (25, 56)

_RELATIONS = {key: at for at, key in enumerate(RELATION.keys())}
# by role: the relation of a man, of a woman
_RELATION_OF = np.array([
    [_RELATIONS[key] for key in pair]
    for pair in (("head", "head"), ("spouse", "spouse"), ("son", "daughter"), ("son", "son"),
                 ("daughter_in_law", "daughter_in_law"), ("grandson", "granddaughter"), ("father", "father"),
                 ("mother", "mother"))
])  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """All persons, household by household, the head first; `born` counts days from 1970-01-01."""

    household: Ints
    slot: Ints
    relation: Ints
    sex: Ints
    born: Ints
    own_line: Bools  # bears the head's family name

    def __len__(self) -> int:
        return len(self.household)

    def age(self, year: int | Ints) -> Ints:
        """Give each age at the end of a year, the same or each person's own."""
        return year - self.birth_year()

    def birth_year(self) -> Ints:
        """Give each year of birth."""
        return self.born.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + _EPOCH_YEAR

    def school_age(self, year: int | Ints) -> Ints:
        """Give each age when the school year begins, on 1 September."""
        month = self.born.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12
        return self.age(year) - (month >= 8)  # noqa: PLR2004  September is month 8 from 0


def make_people(households: Households, seed: int) -> People:
    """Fill all households with people."""
    random = stream(seed, "people")
    family = _families(random, households.size)
    home = np.repeat(np.arange(len(households)), households.size)
    slot = np.arange(len(home)) - households.first[home]
    role = _role_table()[family[home], slot]
    head_is_woman = random.random(len(households)) < np.where(_has_spouse()[family], 0.06, 0.36)
    sex = _sexes(random, role, head_is_woman[home])
    ages = _ages(random, role, home, family)
    year_end = (households.entered[home] - _EPOCH_YEAR + 1) * _DAYS_A_YEAR
    born = np.floor(year_end - (ages + random.random(len(home))) * _DAYS_A_YEAR - 1).astype(np.int64)
    return People(
        household=home,
        slot=slot,
        relation=_RELATION_OF[role, sex],
        sex=sex,
        born=born,
        own_line=np.isin(role, (_HEAD, _CHILD, _SON, _GRANDCHILD, _FATHER)),
    )


def _families(random: np.random.Generator, size: Ints) -> Ints:
    """Draw each household's kind of family among those of its size."""
    draw, kind, offset = random.random(len(size)), np.zeros(len(size), np.int64), 0
    for members, families in enumerate(_FAMILIES, start=1):
        these = size == members
        kind[these] = offset + np.searchsorted(np.cumsum([share for _, share in families])[:-1], draw[these])
        offset += len(families)
    return kind


def _role_table() -> Ints:
    longest = max(map(len, _KINDS))
    return np.array([[_ROLES.index(one) for one in kind] + [0] * (longest - len(kind)) for kind in _KINDS])


def _has_spouse() -> Bools:
    return np.array(["S" in kind for kind in _KINDS])


def _head_ages() -> Ints:
    """Give the youngest and oldest head of each kind of family."""
    ages = []
    for kind in _KINDS:
        if "N" in kind:
            ages.append((_ELDER_AGES[0], _MIDDLE_AGES[1]) if "M" in kind else _ELDER_AGES)
        elif "M" in kind:
            ages.append(_MIDDLE_AGES)
        elif "C" in kind:
            ages.append(_PARENT_AGES)
        else:
            ages.append(_COUPLE_AGES if "S" in kind else _ALONE_AGES)
    return np.array(ages)


def _sexes(random: np.random.Generator, role: Ints, head_is_woman: Bools) -> Ints:
    """Draw sexes: spouses differ, a son and a father are men, a wife and a mother women."""
    woman = random.random(len(role)) < 0.48  # noqa: PLR2004  a little more boys than girls
    woman = np.where(role == _HEAD, head_is_woman, woman)
    woman = np.where(role == _SPOUSE, ~head_is_woman, woman)
    woman = np.where(np.isin(role, (_WIFE, _MOTHER)), True, woman)
    woman = np.where(np.isin(role, (_SON, _FATHER)), False, woman)
    return np.where(woman, FEMALE, MALE)


def _ages(random: np.random.Generator, role: Ints, home: Ints, family: Ints) -> Floats:
    """Give whole ages at the end of the year in which the household is first registered."""
    low, high = _head_ages()[family].T
    of_head = np.floor(low + random.random(len(family)) * (high + 1 - low))
    of_son = np.floor(of_head - 19 - random.random(len(family)) * 7)
    head, son, draw = of_head[home], of_son[home], random.random(len(home))
    by_role = (
        head,
        np.maximum(head - 5 + draw * 8, 21),
        draw**0.7 * np.minimum(head - 18, 26),
        son,
        np.maximum(son - 3 + draw * 4, 19),
        draw**0.7 * np.maximum(son - 18, 1),
        head + 20 + draw * 13,
        head + 19 + draw * 12,
    )
    ages: Floats = np.floor(np.choose(role, by_role))
    return ages
