"""What the library says of a collection, asked with what the register holds: reasons, price, what is known."""

from dataclasses import dataclass
from datetime import date

from huiyin.rules import burden as rules
from huiyin.rules.admission import judge
from huiyin.rules.casework.decision import Reason, Verdict
from huiyin_web.collecting.queries.register import held, latest
from huiyin_web.collecting.queries.stored import others
from huiyin_web.imports.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the library says of a collection.

    Attributes:
        reasons: every reason for and against putting it to the villages.
        price: what it costs them.
        known: of each field what the register knows.
        villages: what the register holds of each village.
        again: the facts that each village is asked again.
    """

    reasons: tuple[Reason, ...]
    price: rules.Price
    known: tuple[rules.Known, ...]
    villages: dict[str, rules.Held]
    again: dict[str, int]

    @property
    def missing(self) -> tuple[Reason, ...]:
        """What stands against it."""
        return tuple(reason for reason in self.reasons if reason.verdict is Verdict.MISSING)


def judged(asked: rules.Collection, place_code: str, *, on: date, number: int | None = None) -> Judgement:
    """Judge a collection for a place on a day; `number` is its own, where it is stored already."""
    kind = kind_of(asked.kind)
    there = [field.key for field in rules.askable(kind.sheet) if field.key in asked.fields]
    villages = held(kind, place_code, there)
    beside = others(place_code, asked.begins_on.year, but=number)
    reasons = judge(asked, kind.sheet, villages, beside, on=on)
    return Judgement(
        reasons,
        rules.price(asked, sum(one.rows for one in villages.values())),
        rules.known_already(asked, kind.sheet, villages, latest(kind, place_code, there), beside),
        villages,
        {code: rules.asked_again(asked, code, one, beside) for code, one in villages.items()},
    )
