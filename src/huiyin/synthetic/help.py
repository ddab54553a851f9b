"""The file of help that households received: what, how much, by whom and when, made up but for what is told here.

About 3,000 yuan a student and year is what the Yulu plan pays for vocational schooling (background knowledge), and
1,800 yuan a month is what an ecological ranger's household of Guoluo was paid (source S118); both stand in the domain
notes, 4.6. All other amounts, and how many households have which help, are made up within what is usual.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from huiyin.records.codes import HELP_KIND
from huiyin.records.sheets import HELP
from huiyin.synthetic.columns import SheetFile, dates, digits, nothing, words
from huiyin.synthetic.counting import Ints, stream
from huiyin.synthetic.history import EXITED, POOR, RELAPSED
from huiyin.synthetic.household_file import Register
from huiyin.synthetic.population import YEARS

SHARE, MOST = 0.4, 4  # of the households on the register at the end; items that one of them received
_FIRST_DAY, _LAST_DAY = "10-16", "12-15"  # after the last day of a year on which a household is found
_YULU, _RANGER = 3_000, 21_600  # yuan a student-year; yuan a year, at 1,800 a month


@dataclass(frozen=True, slots=True)
class _Made:
    """A kind of help: what is given, by whom, from how much to how much in yuan, and how often beside the others."""

    what: str
    given_by: str
    low: int
    high: int
    often: float


_MADE: dict[str, _Made] = {
    "industry": _Made("产业到户扶持资金：购买母羊", "县农牧局", 3_000, 12_000, 3),
    "employment": _Made("外出务工交通补贴", "县就业局", 300, 1_000, 1),
    "relocation": _Made("易地搬迁住房补助", "县扶贫办", 40_000, 60_000, 0.6),
    "dangerous_house": _Made("危房改造补助", "县住建局", 15_000, 25_000, 1.2),
    "education": _Made("寄宿生生活补助", "县教育局", 800, 1_500, 1.5),
    "health": _Made("医疗费用救助", "县民政局", 1_000, 8_000, 1.5),
    "ecological_post": _Made("生态管护员岗位报酬", "县林业局", _RANGER, _RANGER, 1),
    "microcredit": _Made("扶贫小额贷款", "农村信用社", 10_000, 50_000, 0.8),
    "social_security": _Made("最低生活保障金", "县民政局", 2_000, 9_000, 2),
    "training": _Made("雨露计划职业教育补助", "县扶贫办", _YULU, _YULU, 1),
    "infrastructure": _Made("自来水入户", "县水利局", 1_000, 3_000, 0.7),
    "other": _Made("慰问物资", "帮扶单位", 200, 800, 0.7),
}
_KINDS = HELP_KIND.keys()
_STEP = 100  # yuan: nobody gives 4,217


def write_help(path: Path, register: Register, seed: int) -> None:
    """Write the help that households on the register at the end have received, each kind once a household."""
    random = stream(seed, "help")
    last = len(YEARS) - 1
    here = np.flatnonzero(np.isin(register.history.status[last], (POOR, EXITED, RELAPSED)))
    chosen = here[random.random(len(here)) < SHARE]
    often = np.array([_MADE[key].often for key in _KINDS])
    # The first so many of an order in which what is given more often comes sooner.
    order = np.argsort(random.exponential(size=(len(chosen), len(often))) / often, axis=1)
    count = random.integers(1, MOST + 1, len(chosen))
    taken = np.arange(len(often)) < count[:, None]
    home, kind = np.repeat(chosen, count), order[taken]
    found = register.since(last, register.history.came)[home]
    year = found + (random.random(len(home)) * (last + 1 - found)).astype(np.int64)
    with SheetFile(path, HELP) as file:
        file.write(_columns(register, home, kind, _days(year, random), _amounts(kind, random)))


def _columns(register: Register, home: Ints, kind: Ints, day: Ints, amount: Ints) -> dict[str, object]:
    made = [_MADE[key] for key in _KINDS]
    return {
        "household_number": digits(register.households.number[home]),
        "kind": words(_KINDS, kind),
        "what": words([one.what for one in made], kind),
        "amount": pa.array(amount),
        "given_by": words([one.given_by for one in made], kind),
        "given_on": dates(day),
        "remarks": nothing(len(home)),
    }


def _amounts(kind: Ints, random: np.random.Generator) -> Ints:
    low, high = np.array([(_MADE[key].low, _MADE[key].high) for key in _KINDS])[kind].T
    drawn = low + random.random(len(kind)) * (high - low)
    return np.asarray(np.rint(drawn / _STEP) * _STEP, np.int64)


def _days(year: Ints, random: np.random.Generator) -> Ints:
    """Give a day of each year, as days since 1970-01-01."""
    first, last = (
        np.array([f"{one}-{day}" for one in YEARS], "datetime64[D]").astype(np.int64)[year]
        for day in (_FIRST_DAY, _LAST_DAY)
    )
    return np.asarray(first + np.floor(random.random(len(year)) * (last - first + 1)), np.int64)
