"""A small round of pairing: three units, four villages of Yushu."""

from dataclasses import replace
from datetime import date

from huiyin.kernel.text import Text
from huiyin.planning.pairing import Pair, Present, Round, Unit, Village

WATER = Unit(
    "water", Text("Bureau of Water", "水利厅"), "630000000000", 2, specialities=["water", "road"], funds=60_000_000
)
SCHOOL = Unit("school", Text("Yushu School", "玉树学校"), "632700000000", 2, specialities=["schooling", "training"])
FARM = Unit("farm", Text("Nangqen Farm", "囊谦农场"), "632725000000", 1, specialities=["industry"])
NEAR, NEXT, DEEP, FAR = "632725100201", "632725100202", "632725200201", "632722100201"
VILLAGES = (
    Village(NEAR, 120, needs={"water": 3, "schooling": 1}),
    Village(NEXT, 80, needs={"schooling": 2, "training": 2}),
    Village(DEEP, 200, needs={"industry": 4, "road": 1}, deep=True),
    Village(FAR, 100, needs={"industry": 1}),
)
ROUND = Round(
    on=date(2013, 5, 10),
    units=(WATER, SCHOOL, FARM),
    villages=VILLAGES,
    present=(Present(Pair(NEXT, "water"), date(2012, 5, 10)),),
)


def populous(*persons):
    """Give the villages with other numbers of poor persons."""
    return tuple(replace(village, persons=many) for village, many in zip(VILLAGES, persons, strict=True))


def units_of(proposal):
    """Give who helps each village, as `{place: [unit keys]}`."""
    found = {}
    for pair in proposal.pairs:
        found.setdefault(pair.village, []).append(pair.unit)
    return found
