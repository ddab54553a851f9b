"""What the lists of problems, notices and contacts share: their sections, and how they are turned."""

from collections.abc import Mapping

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from huiyin.kernel.text import Text
from huiyin_web.core.parts import Pager, Tab

TURN = 50
PROBLEMS, DISPATCHES, CONTACTS, PUBLICITY = (
    Text("Problems", "问题"),
    Text("Notices to offices", "通知"),
    Text("Contacts", "联络员"),
    Text("Publicity plan", "宣传计划"),
)
_SECTIONS = {"problems": PROBLEMS, "dispatches": DISPATCHES, "contacts": CONTACTS, "publicity": PUBLICITY}
_SHOWN = Text("{shown} shown", "显示 {shown} 条")


def sections(here: str) -> tuple[Tab, ...]:
    """Give the sections of communication; `here` is the name of the present one."""
    return tuple(Tab(label, reverse(f"leadership:{name}"), name == here) for name, label in _SECTIONS.items())


def views_of(name: str, views: Mapping[str, Text], here: str, counts: Mapping[str, int]) -> tuple[Tab, ...]:
    """Give the views of a section, those that are counted with how many they hold."""
    url = reverse(f"leadership:{name}")
    return tuple(Tab(label, f"{url}?view={key}", key == here, counts.get(key)) for key, label in views.items())


def turned(
    found: QuerySet[Model], name: str, asked: Mapping[str, object], *, order: str = "-pk"
) -> tuple[list[Model], Pager]:
    """Give one turn of a list by its key, and where it stands; `order` is `pk` or `-pk`."""
    after = asked.get("after")
    compared = "pk__lt" if order.startswith("-") else "pk__gt"
    rows = list((found.filter(**{compared: after}) if after else found).order_by(order)[: TURN + 1])
    shown = rows[:TURN]
    kept = {key: str(value) for key, value in asked.items() if value and key != "after"}
    url = reverse(f"leadership:{name}")
    next_ = f"{url}?{urlencode(kept | {'after': str(shown[-1].pk)})}" if len(rows) > TURN else ""
    first = f"{url}?{urlencode(kept)}" if after else ""
    return shown, Pager(_SHOWN.fill(shown=len(shown)), next=next_, first=first)
