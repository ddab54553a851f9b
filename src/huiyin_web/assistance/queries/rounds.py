"""All rounds of assistance side by side."""

from datetime import date

from django.db.models import Count
from django.urls import reverse

from huiyin.kernel.text import Text
from huiyin_web.access.actor import Actor
from huiyin_web.access.roles import May
from huiyin_web.assistance.models import AssistanceRound, Participant
from huiyin_web.assistance.pages.boards import Board
from huiyin_web.assistance.queries.pledged import pledged, verified_yuan
from huiyin_web.assistance.queries.stored import pairings_in_reach
from huiyin_web.assistance.queries.wording import round_name
from huiyin_web.commitments.queries.keeping import kept_by
from huiyin_web.core.parts import Crumb
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table
from huiyin_web.imports.kinds import people_are_made_up

TITLE = Text("Assistance rounds", "帮扶轮次")
_LEAD = Text(
    "Units assist villages in rounds of some years. What a round promised and did not keep is carried into the next by "
    "a decision, never silently.",
    "帮扶单位按轮次结对帮扶。上一轮未兑现的承诺，须逐项决定是否转入下一轮，不得悄然消失。",
)
_OPEN = Text("Open a round", "启动新一轮")
_RUNNING, _OVER = Text("running", "进行中"), Text("closed on {day}", "{day} 结束")
_NONE = Text("No round was opened yet.", "尚未启动帮扶轮次。")
_COLUMNS = (
    Column("round", Text("Round", "轮次"), main=False),
    Column("state", Text("State", "状态")),
    Column("units", Text("Units", "参加单位"), Kind.NUMBER),
    Column("villages", Text("Places paired", "结对村（县）"), Kind.NUMBER),
    Column("promises", Text("Promises", "承诺"), Kind.NUMBER),
    Column("kept", Text("Kept", "兑现率"), Kind.SHARE, places=1, main=True),
    Column("pledged", Text("Funds pledged", "承诺资金"), Kind.MONEY),
    Column("verified", Text("Funds verified", "核验资金"), Kind.MONEY),
)


def rounds_page(*, actor: Actor, on: date) -> Board:
    """Give all rounds, the latest first, with what each came to as far as the reader sees it.

    Raises:
        NotAllowedError: their role sees no promises.
    """
    actor.need(May.SEE_COMMITMENTS)
    rounds = list(AssistanceRound.objects.order_by("-first_year"))
    may_open = actor.may(May.RUN_ROUNDS)
    return Board(
        title=TITLE,
        lead=_LEAD,
        crumbs=(Crumb(TITLE),),
        tables={"rounds": Table(TITLE, _COLUMNS, _rows(actor, rounds, on), empty=_NONE)},
        here=reverse("assistance:rounds"),
        links=(Crumb(_OPEN, reverse("assistance:open_round")),) if may_open else (),
        made_up=people_are_made_up(),
    )


def _rows(actor: Actor, rounds: list[AssistanceRound], on: date) -> list[Row]:
    units = dict(Participant.objects.order_by().values_list("round").annotate(Count("pk")))
    paired = pairings_in_reach(actor).order_by().values_list("participant__round")
    places = dict(paired.annotate(Count("place_code", distinct=True)))
    promises = pledged(actor, *rounds)
    kept, funds = kept_by(promises, on, "source_key"), verified_yuan(promises, "source_key")
    found = []
    for one in rounds:
        told, (promised, verified) = kept.get(one.key), funds.get(one.key, (0, 0))
        closed = _OVER.fill(day=one.closed_on) if one.closed_on else _RUNNING
        found.append(
            Row(
                (
                    Cell(round_name(one), reverse("assistance:round", args=[one.pk]), under=one.key),
                    Cell(closed, tone="" if one.closed_on else "go"),
                    units.get(one.pk, 0),
                    places.get(one.pk, 0),
                    sum(told.counts.values()) if told else 0,
                    told.ratio if told else None,
                    promised,
                    verified,
                )
            )
        )
    return found
