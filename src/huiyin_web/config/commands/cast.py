"""The made-up people who sign in to the demo: one for every role, each in a real place, all marked as made up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from huiyin_web.access.accounts import Holder, NewAccount
from huiyin_web.access.actions.create_user import create_user
from huiyin_web.access.actions.delegate import delegate
from huiyin_web.access.actions.grant_reach import grant_reach
from huiyin_web.access.actor import Actor
from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.access.queries.reach import shares_pairings
from huiyin_web.access.roles import Role
from huiyin_web.assistance.actions.pair_household import Helping, pair_household
from huiyin_web.registry.queries.households import households_of_village

PASSWORD = "huiyin-demo"  # noqa: S105  printed for everybody who runs the demo; a demo holds no secret
HELPER, HOMES = "helper", 5
WORKER = "village"
COMMANDER, SECRETARY = "commander", "secretary"
_SINCE = date(2012, 1, 1)
_DELEGATED, _REASON = timedelta(days=365), "日常联络、信息报送（示范）"


@dataclass(frozen=True, slots=True)
class Member:
    """One account of the demo; `reaches` is the place of a pairing, a theatre or an assignment.

    A pairing of whoever works for an organisation is the organisation's.
    """

    username: str
    name: str
    role: Role
    place_code: str
    reaches: str = ""
    organisation: str = ""


_PROVINCE, _YUSHU, _NANGQEN = "630000000000", "632700000000", "632725000000"
_HAIDONG, _HUZHU, _TOWN, _VILLAGE = "630200000000", "630223000000", "630223100000", "630223100200"
# From the demo's own organisations file: finance, audit, Wuxi's office in Haidong, the made-up evaluator.
_FINANCE, _AUDIT, _WUXI, _EVALUATOR = "2630000057", "3630000076", "4630200113", "5630100114"

CAST: tuple[Member, ...] = (
    Member("province", "省办演示员", Role.PROVINCIAL_OFFICE, _PROVINCE),
    Member("province2", "省办复核演示员", Role.PROVINCIAL_OFFICE, _PROVINCE),
    Member("yushu", "玉树演示员", Role.PREFECTURE_OFFICER, _YUSHU),
    Member("nangqen", "囊谦演示员", Role.COUNTY_OFFICER, _NANGQEN),
    Member("huzhu", "互助演示员", Role.COUNTY_OFFICER, _HUZHU),
    Member("township", "乡镇演示员", Role.TOWNSHIP_OFFICER, _TOWN),
    Member(WORKER, "村级演示员", Role.VILLAGE_WORKER, _VILLAGE),
    Member(HELPER, "帮扶演示员", Role.HELPER, _VILLAGE),
    Member("unit", "单位演示员", Role.ASSISTING_UNIT, _TOWN, reaches=_TOWN, organisation=_AUDIT),
    Member("department", "部门演示员", Role.DEPARTMENT, _PROVINCE, organisation=_FINANCE),
    Member("east", "东部演示员", Role.EASTERN_PARTNER, _PROVINCE, reaches=_HAIDONG, organisation=_WUXI),
    Member(COMMANDER, "指挥长演示员", Role.COMMANDER, _PROVINCE, reaches=_YUSHU),
    Member(SECRETARY, "联络员演示员", Role.SECRETARY, _PROVINCE),
    Member("inspector", "巡查演示员", Role.INSPECTOR, _PROVINCE, reaches=_NANGQEN),
    Member("evaluator", "评估演示员", Role.EVALUATOR, _PROVINCE, reaches=_HUZHU, organisation=_EVALUATOR),
    Member("analyst", "分析演示员", Role.ANALYST, _PROVINCE),
    Member("auditor", "审计演示员", Role.AUDITOR, _PROVINCE),
    Member("admin", "系统演示员", Role.ADMINISTRATOR, _PROVINCE),
)


def sign_up(*, by: Actor, at: datetime) -> None:
    """Make the cast's accounts and give them their reach."""
    for member in CAST:
        account = NewAccount(member.name, member.role, member.place_code, member.organisation, member.username)
        user = create_user(
            account=account, password=PASSWORD, must_change_password=False, is_made_up=True, by=by, at=at
        )
        if member.reaches:
            grant_reach(
                holder=Holder(user.pk, organisation=shares_pairings(user)), place_code=member.reaches, starts_on=_SINCE,
                ends_on=None, source=by.key, by=by, at=at,
            )  # fmt: skip


def delegate_to_secretary(*, on: date, at: datetime) -> None:
    """Let the commander delegate to the secretary, in person as the rule wants it, for a year from today."""
    commander, secretary = (User.objects.get(username=name) for name in (COMMANDER, SECRETARY))
    delegate(deputy=secretary.pk, ends_on=on + _DELEGATED, reason=_REASON, by=actor_of(commander, on=on), on=on, at=at)


def pair_helper(*, by: Actor, at: datetime) -> None:
    """Give the helper the first households of their village; they must be in the register already."""
    helper = User.objects.get(username=HELPER)
    for home in households_of_village(by, helper.place_code, limit=HOMES).rows:
        terms = Helping(helper.name, home.office_number, _SINCE, account=helper.username)
        pair_household(terms=terms, by=by, at=at)
