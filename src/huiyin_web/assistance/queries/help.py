"""The help that one household received, item by item and by year, and the page on which it is recorded."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.records.sheets import HELP
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.access.roles import May
from huiyin_web.assistance.errors import NotYoursToWithdrawError
from huiyin_web.assistance.limits import WITHDRAW_HOURS
from huiyin_web.assistance.models import Help
from huiyin_web.assistance.pages.households import HelpPage, WithdrawPage
from huiyin_web.assistance.permissions import may_record_help, may_withdraw_help, need_record_help
from huiyin_web.assistance.queries.homes import home_of
from huiyin_web.core.errors import NotFoundError
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.core.templatetags.wording import moment
from huiyin_web.registry.models import Household
from huiyin_web.registry.queries.households import REMOVED
from huiyin_web.registry.wording import in_words
from huiyin_web.snapshots.queries import people_are_made_up

_TITLE = Text("Record help", "登记到户帮扶")
_HEAD = Text("Household of {head}", "{head}户")
_LEAD = Text(
    "What reached this household, once it has: one item a form. A list of many comes through the import desk.",
    "填写已到户的帮扶，每次一项；批量数据请通过数据导入上报。",
)
_HELP = Text("This help", "该项帮扶")
_WITHDRAW, _WITHDRAW_IT = Text("Withdraw help", "撤回到户帮扶"), Text("Withdraw…", "撤回…")
_WITHDRAW_LEAD = Text(
    "The help leaves the register and its sums; the history and the audit log keep it with your reason. Frozen "
    "years stay as they are.",
    "撤回后不再计入台账和合计，历史和审计记录保留原内容及理由；已冻结的年度不变。",
)
_RECORDED, _BY = Text("Recorded by hand", "手工登记"), Text("{name}, {at}", "{name}，{at}")
_SHOWN = ("kind", "what", "amount", "given_by", "given_on")
_AMOUNT = Text("Amount", "金额")
_NONE = Text("No help was recorded yet.", "尚无到户帮扶记录。")
_NONE_NEXT = Text("It comes as a file, or by the form.", "可通过数据导入或表单登记。")


def help_of_household(actor: Actor, household: int, *, at: datetime) -> tuple[Table, Table]:
    """Give the help to a household, item by item and by year, the latest first; none where it is out of reach.

    What was recorded by hand leads to where it is withdrawn, for whoever may.
    """
    found = list(_in_reach(actor).filter(household=household).order_by("-given_on", "-pk"))
    same = one_with(actor) if any(one.import_id is None for one in found) else frozenset()
    return _items(found, {one.pk for one in found if may_withdraw_help(actor, one, same, at=at)}), _years(found)


def help_or_404(actor: Actor, number: int, *, lock: bool = False) -> Help:
    """Give a help in reach; with `lock`, nobody else withdraws it until the transaction ends.

    Raises:
        NotAllowedError: the role sees no households.
        NotFoundError: it is not there, or out of reach.
    """
    actor.need(May.SEE_HOUSEHOLDS)
    found = _in_reach(actor).filter(pk=number).select_related("household")
    row = (found.select_for_update(of=("self",)) if lock else found).first()
    if row is None:
        raise NotFoundError(what=_HELP)
    return row


def withdraw_page(*, actor: Actor, number: int, at: datetime) -> WithdrawPage:
    """Give where a help is withdrawn.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
        NotYoursToWithdrawError: nor to withdraw.
    """
    row = help_or_404(actor, number)
    if not may_withdraw_help(actor, row, one_with(actor), at=at):
        raise NotYoursToWithdrawError(hours=WITHDRAW_HOURS)
    back = reverse("overview:household", args=[row.household_id])
    head = _HEAD.fill(head=masked(row.household.head_name, Mask.NAME))
    facts = [(_label(key), in_words(HELP.field(key), getattr(row, key))) for key in _SHOWN]
    if row.recorded_at:
        facts.append((_RECORDED, _BY.fill(name=row.recorded_by_name, at=moment(row.recorded_at))))
    crumbs = (Crumb(head, back), Crumb(_WITHDRAW))
    return WithdrawPage(_WITHDRAW, _WITHDRAW_LEAD, crumbs, tuple(facts), back, people_are_made_up())


def _in_reach(actor: Actor) -> QuerySet[Help]:
    return Help.objects.filter(actor.scope.households_in("household__village_code", "household_id"))


def help_url(actor: Actor, household: Household) -> str:
    """Give where a help to a household is recorded; empty for who may not, or where it is not on the register."""
    may = may_record_help(actor) and household.status != REMOVED
    return reverse("assistance:help", args=[household.pk]) if may else ""


def help_page(*, actor: Actor, household: int) -> HelpPage:
    """Give where a help is filled in.

    Raises:
        NotAllowedError: the role neither changes households nor records visits.
        NotFoundError: the household is out of reach, or no longer on the register.
    """
    need_record_help(actor)
    head = masked(home_of(household, actor).head_name, Mask.NAME)
    back = reverse("overview:household", args=[household])
    crumbs = (Crumb(_HEAD.fill(head=head), back), Crumb(_TITLE))
    return HelpPage(_TITLE, _LEAD, crumbs, back, people_are_made_up())


def _items(found: Iterable[Help], withdrawable: Collection[int]) -> Table:
    columns = (
        Column("given_on", _label("given_on"), Kind.DAY),
        Column("kind", _label("kind")),
        Column("what", _label("what")),
        Column("amount", _AMOUNT, Kind.MONEY, main=True),
        Column("given_by", _label("given_by")),
        Column("remarks", _label("remarks")),
        Column("recorded", _RECORDED),
    )
    rows = [
        Row((
            one.given_on,
            in_words(HELP.field("kind"), one.kind),
            one.what,
            one.amount,
            one.given_by,
            masked(one.remarks, Mask.SENSITIVE) if one.remarks else None,
            _recorded(one, may_withdraw=one.pk in withdrawable),
        ))
        for one in found
    ]  # fmt: skip
    return Table(Text("Help received", "到户帮扶"), columns, rows, empty=_NONE, empty_next=_NONE_NEXT)


def _recorded(one: Help, *, may_withdraw: bool) -> Cell | None:
    if one.import_id is not None:
        return None
    by = one.recorded_by_name and _BY.fill(name=one.recorded_by_name, at=moment(one.recorded_at))
    url = reverse("assistance:withdraw_help", args=[one.pk]) if may_withdraw else ""
    return Cell(_WITHDRAW_IT, url, by or "") if url else Cell(by)


def _label(key: str) -> Text:
    return HELP.field(key).label.sentence()


def _years(found: Iterable[Help]) -> Table:
    years = groupby(found, lambda one: one.given_on.year)
    return Table(
        Text("Help received by year", "历年到户帮扶"),
        (
            Column("year", Text("Year", "年份")),
            Column("items", Text("Items", "项数"), Kind.NUMBER),
            Column("amount", _AMOUNT, Kind.MONEY, main=True),
        ),
        [_year(year, [one.amount for one in items]) for year, items in years],
        note=Text(
            "The sum of the items that have an amount; loans are to be paid back.",
            "仅合计填有金额的项目；小额信贷须偿还。",
        ),
        empty=_NONE,
        empty_next=_NONE_NEXT,
    )


def _year(year: int, amounts: Sequence[int | None]) -> Row:
    known = [amount for amount in amounts if amount is not None]
    return Row((str(year), len(amounts), sum(known) if known else None))
