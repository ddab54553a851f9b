"""The sums of an incidence: registered poor of a rural population, against the limit of an exit."""

from collections.abc import Iterator
from decimal import Decimal

from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.policy.decision import Reason, Verdict

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


def flaws_of(key: str, persons: int, households: int, population: int) -> Iterator[Reason]:
    """Give what makes the figures unusable; nothing where they are sound."""
    if population < 1:
        yield _missing(key, _NOBODY.fill(population=population))
    elif persons > population:
        yield _missing(key, _TOO_MANY.fill(persons=f"{persons:,}", population=f"{population:,}"))
    if not 0 <= households <= persons or (persons and not households):
        yield _missing(key, _HOUSEHOLDS.fill(persons=persons, households=households))


def judged(key: str, persons: int, households: int, population: int, limit: Parameter) -> Iterator[Reason]:
    """Say whether the share lies below the limit, and whether one household would turn that."""
    most = population * limit.value
    below = persons < most
    words = _SHARE.fill(
        persons=f"{persons:,}",
        population=f"{population:,}",
        share=f"{Decimal(persons) / population:.3%}",
        limit=f"{limit.value:.0%}",
        most=f"{most.normalize():,f}",
    )
    yield Reason(key, Verdict.MET if below else Verdict.MISSING, words, limit)
    size = -(-persons // households) if households else 0
    if below != (persons + size < most) or below != (persons - size < most):
        yield Reason(key, Verdict.QUESTION, _NARROW.fill(size=size), limit)


def _missing(key: str, words: Text) -> Reason:
    return Reason(key, Verdict.MISSING, words)
