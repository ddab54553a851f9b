"""What a plan of help may not hold: help that the household can't use, that is against its will, or that it gets twice.

`propose` says what would fit; here is what is refused whoever plans it and for whatever reason. What the register does
not tell (nobody of the household was entered yet) refuses nothing.

Sources: auditors found relocation and repair of a dangerous house given to one household; the rules of the register
hold a household with somebody who can work and nothing but the safety net, and the safety net where everybody can
work, to be asked about (docs/method/assistance.md).
"""

from collections.abc import Collection, Iterator
from datetime import date

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin.records.codes import HELP_KIND
from huiyin.rules.assistance.batches import BATCH_OF, Batch
from huiyin.rules.assistance.family import Family

_NEEDS_WORKERS = frozenset({"industry", "microcredit", "employment", "training"})


def conflicts(family: Family, kinds: Collection[str], on: date) -> Decision:
    """Say what stands against help of some kinds for one household, planned together.

    Args:
        family: the household as the register knows it.
        kinds: keys of `HELP_KIND`, all that the plan holds.
        on: the day, for the ages at which people may work.

    Returns:
        What is missing can't be planned, and names its kind as its field; a question is only to be answered.

    Raises:
        NoPackInForceError: no policy pack is in force on the day.

    Example:
        >>> from huiyin.rules.assistance.family import Person
        >>> old = Family(("labour",), members=(Person(71, labour="none"),))
        >>> [reason.field for reason in conflicts(old, ["ecological_post"], date(2016, 5, 10)).missing]
        ['ecological_post']
    """
    return Decision("plan", (*_unusable(family, kinds, on), *_unwanted(family, kinds), *_asked(family, kinds, on)))


def _unusable(family: Family, kinds: Collection[str], on: date) -> Iterator[Reason]:
    if not family.members:
        return
    can_work, light = _labour(family, on)
    for kind in sorted(_NEEDS_WORKERS.intersection(kinds)):
        if not can_work:
            yield _missing(kind, _NO_WORKER)
    if "ecological_post" in kinds and not can_work and not light:
        yield _missing("ecological_post", _NO_LABOUR)
    if "education" in kinds and not any(one.at_school for one in family.members):
        yield _missing("education", _NO_PUPIL)


def _unwanted(family: Family, kinds: Collection[str]) -> Iterator[Reason]:
    for kind in ("relocation", "dangerous_house"):
        if kind in kinds and family.has_moved:
            yield _missing(kind, _MOVED)
    if "relocation" in kinds and family.wants_to_move is False:
        yield _missing("relocation", _UNWILLING)
    if {"relocation", "dangerous_house"}.issubset(kinds):
        yield _missing("dangerous_house", _TWICE)


def _asked(family: Family, kinds: Collection[str], on: date) -> Iterator[Reason]:
    can_work, _light = _labour(family, on)
    batches = {BATCH_OF[kind] for kind in kinds if kind in BATCH_OF}
    if can_work and batches == {Batch.SAFETY_NET}:
        yield Reason("only_safety_net", Verdict.QUESTION, _ONLY_SAFETY_NET.fill(count=can_work))


def _labour(family: Family, on: date) -> tuple[int, int]:
    """Count who of a household can work, and who can do light work."""
    rules = policy.at(on)
    first, last = int(rules.value("labour_age_from").value), int(rules.value("labour_age_to").value)
    of_age = [one for one in family.members if one.age is None or first <= one.age <= last]
    return sum(one.can_work for one in of_age), sum(one.labour == "weak" and not one.at_school for one in of_age)


def _missing(kind: str, words: Text) -> Reason:
    return Reason("conflict", Verdict.MISSING, words.fill(help=HELP_KIND.label_of(kind)).sentence(), field=kind)


_NO_WORKER = Text(
    "{help} needs somebody of working age who can work, and the register knows nobody in this household.",
    "{help}须有劳动年龄内的劳动力，台账中该户没有。",
)
_NO_LABOUR = Text(
    "{help}: nobody of working age here can do even light work, so the post can't be filled.",
    "{help}：该户劳动年龄内没有劳动力或弱劳动力，无人上岗。",
)
_NO_PUPIL = Text("{help}: by the register nobody of this household goes to school.", "{help}：台账中该户没有在校生。")
_MOVED = Text("{help}: this household was relocated already.", "{help}：该户已易地搬迁。")
_UNWILLING = Text(
    "{help}: this household says that it does not want to move, and nobody is moved against their will.",
    "{help}：该户无搬迁意愿，不得违背意愿搬迁。",
)
_TWICE = Text(
    "{help}: who moves gets a new house, and not a repair as well; plan one of the two.",
    "{help}：易地搬迁户不得同时享受危房改造，请二选一。",
)
_ONLY_SAFETY_NET = Text(
    "{count} can work, and the plan holds nothing but the safety net. What would bring them an income?",
    "该户有 {count} 名劳动力，计划中只有兜底保障，没有增收措施。",
)
