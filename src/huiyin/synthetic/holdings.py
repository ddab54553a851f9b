"""What a household holds and is beside its home: certified land, the way to market, kinds of family."""

from collections.abc import Mapping

import numpy as np

from huiyin.records.codes import RELATION, SEX
from huiyin.synthetic.columns import Cells, flags, nothing
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.households import Households
from huiyin.synthetic.people import People

_DAUGHTER = (RELATION.keys().index("daughter"), SEX.keys().index("female"))
_SON = (RELATION.keys().index("son"), SEX.keys().index("male"))
_OF_SOLDIERS, _WITH_ORCHARD, _WITH_RETURNED = 0.01, 0.06, 0.3
_MU_A_HEAD = 20  # of grassland, which a head of livestock grazes
_TWO = 2
_NOT_TOLD = ("cause_note", "needs_note", "cash_income", "subsidy_income", "relocation_difficulty", "relocation_kind")


class Holdings:
    """Lasting draws of every household; the land follows from what its home says."""

    def __init__(self, people: People, households: Households, pastoral: Bools, seed: int) -> None:
        random = stream(seed, "holdings")
        self._pastoral = pastoral
        self._certified, self._irrigated, self._orchard, self._returned, self._market, self._soldier = random.random(
            (6, len(households))
        )
        self._sons, self._daughters = (_count(people, households, *one) for one in (_SON, _DAUGHTER))

    def columns(self, rows: Ints, home: Mapping[str, Cells]) -> dict[str, Cells]:
        """Give the columns of some households.

        Args:
            rows: which households.
            home: the lasting columns of their homes, with the land and the road.
        """
        certified = 0.8 + 0.2 * self._certified[rows]
        farmland, forest = home["farmland"], home["forest"]
        irrigated = _mu(farmland * 0.5 * self._irrigated[rows])
        orchard = np.where(self._orchard[rows] < _WITH_ORCHARD, _mu(farmland * 0.2), 0)
        returned = np.where(self._returned[rows] < _WITH_RETURNED, _mu(forest * 0.6), 0)
        sons, daughters = self._sons[rows], self._daughters[rows]
        far = np.where(self._pastoral[rows], 40, 12)
        return {
            "farmland_certified": _mu(farmland * certified),
            "farmland_irrigated": irrigated,
            "farmland_dry": _mu(farmland - irrigated),
            "farmland_paddy": np.zeros(len(rows)),
            "forest_certified": _mu(forest * certified),
            "forest_returned": returned,
            "orchard": orchard,
            "water_area": np.zeros(len(rows)),
            "grassland_certified": _mu(home["grassland"] * certified),
            "livestock": np.rint(home["grassland"] / _MU_A_HEAD * certified).astype(np.int64),
            "market_distance": np.rint((home["road_distance"] + far * self._market[rows]) * 10) / 10,
            "military_family": flags(self._soldier[rows] < _OF_SOLDIERS),
            "only_child": flags((sons + daughters) == 1),
            "two_daughters": flags((daughters == _TWO) & (sons == 0)),
            **{key: nothing(len(rows)) for key in _NOT_TOLD},
        }


def _count(people: People, households: Households, relation: int, sex: int) -> Ints:
    found = (people.relation == relation) & (people.sex == sex)
    return np.add.reduceat(found.astype(np.int64), households.first)


def _mu(area: Floats) -> Floats:
    return np.rint(area * 10) / 10
