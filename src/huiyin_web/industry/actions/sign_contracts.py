"""Record contracts of a firm with households."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.industry import FirmStep, decide_contract, promised
from huiyin_web.access.actor import Actor
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import done, need, opened
from huiyin_web.industry.errors import HouseholdLinesError
from huiyin_web.industry.models import Contract, Due, Firm
from huiyin_web.registry.household_lines import Line, against, was_poor, written
from huiyin_web.registry.models import Household


@dataclass(frozen=True, slots=True)
class Terms:
    """What several contracts have in common: their kind, from when until when, the number of the document."""

    kind: str
    begins: date
    until: date
    document: str


@transaction.atomic
def sign_contracts(*, firm: int, seen: int, terms: Terms, lines: Sequence[Line], by: Actor, at: datetime) -> Firm:
    """Record contracts, all or none; what each promises a year stands in its line.

    Who: counties and townships, of firms and with households in their reach.
    Rule: `huiyin.followup.industry.decide_contract`; each household once with a firm for a kind at a time.
    Recorded: `industry.firm.sign`, with how many and how much a year.

    Raises:
        NotAllowedError, NotFoundError: their role keeps none, or it is out of their reach.
        ChangedMeanwhileError, IndustryRefusedError: it changed, or something stands against it, with every reason.
        HouseholdLinesError: some households can't be recorded; each is named by its line.
    """
    row = opened(firm, seen=seen, by=by)
    need(decide_contract(begins=terms.begins, until=terms.until, document=terms.document, on=day_of(at)))
    found = written(by, lines)
    bound = row.contracts.filter(kind=terms.kind, begins_on__lte=terms.until, ends_on__gte=terms.begins)
    if why := against(lines, found, bound.values_list("household__office_number", flat=True)):
        raise HouseholdLinesError(what=why)
    made = Contract.objects.bulk_create(
        contract_of(row, found[line.number], terms, line.fen, by=by, at=at) for line in lines
    )
    Due.objects.bulk_create(dues_of(made, {one.pk: one.village_code for one in found.values()}))
    return done(
        FirmStep.SIGN, row, by=by, at=at, kind=terms.kind, contracts=len(made), yearly=sum(line.fen for line in lines),
        document=terms.document.strip(),
    )  # fmt: skip


def contract_of(row: Firm, home: Household, terms: Terms, yearly: int, *, by: Actor, at: datetime) -> Contract:
    """Give a contract; it is not saved."""
    return Contract(
        firm=row, household=home, kind=terms.kind, begins_on=terms.begins, ends_on=terms.until, yearly=yearly,
        document=terms.document.strip(), persons=home.member_count, is_poor=was_poor(home, terms.begins),
        on=day_of(at), at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip


def dues_of(contracts: Iterable[Contract], villages: dict[int, str]) -> list[Due]:
    """Give what contracts promise in each of their years; they are not saved."""
    return [
        Due(
            contract=one, firm_id=one.firm_id, household_id=one.household_id, village_code=villages[one.household_id],
            year=year, promised=fen,
        )
        for one in contracts
        for year, fen in promised(one.yearly, one.begins_on, one.ends_on).items()
    ]  # fmt: skip
