"""Whether a round can be paired at all: what is wrong is refused with its value, what is allowed and how to mend it."""

from collections import Counter
from collections.abc import Iterable

from huiyin.kernel.places import check_code
from huiyin.kernel.text import Text
from huiyin.planning.pairing.costs import Grid
from huiyin.planning.pairing.errors import PairingError
from huiyin.planning.pairing.round import Pair, Round, Unit, Village
from huiyin.records.codes import NEED

_NOBODY = Text("There are no units or no villages to pair.", "没有可结对的单位或村。")
_GIVE = Text("Give at least one of each.", "请至少各提供一个。")
_TWICE = Text("{key} is given {times} times.", "{key} 出现 {times} 次。")
_ONCE = Text("Give each unit and each village once.", "每个单位、每个村只能出现一次。")
_RANGE = Text(
    "Unit {key} takes from {least} to {most} villages.", "单位 {key} 的可帮扶村数为 {least} 至 {most}。"
)  # fmt: skip
_ASCEND = Text(
    "Give whole numbers from 0 up, at least 1 at the most, in ascending order.",
    "请填写不小于 0 的整数，上限至少为 1，且不小于下限。",
)
_VILLAGE = Text(
    "Village {place} has {persons} poor persons and asks for {units} units.",
    "村 {place} 贫困人口 {persons} 人，需 {units} 个单位。",
)
_COUNTS = Text("Give persons from 0 up and at least one unit.", "人数不得为负，单位数至少为 1。")
_WORD = Text("{owner} names '{key}', which is no need.", "{owner} 填写的“{key}”不是需求类别。")
_WORDS = Text("Needs are: {keys}.", "需求类别：{keys}。")
_SCORE = Text("The need '{key}' of {owner} is {value}.", "{owner} 的需求“{key}”为 {value}。")
_FROM_NOTHING = Text("Give a number from 0 up.", "请填写不小于 0 的数。")
_LATER = Text(
    "The pairing of {unit} with {village} began on {since}, after the round ({on}).",
    "{unit} 与 {village} 的结对始于 {since}，晚于本轮开始日期（{on}）。",
)
_SINCE = Text("Give the day on which it really began.", "请填写实际开始日期。")
_STRANGE = Text(
    "{unit} for {village} was set by hand, but is not in this round.", "手工指定的 {unit} 与 {village} 不在本轮之内。"
)
_TAKE_OUT = Text("Take the pair out, or add the unit or village.", "请删去该结对，或补充相应单位或村。")
_BOTH = Text("{unit} for {village} is both fixed and forbidden.", "{unit} 与 {village} 既指定又禁止。")
_EITHER = Text("Take one of the two back.", "请撤回其中一项。")
_NO_DISTANCE = Text("From {unit} to {village} the distance is {value}.", "{unit} 至 {village} 的距离为 {value}。")
_ALL = Text(
    "Give kilometres from 0 up for every pair, or no distances at all.",
    "请提供全部距离（公里，不小于 0），或一概不提供。",
)


def check(asked: Round) -> None:
    """Refuse a round whose parts are unfit by themselves.

    Raises:
        PairingError: with the first thing that is wrong.
        PlaceCodeError: a place has no place code.
    """
    if not asked.units or not asked.villages:
        raise PairingError(what=_NOBODY, mend=_GIVE)
    _once(unit.key for unit in asked.units)
    _once(village.place for village in asked.villages)
    for unit in asked.units:
        _check_unit(unit)
    for village in asked.villages:
        _check_village(village)
    for present in asked.present:
        if present.since > asked.on:
            named = {"unit": present.pair.unit, "village": present.pair.village}
            raise PairingError(what=_LATER.fill(**named, since=present.since, on=asked.on), mend=_SINCE)
    check_known(asked, [*asked.fixed, *asked.forbidden])
    for pair in sorted({*asked.fixed} & {*asked.forbidden}):
        raise PairingError(what=_BOTH.fill(unit=pair.unit, village=pair.village), mend=_EITHER)
    _check_distances(asked)


def check_known(asked: Round, pairs: Iterable[Pair]) -> None:
    """Refuse pairs of units or villages that are not in a round.

    Raises:
        PairingError: with the first that is not.
    """
    units, villages = {unit.key for unit in asked.units}, {village.place for village in asked.villages}
    for pair in pairs:
        if pair.unit not in units or pair.village not in villages:
            raise PairingError(what=_STRANGE.fill(unit=pair.unit, village=pair.village), mend=_TAKE_OUT)


def _once(keys: Iterable[str]) -> None:
    key, times = Counter(keys).most_common(1)[0]
    if times > 1:
        raise PairingError(what=_TWICE.fill(key=key, times=times), mend=_ONCE)


def _check_unit(unit: Unit) -> None:
    check_code(unit.place)
    if not 0 <= unit.least <= unit.most or unit.most < 1:
        raise PairingError(what=_RANGE.fill(key=unit.key, least=unit.least, most=unit.most), mend=_ASCEND)
    _check_needs(unit.key, unit.specialities)


def _check_village(village: Village) -> None:
    check_code(village.place)
    if village.persons < 0 or village.units < 1:
        what = _VILLAGE.fill(place=village.place, persons=village.persons, units=village.units)
        raise PairingError(what=what, mend=_COUNTS)
    _check_needs(village.place, village.needs)
    for key, value in village.needs.items():
        if not 0 <= value < float("inf"):
            raise PairingError(what=_SCORE.fill(key=key, owner=village.place, value=value), mend=_FROM_NOTHING)


def _check_needs(owner: str, keys: Iterable[str]) -> None:
    known = NEED.keys()
    for key in keys:
        if key not in known:
            raise PairingError(what=_WORD.fill(owner=owner, key=key), mend=_WORDS.fill(keys=", ".join(known)))


def _check_distances(asked: Round) -> None:
    if asked.distances is None:
        return
    for unit in asked.units:
        for village in asked.villages:
            value = asked.distances.get((unit.key, village.place))
            if value is None or not 0 <= value < float("inf"):
                what = _NO_DISTANCE.fill(unit=unit.key, village=village.place, value=value)
                raise PairingError(what=what, mend=_ALL)


def check_room(asked: Round, grid: Grid) -> None:
    """Refuse an ordered round whose numbers can't meet, seen without searching.

    Raises:
        PairingError: too little or too much capacity in all, too few units that a village may have, too few villages
            that a unit may have, or too much fixed by hand.
    """
    wanted, most, least = int(grid.asked.sum()), int(grid.most.sum()), int(grid.least.sum())
    if most < wanted:
        raise PairingError(what=_SHORT.fill(most=most, wanted=wanted, short=wanted - most), mend=_ADD)
    if least > wanted:
        raise PairingError(what=_EXCESS.fill(least=least, wanted=wanted, over=least - wanted), mend=_LOWER)
    for at, village in enumerate(asked.villages):
        may, fixed = int(grid.allowed[:, at].sum()), int(grid.fixed[:, at].sum())
        if not fixed <= village.units <= may:
            what = _UNITS.fill(place=village.place, asked=village.units, may=may, fixed=fixed)
            raise PairingError(what=what, mend=_BY_HAND)
    for at, unit in enumerate(asked.units):
        may, fixed = int(grid.allowed[at].sum()), int(grid.fixed[at].sum())
        if fixed > unit.most or may < unit.least:
            what = _VILLAGES.fill(key=unit.key, least=unit.least, most=unit.most, may=may, fixed=fixed)
            raise PairingError(what=what, mend=_BY_HAND)
        persons = int(grid.persons[grid.fixed[at]].sum())
        if persons > grid.bounds[at]:
            what = _LOADED.fill(key=unit.key, persons=persons, bound=int(grid.bounds[at]))
            raise PairingError(what=what, mend=_BY_HAND)


_SHORT = Text(
    "Capacity in all is {most} villages, {wanted} are asked for: {short} too few.",
    "帮扶能力合计 {most} 村，需安排 {wanted} 村：缺 {short} 村。",
)
_ADD = Text("Raise what units take at the most, or add units.", "请提高单位的村数上限，或增加单位。")
_EXCESS = Text(
    "Units take {least} villages at the least, {wanted} are asked for: {over} too many.",
    "各单位下限合计 {least} 村，需安排 {wanted} 村：多 {over} 村。",
)
_LOWER = Text("Lower what units take at the least.", "请降低单位的村数下限。")
_UNITS = Text(
    "Village {place} asks for {asked} units; {may} may help it, {fixed} are fixed.",
    "村 {place} 需 {asked} 个单位；可帮扶的 {may} 个，已指定 {fixed} 个。",
)
_VILLAGES = Text(
    "Unit {key} takes from {least} to {most} villages; {may} may be given to it, {fixed} are fixed.",
    "单位 {key} 可帮扶 {least} 至 {most} 村；可安排 {may} 村，已指定 {fixed} 村。",
)
_LOADED = Text(
    "What is fixed for unit {key} has {persons} poor persons; {bound} are the most that it may have.",
    "已指定给单位 {key} 的村共有贫困人口 {persons} 人，上限为 {bound} 人。",
)
_BY_HAND = Text(
    "Change what is fixed or forbidden by hand, or the numbers asked for.",
    "请调整手工指定或禁止的结对，或调整数量要求。",
)
