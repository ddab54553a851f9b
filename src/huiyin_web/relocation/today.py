"""What waits for whom: relocated households to be asked, and households whose own word is still to be recorded."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.http import HttpRequest
from django.urls import reverse

from huiyin.followup.relocation import State
from huiyin.kernel.text import Text
from huiyin_web.access.request import actor_from
from huiyin_web.access.roles import May
from huiyin_web.core.clock import today
from huiyin_web.core.today import Item
from huiyin_web.relocation.models import Scheme
from huiyin_web.relocation.queries.moving import due_moves
from huiyin_web.relocation.queries.stored import moves_in_reach
from huiyin_web.relocation.queries.wording import late_by

_MOST = 5
_DUE = Text("{count} relocated households are to be asked", "{count} 户搬迁户应回访")
_DUE_ONE = Text("1 relocated household is to be asked", "1 户搬迁户应回访")
_DUE_UNDER = Text("Work, income, school, clinic, whether they stay", "就业、收入、上学、就医、稳定居住")
_WORD = Text("{scheme}: {count} households have not said whether they move", "{scheme}：{count} 户待表态是否搬迁")
_WORD_ONE = Text("{scheme}: 1 household has not said whether it moves", "{scheme}：1 户待表态是否搬迁")
_WORD_UNDER = Text("Somebody other than the scheme's manager records it", "由方案管理人以外的人员登记")
_ASK = Text("to be asked", "待回访")


def due(request: HttpRequest) -> Iterator[Item]:
    """Give one line for all the relocated households that are to be asked, to whoever visits them; it names nobody."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.RECORD_VISITS):
        return
    on = today()
    found = due_moves(actor, on=on).order_by().aggregate(many=Count("pk"), first=Min("due_on"))
    if found["many"]:
        late = late_by((on - found["first"]).days)
        yield Item(
            _DUE_ONE if found["many"] == 1 else _DUE.fill(count=found["many"]), reverse("relocation:due"),
            under=_DUE_UNDER, state=late if isinstance(late, Text) else _ASK, tone="bad" if late else "warn",
            due=found["first"],
        )  # fmt: skip


def waiting(request: HttpRequest) -> Iterator[Item]:
    """Give the schemes in which households have not said whether they move, to others than who manages them."""
    actor = actor_from(request)
    if actor.role is None or not actor.may(May.RECORD_CONSENT):
        return
    rows = (
        moves_in_reach(actor).filter(state=State.OFFERED).exclude(scheme__by_key=actor.key).order_by()
        .values("scheme").annotate(many=Count("pk"), first=Min("last_on")).order_by("first", "scheme")[:_MOST]
    )  # fmt: skip
    found = list(rows)
    schemes = Scheme.objects.in_bulk([one["scheme"] for one in found])
    for one in found:
        scheme = schemes[one["scheme"]]
        words = _WORD_ONE if one["many"] == 1 else _WORD
        yield Item(
            words.fill(scheme=scheme.title, count=one["many"]), reverse("relocation:scheme", args=[scheme.pk]),
            under=_WORD_UNDER, state=State.OFFERED.label, tone="warn", due=one["first"],
        )  # fmt: skip
