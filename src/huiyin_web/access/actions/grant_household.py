"""Let a helper reach one household, told by its office number."""

from datetime import date, datetime

from huiyin.kernel.text import Text
from huiyin_web.access.accounts import Holder
from huiyin_web.access.actions._granting import Terms, record_grant
from huiyin_web.access.actor import Actor
from huiyin_web.access.errors import GrantError
from huiyin_web.access.household_book import household_numbered
from huiyin_web.access.models import Grant
from huiyin_web.access.queries.accounts import managed_accounts
from huiyin_web.access.roles import Role, takes_households

_ROLE = Text(
    "Single households are given to helpers and assisting units only; give a place instead.",
    "只有帮扶责任人和帮扶单位可按户授予，其他角色请授予地区。",
)
_UNKNOWN = Text(
    "No household in your area has the number {number}; look it up by the head's name on the page Find.",
    "管辖范围内没有编号为 {number} 的农户，请在“查找”页按户主姓名核对。",
)
_REMOVED = Text(
    "The household {number} was removed from the register and can't be given.",
    "编号为 {number} 的农户已注销，不能授予。",
)


def grant_household(
    *, holder: Holder, number: str, starts_on: date, ends_on: date | None, source: str, by: Actor, at: datetime
) -> Grant:
    """Let a helper or an assisting unit reach one household and nothing else of its village.

    Who: whoever manages the account, for households within their own reach; one outside is as one that is not there.
    Recorded: `access.reach.granted`.

    Args:
        holder: the account whose reach grows, or its organisation.
        number: the household's office number.
        starts_on: its first day.
        ends_on: its last day; none until it is ended.
        source: what it follows from, `kind:key`.
        by: who grants.
        at: when.

    Raises:
        NotFoundError: the account is not theirs to manage.
        GrantError: no such household in reach, a removed one, a role that takes none, a last day before the first.
    """
    grantee = managed_accounts(actor=by, users=[holder.user])[0]
    if not takes_households(Role(grantee.role)):
        raise GrantError(what=_ROLE)
    found = household_numbered(number)
    if found is None or not by.scope.covers(found.village_code):
        raise GrantError(what=_UNKNOWN.fill(number=number))
    if found.is_removed:
        raise GrantError(what=_REMOVED.fill(number=number))
    # A household stays where it is registered until it moves, though its village may have ended.
    terms = Terms(grantee, holder.organisation, starts_on, ends_on, source)
    return record_grant(terms, place_code=found.village_code, household=found.id, by=by, at=at)
