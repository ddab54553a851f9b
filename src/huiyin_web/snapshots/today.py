"""What of the frozen years stands on the page of today: a year that is over, was imported and is not frozen yet."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.imports.queries import in_force
from huiyin_web.snapshots.queries import latest_frozen_year

_MOST = 3
_FREEZE = Text("Freeze {year}", "冻结 {year} 年度")
_WHY = Text(
    "The year is over and its register is imported; figures and assessments wait for the snapshot.",
    "该年度已结束且台账已导入；统计指标与考核待冻结后生成。",
)


def years_to_freeze(request: HttpRequest) -> Iterator[Item]:
    """Give whoever may freeze the years that wait for it, the earliest first."""
    if not actor_from(request).may(May.FREEZE):
        return
    register = in_force().filter(kind__in=("households", "persons"))
    open_years = register.filter(year__gt=latest_frozen_year() or 0, year__lt=today().year)
    for year in open_years.order_by("year").values_list("year", flat=True).distinct()[:_MOST]:
        yield Item(what=_FREEZE.fill(year=year), url=reverse("snapshots:year", args=[year]), under=_WHY)
