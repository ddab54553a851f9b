"""What visits put on the page of today: how many households of mine are due, and since when."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.visits import rhythm_on
from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.assistance.queries.homes import listed, longest_unseen, state_of
from huiyin_web.assistance.queries.teams import incomplete
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item

_WHAT = Text("{count} households are due for a visit", "{count} 户联系户到期应走访")
_WHAT_ONE = Text("1 household is due for a visit", "1 户联系户到期应走访")
_UNDER = Text("Longest unseen first", "久未走访的在前")


_TEAMS = Text("{count} villages without a complete team", "{count} 个村工作队不完整或任期已满")
_TEAM_ONE = Text("1 village without a complete team", "1 个村工作队不完整或任期已满")
_TEAMS_UNDER = Text("People, first secretary and terms", "人数、第一书记和任期")
_LACKING = Text("to be filled", "待补齐")


def lacking_teams(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all villages whose team lacks something, to whoever keeps teams."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.KEEP_TEAMS) or not actor.place_code:
        return
    count = sum(1 for _ in incomplete(actor, actor.place_code, today()))
    if count:
        yield Item(
            what=_TEAM_ONE if count == 1 else _TEAMS.fill(count=count),
            url=f"{reverse('assistance:teams')}?state=incomplete", under=_TEAMS_UNDER, state=_LACKING, tone="warn",
        )  # fmt: skip


def due_visits(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all the households that are due, to whoever visits them; it names nobody."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.RECORD_VISITS):
        return
    on = today()
    due = [one for one in longest_unseen(listed(actor), rhythm=rhythm_on(on), on=on) if one.is_due]
    if not due:
        return
    state, tone = state_of(due[0].due, on)
    yield Item(
        what=_WHAT_ONE if len(due) == 1 else _WHAT.fill(count=len(due)),
        url=reverse("assistance:my"),
        under=_UNDER,
        state=state,
        tone=tone,
        due=due[0].due.on,
    )
