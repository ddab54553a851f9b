"""Collections of the demo: two that villages answer now, one that waits, one refused because they answer already."""

from datetime import date, datetime, timedelta

from huiyin_web.access.models import User
from huiyin_web.access.queries import actor_of
from huiyin_web.collecting.actions.admit_collection import admit_collection
from huiyin_web.collecting.actions.propose_collection import propose_collection
from huiyin_web.collecting.actions.refuse_collection import refuse_collection
from huiyin_web.collecting.queries.wanted import Wanted

_HUZHU, _NANGQEN, _YUSHU = "630223000000", "632725000000", "632701000000"
_DAYS = timedelta(days=40)
_BASIS = "国务院扶贫办关于建档立卡动态管理的年度通知（示范）"
_ADMITTED = "年度唯一采集，同意（示范）"
_REFUSED = "该县各村本年度已应答动态管理采集，请使用其结果（示范）"


def ask_villages(*, on: date, at: datetime) -> None:
    """Let the county's office, the prefecture and a department ask, and the province decide about three of the four."""
    yearly = Wanted(
        "年度动态管理信息采集（示范）", _BASIS, "省扶贫办据此确定下一年度帮扶措施", "households",
        ("phone", "wage_income", "transfer_income", "housing_area", "water_safe", "identified_on"), _HUZHU,
        on, on + _DAYS, 9,
    )  # fmt: skip
    finance = Wanted(
        "惠农补贴发放信息采集（示范）", "财政厅惠农补贴一卡通管理办法（示范）", "财政厅据此核定补贴账户", "households",
        ("bank_name", "bank_account"), _HUZHU, on, on + _DAYS, 3,
    )  # fmt: skip
    schooling = Wanted(
        "家庭成员就学健康信息采集（示范）", _BASIS, "州扶贫办据此安排教育、健康帮扶", "persons",
        ("birth_date", "schooling", "health"), _NANGQEN, on, on + _DAYS, 2,
    )  # fmt: skip
    facilities = Wanted(
        "行政村设施年度核查（示范）", _BASIS, "省扶贫办据此安排下一年度村级基础设施项目", "facilities",
        ("road", "water", "clinic", "doctors", "collective_income"), _YUSHU, on, on + _DAYS, 15,
    )  # fmt: skip
    first, second, third = (
        propose_collection(wanted=wanted, by=actor_of(User.objects.get(username=name), on=on), at=at)
        for wanted, name in ((yearly, "huzhu"), (finance, "department"), (facilities, "yushu"))
    )
    propose_collection(wanted=schooling, by=actor_of(User.objects.get(username="yushu"), on=on), at=at)
    province = actor_of(User.objects.get(username="province"), on=on)
    admit_collection(collection=first.pk, reason=_ADMITTED, by=province, at=at)
    admit_collection(collection=third.pk, reason=_ADMITTED, by=province, at=at)
    refuse_collection(collection=second.pk, reason=_REFUSED, by=province, at=at)
