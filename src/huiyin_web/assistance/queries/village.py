"""A village's households by how long they have not been seen."""

from datetime import date
from typing import Any

from django.urls import reverse

from huiyin.followup.visits import FOUND, Rhythm
from huiyin.kernel.places import code_range, prefix_of
from huiyin.kernel.text import Text
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.access.actor import Actor
from huiyin_web.assistance.queries.homes import listed, longest_unseen, state_of
from huiyin_web.core.tables import Cell, Column, Kind, Row, Table


def homes_table(actor: Actor, village: str, rhythm: Rhythm, on: date) -> Table:
    """Give a village's households, never seen and longest unseen first; names masked."""
    found = listed(actor).filter(village_code__range=code_range(prefix_of(village)))
    return Table(
        Text("Households, longest unseen first", "农户（久未走访在前）"),
        (
            Column("head", Text("Head of household", "户主")),
            Column("state", Text("Next visit", "下次走访"), main=True),
            Column("seen_on", Text("Last seen", "上次见到"), Kind.DAY),
            Column("found", Text("How it was", "当时情况")),
            Column("why", Text("Why then", "到期依据")),
            Column("office_number", Text("Household number", "户编号"), filed=True),
        ),
        [_row(one.household, one.due, on) for one in longest_unseen(found, rhythm=rhythm, on=on)],
        empty=Text("No household is on the register here.", "此处没有在册农户。"),
    )


def _row(found: Any, due: Any, on: date) -> Row:
    state, tone = state_of(due, on)
    head, url = masked(found.head_name, Mask.NAME), reverse("overview:household", args=[found.pk])
    return Row((
        Cell(head, url, under=found.office_number),
        Cell(state, tone=tone),
        found.seen_on,
        FOUND.label_of(found.seen_found) if found.seen_found else None,
        due.why,
        found.office_number,
    ))  # fmt: skip
