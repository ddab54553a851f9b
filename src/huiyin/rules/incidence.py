"""Whether a village or county may leave poverty by its incidence: the registered poor among its rural population.

It is the main criterion, not the only one; and who planned how many exits is no part of it.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.rules.casework import Decision, Reason, Verdict

_KEY = "exit_by_incidence"
_NOBODY = Text(
    "The rural population is {population}: there is no share of it.",
    "农村户籍人口为 {population}，无法计算贫困发生率。",
)
_TOO_MANY = Text(
    "{persons} registered poor cannot be of {population} rural people.",
    "数据有误：在册贫困人口 {persons} 人超过农村户籍人口 {population} 人。",
)
_HOUSEHOLDS = Text(
    "{persons} persons cannot live in {households} households.", "数据有误：在册贫困 {households} 户、{persons} 人。"
)
_SHARE = Text(
    "{persons} registered poor of {population} rural people: {share}. It must lie below {limit}, {most} persons.",
    "在册贫困人口 {persons} 人，农村户籍人口 {population} 人，贫困发生率 {share}，须低于 {limit}（{most} 人）。",
)
_NARROW = Text(
    "One household of {size} persons more or less would turn it: verify the list house by house.",
    "一户（按户均 {size} 人计）之差即可改变结论，请逐户核对名单。",
)


def exit_by_incidence(*, persons: int, households: int, population: int, on: date, pack: str | None = None) -> Decision:
    """Say whether the registered poor of a place are few enough for its exit, with every reason.

    Args:
        persons: its registered poor on the day.
        households: the households that they live in.
        population: its rural registered population on the same day, the denominator.
        on: the day.
        pack: the policy pack that the region named; none for the one in force.

    Raises:
        UnknownParameterError: the policy of the day knows no exit by incidence.

    Example:
        >>> decision = exit_by_incidence(persons=29, households=9, population=1000, on=date(2016, 12, 31))
        >>> decision.allowed, decision.reasons[0].words.en
        (True, '29 registered poor of 1,000 rural people: 2.900%. It must lie below 3%, 30 persons.')
    """
    limit = policy.at(on, pack).value("exit_incidence_limit")
    flaws = tuple(_flaws(persons, households, population))
    return Decision(_KEY, flaws or tuple(_judged(persons, households, population, limit)))


def _flaws(persons: int, households: int, population: int) -> Iterator[Reason]:
    if population < 1:
        yield _missing(_NOBODY.fill(population=population))
    elif persons > population:
        yield _missing(_TOO_MANY.fill(persons=f"{persons:,}", population=f"{population:,}"))
    if not 0 <= households <= persons or (persons and not households):
        yield _missing(_HOUSEHOLDS.fill(persons=persons, households=households))


def _judged(persons: int, households: int, population: int, limit: Parameter) -> Iterator[Reason]:
    most = population * limit.value
    below = persons < most
    words = _SHARE.fill(
        persons=f"{persons:,}",
        population=f"{population:,}",
        share=f"{Decimal(persons) / population:.3%}",
        limit=f"{limit.value:.0%}",
        most=f"{most.normalize():,f}",
    )
    yield Reason(_KEY, Verdict.MET if below else Verdict.MISSING, words, limit)
    size = -(-persons // households) if households else 0
    if below != (persons + size < most) or below != (persons - size < most):
        yield Reason(_KEY, Verdict.QUESTION, _NARROW.fill(size=size), limit)


def _missing(words: Text) -> Reason:
    return Reason(_KEY, Verdict.MISSING, words)
