"""How a household lives: house, water, fuel, land, guarantees. It gets better by year; who has left lacks nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from huiyin.records import codes
from huiyin.synthetic.columns import Cells, flags, words
from huiyin.synthetic.counting import Bools, Floats, Ints, stream
from huiyin.synthetic.households import Households
from huiyin.synthetic.places import Divisions

_STILL_TO_DO = (1.0, 0.86, 0.7, 0.5, 0.34)  # what is left of the lacks of 2012, by year
_LACKING = {"food_assured": 0.03, "clothing_assured": 0.025, "medical_guaranteed": 0.12, "electricity": 0.07}
_LEVEL_D, _LEVEL_C = 0.09, 0.3  # shares of houses at that level of danger or a worse one
_WATERS = ("river", "open_well", "protected_well", "tap")
_WATER_ENDS = np.array([0.04, 0.13, 0.4])
_SAFE_WATER = 2
_STRUCTURES = ("tent", "earth", "brick_timber", "brick_concrete", "reinforced_concrete")
_STRUCTURE_ENDS = (0.34, 0.76, 0.97)  # herders begin one kind earlier
_FUELS = ("dung_straw,coal", "dung_straw", "coal,electricity", "dung_straw,electricity", "electricity,biogas")
_TOILETS, _TOILET_ENDS = ("none", "dry", "flush"), (0.1, 0.93)
_LEADING_FIRM = 1  # of the organisations
_ORGANISATIONS = ("none", "leading_firm", "association", "cooperative")
_FUND_MEMBERS, _WISHES = 0.12, 0.16
_FARMLAND, _FOREST, _GRASSLAND, _FARMERS_GRASSLAND = 1.9, 0.7, 240.0, 2.0  # medians, mu a head (a farmer's: in all)

_DRAWS = (
    "area", "built", "structure", "road", "fuel", "fund", "toilet", "danger", "water", "wish", "organisation",
    "industry", *_LACKING,
)  # fmt: skip
_INDUSTRY = {key: at for at, key in enumerate(codes.INDUSTRY.keys())}
_LANDS = ("farmland", "forest", "grassland")


@dataclass(frozen=True, slots=True)
class Homes:
    """Lasting draws of every household, each between 0 and 1 (land: around 1), that all years' columns follow from."""

    pastoral: Bools
    size: Ints
    draws: Mapping[str, Floats]

    def lasting(self, rows: Ints) -> dict[str, Cells]:
        """Give the columns that stay the same in all years."""
        draw = {name: values[rows] for name, values in self.draws.items()}
        pastoral, size = self.pastoral[rows], self.size[rows]
        structure = np.searchsorted(_STRUCTURE_ENDS, draw["structure"]) + ~pastoral
        member = draw["fund"] < _FUND_MEMBERS
        return {
            "housing_area": np.rint((18 + 60 * draw["area"] ** 2) * np.sqrt(size)),
            "housing_structure": words(_STRUCTURES, structure),
            "housing_year": 1978 + (33 * np.sqrt(draw["built"])).astype(np.int64),
            "fuel": words(_FUELS, (draw["fuel"] * len(_FUELS)).astype(np.int64)),
            "toilet": words(_TOILETS, np.searchsorted(_TOILET_ENDS, draw["toilet"])),
            "road_distance": np.rint(np.exp(draw["road"] * np.where(pastoral, 4.4, 2.6)) * 2) / 10,
            "farmland": _mu(np.where(pastoral, 0, _FARMLAND * draw["farmland"] * size)),
            "forest": _mu(np.where(pastoral, 0, _FOREST * draw["forest"] * size)),
            "grassland": _mu(draw["grassland"] * np.where(pastoral, _GRASSLAND * size, _FARMERS_GRASSLAND)),
            "fund_member": flags(member),
            "fund_amount": np.where(member, 500 + (draw["fund"] * 35_000).astype(np.int64) // 100 * 100, 0),
        }

    def of_year(self, at: int, rows: Ints, left: Bools, taught: Bools, business: Ints) -> dict[str, Cells]:
        """Give the columns that change.

        Args:
            at: the year, an index into `YEARS`.
            rows: which households; the next three are of these.
            left: they have left poverty, so that nothing that the rule asks for may lack.
            taught: all their children of school age are at school.
            business: gross business income in yuan.
        """
        to_do = _STILL_TO_DO[at]
        draw = {name: values[rows] for name, values in self.draws.items()}
        danger = np.where(left, 0, 2 - np.searchsorted((_LEVEL_D * to_do, _LEVEL_C * to_do), draw["danger"]))
        water = np.maximum(np.searchsorted(_WATER_ENDS * to_do, draw["water"]), np.where(left, _SAFE_WATER, 0))
        joined = np.searchsorted((0.8 - 0.07 * at, 0.83 - 0.07 * at, 0.85 - 0.07 * at), draw["organisation"])
        assured = {key: flags(left | (draw[key] > lacking * to_do)) for key, lacking in _LACKING.items()}
        industry = np.where(joined > 0, (business * draw["industry"] / 100).astype(np.int64) * 100, 0)
        kind = np.where(self.pastoral[rows], _INDUSTRY["livestock"], _INDUSTRY["planting"])
        return {
            **assured,
            "education_guaranteed": flags(left | taught),
            "dangerous_house": words(codes.DANGER.keys(), danger),
            "housing_guaranteed": flags(danger == 0),
            "relocation_wish": flags((draw["wish"] < _WISHES * to_do) & ~left),
            "water_source": words(_WATERS, water),
            "water_safe": flags(water >= _SAFE_WATER),
            "water_difficult": flags(water == 0),
            "organisation_type": words(_ORGANISATIONS, joined),
            "industry_type": words(codes.INDUSTRY.keys(), np.where(joined > 0, kind, _INDUSTRY["none"])),
            "industry_income": industry,
            "leading_firm_income": np.where(joined == _LEADING_FIRM, industry, 0),
        }


def make_homes(divisions: Divisions, households: Households, seed: int) -> Homes:
    """Draw all homes."""
    random = stream(seed, "homes")
    draws = {name: random.random(len(households)) for name in _DRAWS}
    draws |= {name: np.exp(random.normal(0, 0.5, len(households))) for name in _LANDS}
    return Homes(divisions.pastoral[households.county], households.size, draws)


def _mu(area: Floats) -> Floats:
    return np.rint(area * 10) / 10
