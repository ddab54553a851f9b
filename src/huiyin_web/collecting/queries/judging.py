"""What the library says of a collection, asked with what the register holds: reasons, price, what is known."""

from dataclasses import dataclass
from datetime import date

from huiyin.policy.decision import Reason, Verdict
from huiyin.rules import burden as rules
from huiyin.rules.admission import judge
from huiyin_web.collecting.limits import COUNT_KEPT
from huiyin_web.collecting.models import Collection, RegisterCount
from huiyin_web.collecting.queries.register import held
from huiyin_web.collecting.queries.stored import as_collections, others
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
    def again_in_all(self) -> int:
        """The facts that all villages together are asked again."""
        return sum(self.again.values())

    @property
    def missing(self) -> tuple[Reason, ...]:
        """What stands against it."""
        return tuple(reason for reason in self.reasons if reason.verdict is Verdict.MISSING)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the register held of the fields asked on a day.

    Attributes:
        on: the day.
        villages: what it held of each village.
        latest: the year in which each field was last recorded.
    """

    on: date
    villages: dict[str, rules.Held]
    latest: dict[str, int | None]


def counted(asked: rules.Collection, place_code: str, *, on: date) -> Counted:
    """Count the rows of a place, which takes long where it is a province."""
    kind = kind_of(asked.kind)
    there = [field.key for field in rules.askable(kind.sheet) if field.key in asked.fields]
    return Counted(on, *held(kind, place_code, there, asked.begins_on.year))


def counted_for(row: Collection, asked: rules.Collection, *, on: date) -> Counted:
    """Give the count by which a proposal is decided: the kept one; where it is too old, the rows are counted anew."""
    is_old = RegisterCount.objects.filter(collection=row, counted_on__lt=on - COUNT_KEPT).exists()
    return counted(asked, row.place_code, on=on) if is_old else counted_then(row, asked, on=on)


def counted_then(row: Collection, asked: rules.Collection, *, on: date) -> Counted:
    """Give the count that is kept with a proposal, however old; only where it is lost the rows are counted anew."""
    kept_count = RegisterCount.objects.filter(collection=row).first()
    if kept_count is None:
        return counted(asked, row.place_code, on=on)
    villages = {code: rules.Held(rows, having) for code, (rows, having) in kept_count.villages.items()}
    return Counted(kept_count.counted_on, villages, kept_count.latest)


def as_count(row: Collection, counts: Counted) -> RegisterCount:
    """Give a count as it is kept with a proposal."""
    villages = {code: [one.rows, dict(one.having)] for code, one in counts.villages.items()}
    return RegisterCount(collection=row, counted_on=counts.on, villages=villages, latest=counts.latest)


def judged(
    asked: rules.Collection, place_code: str, counts: Counted, *, on: date, number: int | None = None
) -> Judgement:  # fmt: skip
    """Judge a collection for a place on a day, with what was counted; `number` is its own, where it is stored."""
    sheet, villages = kind_of(asked.kind).sheet, counts.villages
    beside = others(place_code, asked.begins_on.year, but=number)
    return Judgement(
        judge(asked, sheet, villages, beside, on=on),
        rules.price(asked, sum(one.rows for one in villages.values())),
        rules.known_already(asked, sheet, villages, counts.latest, beside),
        villages,
        {code: rules.asked_again(asked, code, one, beside) for code, one in villages.items()},
    )


def as_kept(found: Judgement) -> dict[str, list[object]]:
    """Give what is known of each field as it is stored with a collection."""
    return {one.field.key: [one.known, one.latest, [by.number for by in one.asked_by]] for one in found.known}


def kept(row: Collection) -> tuple[rules.Known, ...]:
    """Give what was known of each field when a collection was proposed or, since, admitted."""
    askers = {number for _, _, numbers in row.known.values() for number in numbers}
    then = as_collections(Collection.objects.filter(pk__in=askers))
    lasting = rules.LASTING.get(row.kind, frozenset())
    return tuple(
        rules.Known(
            field,
            row.rows,
            known,
            year,
            field.key in lasting,
            tuple(then[number] for number in numbers),
        )
        for field in rules.askable(kind_of(row.kind).sheet)
        if field.key in row.known
        for known, year, numbers in [row.known[field.key]]
    )
