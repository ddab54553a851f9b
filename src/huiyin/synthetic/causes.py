"""Why a household is poor, and the illness and disability that go with it.

A cause never stands without its evidence: illness has somebody ill, disability somebody disabled; schooling is
drawn only where there is a student, lack of labour only where at most one member can work.
"""

from dataclasses import dataclass

import numpy as np

from huiyin.records.codes import CATEGORY, CAUSE, SCHOOLING
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.households import Households
from huiyin.synthetic.people import People
from huiyin.synthetic.places import Divisions
from huiyin.synthetic.schooling import AT_NO_SCHOOL, learn

CHRONIC, SERIOUS, DISABLED = 1, 2, 4  # a person's health as a sum
NONE = -1

_CAUSE = {key: at for at, key in enumerate(CAUSE.keys())}
_CATEGORY = {key: at for at, key in enumerate(CATEGORY.keys())}
# how likely each is the main cause, among farmers and among herders, where its evidence is there
_FREQUENCY = {
    "illness": (30, 27), "disability": (7, 6), "schooling": (34, 24), "disaster": (1.5, 4), "land": (3, 1.5),
    "water": (2, 1.5), "technology": (16, 14), "labour": (46, 42), "funds": (24, 23), "transport": (2, 8),
    "motivation": (2.5, 3), "marriage": (0.3, 0.3), "funeral": (0.2, 0.2), "housing": (0.4, 1.5), "power": (0.1, 1),
}  # fmt: skip
_PRIMARY_SCHOOL = SCHOOLING.keys().index("primary")
_SECOND, _THIRD = 0.5, 0.15  # shares of households that name a second and, of those, a third cause
_AGES = (16, 40, 60)
_HEALTH = np.array([[0.008, 0.05, 0.15, 0.34], [0.004, 0.01, 0.03, 0.06], [0.008, 0.02, 0.04, 0.07]])
_WORKING_AGES = (16, 60)
_OLD = 60
_WUBAO, _DIBAO, _DIBAO_POOR = 0.75, 0.8, 0.16


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Lasting traits.

    Of households: `causes` (three columns, main first, `NONE` where fewer) and `category` as indices into their code
    lists, `able` as the number of members who can work. Of persons: `health` as a sum of illnesses, `talent`.
    """

    causes: Ints
    category: Ints
    able: Ints
    health: Ints
    talent: Floats


def make_circumstances(divisions: Divisions, households: Households, people: People, seed: int) -> Circumstances:
    """Give every household its causes and every person its health, each explaining the other."""
    random = stream(seed, "causes")
    talent = stream(seed, "talent").random(len(people))
    entered = households.entered[people.household]
    age = people.age(entered)
    _, school = learn(people.school_age(entered), people.birth_year(), talent)
    health = _draw_health(random, age)
    of_age = (age >= _WORKING_AGES[0]) & (age < _WORKING_AGES[1]) & (school == AT_NO_SCHOOL)
    causes = _draw_causes(
        random,
        divisions.pastoral[households.county],
        students=np.logical_or.reduceat(school > _PRIMARY_SCHOOL, households.first),
        workers=_workers(of_age, health, households),
    )
    _afflict(random, health, people, households, causes == _CAUSE["illness"], CHRONIC | SERIOUS)
    _afflict(random, health, people, households, causes == _CAUSE["disability"], DISABLED)
    able = _workers(of_age, health, households)
    return Circumstances(causes, _categories(random, households, age, able), able, health, talent)


def _workers(of_age: Bools, health: Ints, households: Households) -> Ints:
    return np.add.reduceat((of_age & (health < SERIOUS)).astype(np.int64), households.first)


def _draw_causes(random: np.random.Generator, pastoral: Bools, students: Bools, workers: Ints) -> Ints:
    """Draw one to three causes a household without repetition (the largest of Gumbel-shifted logarithms)."""
    names = list(_FREQUENCY)
    weights = np.log(np.array(list(_FREQUENCY.values())).T)
    race = weights[pastoral.astype(np.int64)] + random.gumbel(size=(len(pastoral), len(names)))
    race[~students, names.index("schooling")] = -np.inf
    race[workers > 1, names.index("labour")] = -np.inf
    causes = np.array([_CAUSE[name] for name in names])[np.argsort(-race, axis=1)[:, :3]]
    second = random.random(len(pastoral)) < _SECOND
    causes[~second, 1] = NONE
    causes[~(second & (random.random(len(pastoral)) < _THIRD)), 2] = NONE
    return causes


def _draw_health(random: np.random.Generator, age: Ints) -> Ints:
    band = np.searchsorted(_AGES, age, side="right")
    health = np.zeros(len(age), np.int64)
    for illness, shares in zip((CHRONIC, SERIOUS, DISABLED), _HEALTH, strict=True):
        health += illness * (random.random(len(age)) < shares[band])
    return health


def _afflict(
    random: np.random.Generator, health: Ints, people: People, households: Households, asked: Bools, illness: int
) -> None:
    """Where a household names an illness that nobody has, give it to one member, an adult rather than a child."""
    lacking = asked.any(axis=1) & ~np.logical_or.reduceat(health & illness > 0, households.first)
    draw = random.random(len(people)) + 0.5 * (people.slot < 2)  # noqa: PLR2004  the first two are nearly always adults
    hit = draw == np.maximum.reduceat(draw, households.first)[people.household]
    hit &= lacking[people.household]
    one = np.where(random.random(len(people)) < 0.75, illness & -illness, illness & SERIOUS or illness)  # noqa: PLR2004  most have one
    health[hit] |= one[hit]


def _categories(random: np.random.Generator, households: Households, age: Ints, able: Ints) -> Ints:
    """Give the civil-affairs category: five guarantees to the old who live alone, the allowance where few can work."""
    draw = random.random(len(households))
    old = np.minimum.reduceat(age, households.first) >= _OLD
    return np.select(
        [
            (households.size == 1) & old & (draw < _WUBAO),
            (able == 0) & (draw < _DIBAO),
            (able > 0) & (draw < _DIBAO_POOR),
        ],
        [_CATEGORY["wubao"], _CATEGORY["dibao"], _CATEGORY["dibao_poor"]],
        _CATEGORY["general"],
    )
