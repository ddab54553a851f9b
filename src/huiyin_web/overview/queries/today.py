"""Today: what is due from me, returned to me, waiting for me."""

from dataclasses import replace

from django.http import HttpRequest
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.core.tables import Table
from huiyin_web.core.today import Queue, items_of
from huiyin_web.overview.pages import Look, TodayPage, TodayQueue
from huiyin_web.overview.queries.frozen import frozen
from huiyin_web.overview.queries.headline import facts, sentence
from huiyin_web.overview.queries.households import households_table
from huiyin_web.overview.queries.placing import no_area, own_place
from huiyin_web.places.queries import place_names
from huiyin_web.places.successions import succession_around
from huiyin_web.registry.queries.households import households_one_by_one

_MOST = 100
_GIVEN = Text("Households given to me", "我帮扶的农户")
_FIRST = Text(f"The first {_MOST} are shown; find the others by name.", f"仅显示前 {_MOST} 户，其余请按姓名查找。")
_QUEUES = (
    (
        Queue.DUE,
        Text("Due from me", "待我办理"),
        Text("Nothing is due from you.", "没有待办事项。"),
        Text("What is given to you will stand here with its day.", "交办给您的事项会按期限列在这里。"),
    ),
    (
        Queue.RETURNED,
        Text("Returned to me", "退回给我"),
        Text("Nothing came back to you.", "没有退回的事项。"),
        Text(
            "A file with refused rows or a job that failed would stand here.", "被拒的数据文件和失败的任务会列在这里。"
        ),
    ),
    (
        Queue.WAITING,
        Text("Waiting for me", "等我审定"),
        Text("Nobody waits for you.", "没有等您审定的事项。"),
        Text("What others need you to decide will stand here.", "需要您审定的事项会列在这里。"),
    ),
)


def today_page(*, actor: Actor, request: HttpRequest) -> TodayPage:
    """Give what stands in the three queues of whoever asks, and the way to the figures for who may see them."""
    queues = tuple(
        TodayQueue(title, items_of(request, queue), empty, empty_next) for queue, title, empty, empty_next in _QUEUES
    )
    count = sum(len(queue.items) for queue in queues)
    given = _households(actor)
    return TodayPage(
        title=Text("Today", "今日事项"),
        lead=_lead(actor, count),
        queues=queues,
        look=_look(actor) if actor.may(May.SEE_FIGURES) and (actor.scope.prefixes or not given) else None,
        households=given,
    )


def _households(actor: Actor) -> Table | None:
    """Give the households that somebody was given one by one; none for whoever has no such."""
    if not actor.scope.households or not actor.may(May.SEE_HOUSEHOLDS):
        return None
    found = households_one_by_one(actor, limit=_MOST)
    table = households_table(found, title=_GIVEN, villages=place_names({one.village_code for one in found}))
    return replace(table, note=_FIRST) if len(found) == _MOST else table


def _look(actor: Actor) -> Look:
    """Say in one sentence how things stand where the actor works, and lead to the figures."""
    return Look(
        title=Text("How things stand", "当前态势"),
        words=_words(actor),
        action=Text("See the situation", "查看态势"),
        url=reverse("overview:situation"),
    )


def _words(actor: Actor) -> Text:
    known = frozen()
    code = own_place(actor, known.years[0] if known.years else None)
    pair = known.shown(None, code)
    if pair is not None and code is None:
        return no_area(actor)
    if pair is None or code is None:
        return Text("No year is frozen yet; the figures will stand here.", "尚未冻结任何年度；冻结后在此显示主要数据。")
    return sentence(facts(code, place_names([code])[code], pair.along(succession_around([code]))))


def _lead(actor: Actor, count: int) -> Text:
    if not count:
        return Text("{name}, nothing waits for you today.", "{name}，今天没有等您处理的事项。").fill(name=actor.name)
    if count == 1:
        return Text("{name}, one matter waits for you.", "{name}，有 1 件事项等您处理。").fill(name=actor.name)
    return Text("{name}, {count} matters wait for you.", "{name}，有 {count} 件事项等您处理。").fill(
        name=actor.name, count=count
    )
