"""Why a round can't be paired: the fewest villages that stay without a unit, and units below their least."""

import numpy as np
import scipy  # by its name: its parts come when they are asked for, and a process that pairs nobody spares 25 MB

from huiyin.kernel.text import Text
from huiyin.planning.pairing.costs import Floats, Grid
from huiyin.planning.pairing.errors import PairingError
from huiyin.planning.pairing.round import Round
from huiyin.planning.pairing.solving import free_rows

_NAMED, _LEAST = 5, 1e-4
_LEFT = Text(
    "No pairing keeps all bounds: villages lack {short} units at the least, for example {villages}; "
    "units stay {under} villages below their least, for example {units}.",
    "无法同时满足全部条件：各村至少合计缺 {short} 个单位（如 {villages}），"
    "各单位合计低于下限 {under} 村（如 {units}）。",
)
_WHOLE = Text(
    "No pairing of whole villages was found that keeps every unit's bound of poor persons.",
    "以整村安排时，未找到各单位均不超过贫困人口上限的方案。",
)
_MEND = Text(
    "Forbid fewer pairs, add capacity where these lie, or raise `pairing_load_most`.",
    "请减少禁止的结对，在上述地方增加帮扶能力，或提高 `pairing_load_most`。",
)
_NONE = Text("none", "无")


def shortfall_of(asked: Round, grid: Grid) -> PairingError:
    """Give the refusal of an ordered round that has no pairing, with what is short at the least."""
    short, under = _least_short(grid)
    if short.sum() + under.sum() < _LEAST:
        return PairingError(what=_WHOLE, mend=_MEND)
    what = _LEFT.fill(
        short=_count(short),
        villages=_named([village.place for village in asked.villages], short),
        under=_count(under),
        units=_named([unit.key for unit in asked.units], under),
    )
    return PairingError(what=what, mend=_MEND)


def _least_short(grid: Grid) -> tuple[Floats, Floats]:
    """Give what each village and each unit lacks where as little as possible is lacking."""
    rows = free_rows(grid)
    of_villages, of_units, of_persons = rows.matrices()
    villages, units, pairs = len(rows.asked), len(rows.most), len(rows.units)
    none, eye = scipy.sparse.csc_array, scipy.sparse.eye_array
    found = scipy.optimize.linprog(
        np.concatenate([np.zeros(pairs), np.ones(villages + units)]),
        A_ub=scipy.sparse.block_array(
            [
                [of_units, none((units, villages)), none((units, units))],
                [of_persons, None, None],
                [-of_units, None, -eye(units)],
            ],
            format="csc",
        ),
        b_ub=np.concatenate([rows.most, rows.bounds / rows.scale, -rows.least]),
        A_eq=scipy.sparse.hstack([of_villages, eye(villages), none((villages, units))], format="csc"),
        b_eq=rows.asked,
        bounds=[(0, 1)] * pairs + [(0, None)] * (villages + units),
        method="highs-ipm",
    )
    return found.x[pairs : pairs + villages], found.x[pairs + villages :]


def _count(lacking: Floats) -> int:
    return int(np.ceil(lacking.sum() - _LEAST))


def _named(keys: list[str], lacking: Floats) -> Text:
    short = [keys[at] for at in np.flatnonzero(lacking > _LEAST)[:_NAMED]]
    return Text.join(short) if short else _NONE
