"""Say who helps a household."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from huiyin.followup.documents import LEFT_OUT, names_a_document
from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict
from huiyin_web.access.actions.open_reaches import Reaching, open_reaches
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.roles import May, Role, takes_households
from huiyin_web.assistance.actions._refusing import need
from huiyin_web.assistance.errors import AssistanceRefusedError
from huiyin_web.assistance.models import HouseholdPairing
from huiyin_web.core import audit
from huiyin_web.registry.queries.households import REMOVED, households_in_reach

CODE = "assistance.helper.named"
SENTENCE = Text("said who helps a household", "指定帮扶责任人")
_NAMELESS = Text("Say who helps the household.", "请填写帮扶责任人。")
_HOUSEHOLD = Text("No household in your area has the number {number}.", "管辖范围内没有户编号为 {number} 的在册农户。")
_TWICE = Text("This person helps this household already.", "该责任人已帮扶该户。")
_ACCOUNT = Text(
    "'{account}' is no account of a helper or an assisting unit; leave it empty where somebody has none.",
    "“{account}”不是帮扶责任人或帮扶单位账号；没有账号的请留空。",
)


@dataclass(frozen=True, slots=True)
class Helping:
    """Who helps a household (its office number), of which unit, with which account, from when."""

    helper: str
    household_number: str
    starts_on: date
    organisation: str = ""
    account: str = ""


@transaction.atomic
def pair_household(*, terms: Helping, by: Actor, at: datetime) -> HouseholdPairing:
    """Pair a person with a household in reach from a day on; their account, where they have one, then reaches it.

    Who: county officers, within their county.
    Recorded: `assistance.helper.named`.

    Raises:
        NotAllowedError: their role keeps no teams.
        AssistanceRefusedError: nobody is named, the household or the account is not there, or it is so already.
    """
    by.need(May.KEEP_TEAMS)
    helper, asked = terms.helper.strip(), households_in_reach(by).exclude(status=REMOVED)
    home = asked.filter(office_number=terms.household_number.strip()).first()
    if home is None:
        raise AssistanceRefusedError(_unknown(terms.household_number))
    user = (
        User.objects.filter(username__iexact=terms.account.strip(), is_active=True).first() if terms.account else None
    )
    fits = user is not None and takes_households(Role(user.role))
    there = {"household": home, "helper": helper, "organisation": terms.organisation, "ends_on": None}
    need(
        "help",
        {
            "helper": (_NAMELESS, not helper),
            "document": (LEFT_OUT, names_a_document(helper)),
            "account": (_ACCOUNT.fill(account=terms.account), bool(terms.account) and not fits),
            "twice": (_TWICE, HouseholdPairing.objects.filter(**there).exists()),
        },
    )
    grant = None
    if user is not None:
        paired = Reaching(terms.starts_on, f"household:{home.pk}", account=user.pk, household=home.pk)
        grant = open_reaches(reaching=[paired])[0]
    row = HouseholdPairing.objects.create(
        organisation=terms.organisation, helper=helper, account=user.pk if user else None, household=home,
        village_code=home.village_code, starts_on=terms.starts_on, grant=grant, at=at, by_key=by.key, by_name=by.name,
    )  # fmt: skip
    audit.record(
        CODE, by=by, at=at, subject=f"household:{home.pk}", place_code=home.village_code,
        detail={"pairing": row.pk, "organisation": terms.organisation, "on": terms.starts_on.isoformat()},
    )  # fmt: skip
    return row


def _unknown(number: str) -> Decision:
    words = _HOUSEHOLD.fill(number=number)
    return Decision("help", (Reason("household_number", Verdict.MISSING, words, field="household_number"),))
