"""The demo's problems, notices to offices and liaison officers, all made up and marked so."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from huiyin.followup.issuing import Given as Paper
from huiyin_web.access.actor import Actor, platform
from huiyin_web.config.commands.leading import GROUP
from huiyin_web.config.commands.meetings_told import PROVINCE
from huiyin_web.core.clock import day_of
from huiyin_web.leadership.actions.act_on_document import AskedOfDocument, act_on_document
from huiyin_web.leadership.actions.answer_problem import answer_problem
from huiyin_web.leadership.actions.appoint_liaison import Contact, appoint_liaison
from huiyin_web.leadership.actions.confirm_dispatch import confirm_dispatch
from huiyin_web.leadership.actions.draft_document import draft_document
from huiyin_web.leadership.actions.open_problem import ProblemTerms, open_problem
from huiyin_web.leadership.actions.own_problem import Ownership, own_problem
from huiyin_web.leadership.actions.send_dispatch import Notice, send_dispatch
from huiyin_web.leadership.models import Problem
from huiyin_web.leadership.queries.offices import BELOW, DEPARTMENTS, UNITS, circle
from huiyin_web.places.models import Organisation

_HAIDONG, _HUZHU, _NANGQEN, _TOWN = "630200000000", "630223000000", "632725000000", "630223100000"
_YUSHU = "632700000000"
_ROAD, _WATER, _FINANCE, _AUDIT = "青海省交通运输厅", "青海省水利厅", "青海省财政厅", "青海省审计厅"
_DRAFT = (
    "第一条 东西部扶贫协作资金纳入专账管理（示范文本，非正式文件）。\n"
    "第二条 资金安排与带贫成效挂钩，项目库外不得安排。\n"
    "第三条 年度使用情况每季度通报一次。"
)
_SINCE = timedelta(400)
_SHARE = 3  # of so many offices one has not confirmed
_UNNAMED = 41  # of so many offices one has named nobody yet


@transaction.atomic
def communicate(*, at: datetime) -> None:
    """Open problems, send notices, name liaison officers, and ask for opinions on a draft."""
    numbers = {name: number for number, name in Organisation.objects.values_list("number", "name")}
    _problems(numbers, at=at)
    _notices(at=at)
    _contacts(at=at)
    row = draft_document(
        kind="method", title="青海省东西部扶贫协作资金管理办法（示范征求意见稿）",
        title_en="Method of East-West funds (made-up draft)", words=_DRAFT, by=GROUP, at=at - timedelta(9),
    )  # fmt: skip
    asked = Paper(offices=(numbers[_FINANCE], numbers[_AUDIT], _YUSHU), until=day_of(at) + timedelta(14))
    act_on_document(document=row.pk, asked=AskedOfDocument("consult", row.acts, asked), by=GROUP,
                    at=at - timedelta(8))  # fmt: skip


def _problems(numbers: dict[str, str], *, at: datetime) -> None:
    told = (  # opened by, where, from whom, title, what, how many days ago
        (_HUZHU, _TOWN, numbers[_ROAD], "通村道路塌方，物资无法进村",
         "雨后塌方约 200 米，乡政府已组织便道，需工程修复（示范）。", 12),
        (_NANGQEN, _NANGQEN, numbers[_WATER], "3 个村冬季饮水管道冻结",
         "管道埋深不足，县内无设备，需技术支持（示范）。", 40),
        (_TOWN, _TOWN, "", "培训班次与农忙冲突", "请将秋季培训推迟到十月（示范）。", 25),
        (_HUZHU, _HUZHU, numbers[_FINANCE], "扶贫资金拨付滞后", "项目已开工，第二批资金未到位（示范）。", 3),
    )  # fmt: skip
    rows = [_opened(*one, at=at) for one in told]
    _owned(rows[0], numbers[_ROAD], _acts_for(_HAIDONG), at=at - timedelta(9))
    _owned(rows[1], numbers[_WATER], _acts_for(_YUSHU), at=at - timedelta(30))
    answer_problem(
        problem=rows[2].pk, answer="已与县人社局商定，培训推迟至十月（示范）。", by=_acts_for(_HUZHU),
        at=at - timedelta(20),
    )  # fmt: skip


def _opened(office: str, place: str, wanted: str, title: str, what: str, ago: int, *, at: datetime) -> Problem:
    terms = ProblemTerms(title, what, place, "serious" if wanted else "ordinary", wanted)
    return open_problem(terms=terms, by=_acts_for(office), at=at - timedelta(ago))


def _owned(row: Problem, owner: str, by: Actor, *, at: datetime) -> None:
    ownership = Ownership(
        "works",
        owner,
        "责任处室负责人（示范）",
        row.opener,
        day_of(at) + timedelta(120),
        "影响群众过冬，须尽快办理（示范）",
    )
    own_problem(problem=row.pk, ownership=ownership, by=by, at=at)


def _notices(*, at: datetime) -> None:
    below, departments = circle(PROVINCE, BELOW), circle(PROVINCE, DEPARTMENTS)
    told = (
        ("关于报送年度脱贫攻坚总结的通知（示范）", "请各单位于期限前报送年度总结，附目标完成情况和承诺兑现情况。",
         30, 10, [*below, *departments]),
        ("关于召开年度会商的通知（示范）", "请各帮扶单位与帮扶村商定会商日期并报送。", 5, 12, circle(PROVINCE, UNITS)),
        ("关于冬季督查安排的通知（示范）", "督查组到县后随机抽取村和户，请勿安排陪同。", 2, 9, below),
    )  # fmt: skip
    for title, words, ago, days, offices in told:
        sent_at = at - timedelta(ago)
        notice = Notice(title, words, day_of(sent_at) + timedelta(days))
        row = send_dispatch(notice=notice, offices=offices, by=GROUP, at=sent_at)
        for place, office in enumerate(sorted(offices)):
            if place % _SHARE:
                confirm_dispatch(dispatch=row.pk, by=_acts_for(office), at=sent_at + timedelta(hours=place % 20 + 1))


def _contacts(*, at: datetime) -> None:
    """Name a liaison officer for nearly every office of the directory; some have had two."""
    offices = [
        PROVINCE, *circle(PROVINCE, BELOW),
        *Organisation.objects.exclude(kind="office").order_by("number").values_list("number", flat=True),
    ]  # fmt: skip
    for place, office in enumerate(offices):
        if place % _UNNAMED == _UNNAMED - 1:
            continue
        began = at - _SINCE - timedelta(place % 30)
        _named(office, f"联络员{place + 1}（虚构）", place, began)
        if place % 10 == 0:
            _named(office, f"新任联络员{place + 1}（虚构）", place, at - timedelta(60))


def _named(office: str, name: str, place: int, at: datetime) -> None:
    contact = Contact(name, f"0971-550{place:04d}", day_of(at), "综合处（示范）")
    appoint_liaison(office=office, contact=contact, by=GROUP, at=at)


def _acts_for(office: str) -> Actor:
    """Give an office of the demo; a poverty office by its place, any other by its number."""
    if office.isdigit() and len(office) == len(PROVINCE):
        return replace(platform("demo-county"), place_codes=(office,))
    return replace(platform("demo-unit"), organisation=office)
