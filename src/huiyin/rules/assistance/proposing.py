"""What would help a household: each kind of help with every reason for it, and whom in the household it is for.

A kind is proposed where a cause, a stated need or a fact of the register asks for it and the household can use it: an
industry needs somebody to work in it, a post somebody who stays, the safety net is for who can't work. What it has
already got is told, and proposed again only where it comes every year.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.records.codes import CAUSE, NEED
from huiyin.rules.assistance.batches import BATCH_OF, Batch
from huiyin.rules.assistance.family import Family, Person

_YEARLY = frozenset({"education", "social_security", "health", "ecological_post"})
Reasons = Iterator[Text]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A kind of help that would fit.

    Attributes:
        kind: a key of `HELP_KIND`.
        people: how many members it is for; 0 where it is for the household.
        why: every reason.
        had: whether the household has already got help of the kind.
    """

    kind: str
    people: int
    why: tuple[Text, ...]
    had: bool

    @property
    def batch(self) -> Batch:
        """The way out of poverty that it belongs to."""
        return BATCH_OF[self.kind]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A household on a day: who of it can work, and who may be employed but can't."""

    family: Family
    workers: tuple[Person, ...]
    idle: tuple[Person, ...]
    weak: tuple[Person, ...]

    def because(self, *causes: str) -> Reasons:
        for cause in self.family.causes:
            if cause in causes:
                yield _CAUSE.fill(cause=CAUSE.label_of(cause))

    def needs(self, *needs: str) -> Reasons:
        for need in self.family.needs:
            if need in needs:
                yield _NEED.fill(need=NEED.label_of(need))


def propose(family: Family, on: date) -> tuple[Proposal, ...]:
    """Propose help for a household, by batches.

    Args:
        family: the household as the register knows it.
        on: the day, for the ages at which people may work.

    Returns:
        What fits, with every reason; nothing where the register holds no reason.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.

    Example:
        >>> herder = Person(40, labour="ordinary", work="farming")
        >>> [one.kind for one in propose(Family(("funds",), members=(herder,), land=True), date(2016, 5, 10))]
        ['industry', 'microcredit']
    """
    rules = policy.at(on)
    first, last = int(rules.value("labour_age_from").value), int(rules.value("labour_age_to").value)
    of_age = [one for one in family.members if one.age is None or first <= one.age <= last]
    workers = tuple(one for one in of_age if one.can_work)
    seen = _Seen(
        family, workers, tuple(one for one in workers if one.work == "none"),
        tuple(one for one in of_age if one.labour == "weak" and not one.at_school),
    )  # fmt: skip
    found = ((kind, *rule(seen)) for kind, rule in _RULES.items())
    return tuple(
        Proposal(kind, people, why, kind in family.had)
        for kind, people, why in found
        if why and (kind in _YEARLY or kind not in family.had)
    )


def _industry(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    if not seen.workers:
        return 0, ()
    land = _LAND if seen.family.land else None
    why = (*seen.because("funds", "technology", "land", "motivation"), *seen.needs("industry"))
    return 0, (*why, *([land] if land and why else []))


def _microcredit(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    if not seen.workers:
        return 0, ()
    return 0, (*seen.because("funds"), *seen.needs("credit"))


def _training(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    unskilled = [one for one in seen.workers if one.labour != "skilled"]
    if not unskilled:
        return 0, ()
    return len(unskilled), (*seen.because("technology", "motivation"), *seen.needs("training"))


def _employment(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    if not seen.workers:
        return 0, ()
    idle = [_IDLE.fill(count=len(seen.idle))] if seen.idle else []
    why = (*idle, *seen.because("land"), *seen.needs("employment"))
    return len(seen.idle or seen.workers), why


def _relocation(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    family = seen.family
    if family.has_moved or family.wants_to_move is False:
        return 0, ()
    why = (*seen.because("transport", "disaster", "water", "land"), *seen.needs("relocation"))
    return 0, (*why, *([_WANTS] if family.wants_to_move else [])) if why else ()


def _ecological_post(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    stays = seen.weak or tuple(one for one in seen.workers if one.work in {"farming", "none"})
    if not seen.family.pasture or not stays:
        return 0, ()
    why = (*([_WEAK.fill(count=len(seen.weak))] if seen.weak else []), *seen.because("labour", "land", "disability"))
    return 1, (*why, _PASTURE) if why else ()


def _education(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    pupils = sum(one.at_school for one in seen.family.members)
    told = [_PUPILS.fill(count=pupils)] if pupils else []
    why = (*told, *seen.because("schooling"), *seen.needs("schooling")) if pupils else ()
    return pupils, why


def _social_security(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    asked = tuple(seen.needs("care"))
    nobody = [_NOBODY] if seen.family.members and not seen.workers and not seen.weak else []
    return 0, (*nobody, *asked)


def _health(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    ill = sum(one.is_ill for one in seen.family.members)
    told = [_ILL.fill(count=ill)] if ill else []
    return ill, (*told, *seen.because("illness"), *seen.needs("medical"))


def _dangerous_house(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    family = seen.family
    if family.has_moved or family.wants_to_move:  # who moves gets a new house, and not both
        return 0, ()
    told = [_DANGER] if family.dangerous_house else []
    return 0, (*told, *seen.because("housing"), *seen.needs("housing"))


def _infrastructure(seen: _Seen) -> tuple[int, tuple[Text, ...]]:
    lacking = [_LACKS[one] for one in _LACKS if one in seen.family.lacks]
    return 0, (*lacking, *seen.because("water", "power"), *seen.needs("water", "power"))


_CAUSE = Text("cause: {cause}", "致贫原因：{cause}")
_NEED = Text("it says it needs {need}", "本户需求：{need}")
_LAND = Text("it has land to work", "有可经营的土地草场")
_IDLE = Text("{count} can work and have none", "{count} 名劳动力未就业")
_WANTS = Text("it wants to move", "本户有搬迁意愿")
_WEAK = Text("{count} can do light work", "{count} 名弱劳动力可从事轻便岗位")
_PASTURE = Text("it has grassland or forest to look after", "有草场或林地可管护")
_PUPILS = Text("{count} go to school", "{count} 人在校就读")
_NOBODY = Text("nobody of working age can work", "劳动年龄内无劳动力")
_ILL = Text("{count} are seriously or long ill", "{count} 人患大病或长期慢性病")
_DANGER = Text("its house is dangerous (level C or D)", "住房为 C 级或 D 级危房")
_LACKS = {
    "water": Text("it lacks safe water", "饮水不安全"),
    "power": Text("it lacks electricity", "未通电"),
}
_RULES: dict[str, Callable[[_Seen], tuple[int, tuple[Text, ...]]]] = {
    "industry": _industry,
    "microcredit": _microcredit,
    "training": _training,
    "employment": _employment,
    "relocation": _relocation,
    "ecological_post": _ecological_post,
    "education": _education,
    "social_security": _social_security,
    "health": _health,
    "dangerous_house": _dangerous_house,
    "infrastructure": _infrastructure,
}
