"""Record a small loan to a household."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Sum

from huiyin.followup import industry
from huiyin.followup.industry import decide_loan
from huiyin.rules.casework.words import EXITED, POOR
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.clock import day_of
from huiyin_web.industry.actions._keeping import need, note
from huiyin_web.industry.errors import NoHouseholdError
from huiyin_web.industry.models import Loan
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import households_in_reach


@dataclass(frozen=True, slots=True)
class Terms:
    """A loan as it is lent.

    Attributes:
        household: the office number of who borrows.
        lender: the office that lends.
        branch: for which branch of industry.
        fen: how much.
        rate: interest a year, in hundredths of a percent.
        lent_on, due_on: from which day to which.
        document: the number of the contract.
    """

    household: str
    lender: str
    branch: str
    fen: int
    rate: int
    lent_on: date
    due_on: date
    document: str


@transaction.atomic
def lend(*, terms: Terms, by: Actor, at: datetime) -> Loan:
    """Record a loan.

    Who: counties and townships, to households in their reach.
    Rule: `huiyin.followup.industry.decide_loan`: the amount with what is still owed, the term, registered households.
    Recorded: `industry.loan.lent`.

    Raises:
        NotAllowedError: their role keeps none.
        NoHouseholdError: no household in reach has this number.
        IndustryRefusedError: something stands against it, with every reason.
    """
    by.need(May.KEEP_INDUSTRY)
    home = households_in_reach(by).select_for_update().filter(office_number=terms.household).first()
    if home is None:
        raise NoHouseholdError(number=terms.household)
    owed = Loan.objects.filter(household=home).aggregate(owed=Sum(F("fen") - F("repaid")))["owed"] or 0
    loan = industry.Loan(terms.fen, terms.rate, terms.lent_on, terms.due_on)
    registered = home.status in POOR or home.status == EXITED
    need(decide_loan(loan, owed=owed, registered=registered, document=terms.document, on=day_of(at)))
    row = loan_of(terms, home, by=by, at=at)
    row.save()
    note(
        "loan.lent", f"loan:{row.pk}", row.village_code, by=by, at=at, household=home.pk, fen=row.fen,
        due_on=row.due_on.isoformat(), document=row.document,
    )  # fmt: skip
    return row


def loan_of(terms: Terms, home: Household, *, by: Actor, at: datetime) -> Loan:
    """Give the row of a loan; it is not saved."""
    return Loan(
        household=home, village_code=home.village_code, lender=terms.lender, branch=terms.branch, fen=terms.fen,
        rate=terms.rate, due_on=terms.due_on, document=terms.document.strip(), on=terms.lent_on, at=at, by_key=by.key,
        by_name=by.name,
    )  # fmt: skip
