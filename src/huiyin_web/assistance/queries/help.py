"""The help that one household received, item by item and by year, and the page on which it is recorded."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin.records.sheets import HELP
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.models import Help
from huiyin_web.assistance.pages import HelpPage
from huiyin_web.assistance.permissions import may_record_help, need_record_help
from huiyin_web.assistance.queries.homes import home_of
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Column, Kind, Row, Table
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
_AMOUNT = Text("Amount", "金额")
_NONE = Text("No help was recorded yet.", "尚无到户帮扶记录。")
_NONE_NEXT = Text("It comes as a file, or by the form.", "可通过数据导入或表单登记。")


def help_of_household(actor: Actor, household: int) -> tuple[Table, Table]:
    """Give the help to a household, item by item and by year, the latest first; none where it is out of reach."""
    reached = actor.scope.households_in("household__village_code", "household_id")
    found = list(Help.objects.filter(reached, household=household).order_by("-given_on", "-pk"))
    return _items(found), _years(found)


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


def _items(found: Iterable[Help]) -> Table:
    columns = (
        Column("given_on", _label("given_on"), Kind.DAY),
        Column("kind", _label("kind")),
        Column("what", _label("what")),
        Column("amount", _AMOUNT, Kind.MONEY, main=True),
        Column("given_by", _label("given_by")),
        Column("remarks", _label("remarks")),
    )
    rows = [
        Row((
            one.given_on,
            in_words(HELP.field("kind"), one.kind),
            one.what,
            one.amount,
            one.given_by,
            masked(one.remarks, Mask.SENSITIVE) if one.remarks else None,
        ))
        for one in found
    ]  # fmt: skip
    return Table(Text("Help received", "到户帮扶"), columns, rows, empty=_NONE, empty_next=_NONE_NEXT)


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
