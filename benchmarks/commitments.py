"""How long the server takes for the pages of commitments, with 5,000 of them and 40,000 entries: at most 150 ms.

    python benchmarks/commitments.py [--data DIR] [--scale 0.01] [--requests 100] [--json FILE]

Without a folder the demo province is built first. The commitments are made up beside those that it has, of offices
and places that it has, within a transaction that is given up at the end: the folder stays as it was.
"""

import argparse
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pages

COMMITMENTS, ENTRIES = 5_000, 40_000
SEED = 7
LEADS = 25  # one in so many has parts
PARTS = 4
ACTS = ("accept", "report", "prove", "remark")
_PROVINCE = "630000000000"
_VIEWS = ("mine", "waiting", "overdue", "blocked", "closed", "all")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--scale", default="0.01")
    parser.add_argument("--requests", type=int, default=pages.REQUESTS)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        data = asked.data or pages.build(Path(made), asked.scale)
        os.environ |= {"HUIYIN_DATA": str(data), "DJANGO_SETTINGS_MODULE": "huiyin_web.config.settings"}
        rows = list(measured(asked.requests))
    print(f"{'page':58} {'median':>9} {'p95':>9}")
    for row in rows:
        print(f"{row['what']:58} {row['median']:7.1f}ms {row['value']:7.1f}ms{'' if row['ok'] else '  OVER'}")
    if asked.json:
        asked.json.write_text(json.dumps(rows, indent=1))
    return 0 if all(row["ok"] for row in rows) else 1


def measured(requests: int) -> Iterator[dict[str, object]]:
    import django

    django.setup()
    from django.db import transaction

    with transaction.atomic():
        ids = filled()
        for what, take in asked_for(ids).items():
            yield pages.row_of(what, take, requests)
        transaction.set_rollback(True)


def asked_for(ids: list[int]) -> dict[str, Callable[[], None]]:
    """Give every page with what asks for it once, for another commitment or office each time."""
    from huiyin_web.places.models import Organisation

    ones = [f"/commitments/{pk}/" for pk in ids[:: COMMITMENTS // pages.REQUESTS]]
    offices = [f"/commitments/of-office/{one}/" for one in Organisation.objects.values_list("number", flat=True)[:50]]
    rolls = [f"/commitments/of-place/{_PROVINCE}/?by={by}" for by in ("kind", "office", "place", "round")]
    return {
        **{
            f"list: {view}, {user}": pages.asking(user, [f"/commitments/?view={view}"])
            for user in ("province", "huzhu", "unit")
            for view in _VIEWS
        },
        "list: words that stand in no title": pages.asking(
            "province", ["/commitments/?view=all&words=%E7%A4%BA%E8%B8%AA"]
        ),
        "one commitment": pages.asking("province", ones),
        "how offices keep them": pages.asking("province", [f"/commitments/of-office/{_PROVINCE}/", *offices]),
        "how the province keeps them, all roll-ups": pages.asking("province", rolls),
        "several at once": together(ids),
        "today": pages.asking("province", ["/"]),
        "my reminders": pages.asking("unit", ["/commitments/my-reminders/"]),
        "reminders sent": pages.asking("province", ["/commitments/reminders/"]),
    }


def together(ids: list[int]) -> Callable[[], None]:
    """Give what reminds of ten commitments at once, and takes it back."""
    from django.db import transaction
    from django.test import Client

    from huiyin_web.access.models import User
    from huiyin_web.commitments.models import Commitment

    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="province"))
    rows = Commitment.objects.filter(pk__in=ids, giver=_PROVINCE, state="accepted", held_until=None)[:10]
    sent = {"act": "remind", "chosen": [f"{row.pk}-{row.acts}" for row in rows]}

    def take() -> None:
        with transaction.atomic():
            answer = client.post("/commitments/together/?view=all", sent)
            transaction.set_rollback(True)
        if answer.status_code != 302:
            raise SystemExit(f"several at once answered {answer.status_code}")

    return take


def filled() -> list[int]:
    """Make up commitments in every state, with what was done to them; give their ids."""
    from huiyin_web.commitments.models import Commitment, Entry

    draw = random.Random(SEED)  # noqa: S311  made-up rows, and the same ones each time
    made = Commitment.objects.bulk_create(rows(draw), batch_size=500)
    leads = made[::LEADS]
    for at, lead in enumerate(leads):
        for part in made[at * LEADS + 1 : at * LEADS + 1 + PARTS]:
            part.lead = lead
    Commitment.objects.bulk_update([row for row in made if row.lead_id], ["lead"], batch_size=500)
    each = ENTRIES // COMMITMENTS
    Entry.objects.bulk_create(
        (
            Entry(
                commitment=row, act=ACTS[turn % 4] if turn or not row.held_until else "hold",
                on=row.given_on + timedelta(turn), at=row.at + timedelta(turn), by_key="platform:demo", by_name="demo",
                reason="示范", amount=100 * turn if turn % 4 == 1 else None,
                until=row.held_until if not turn else None,
            )
            for row in made
            for turn in range(each)
        ),
        batch_size=1000,
    )  # fmt: skip
    return [row.pk for row in made]


def rows(draw: random.Random) -> Iterator[Any]:
    from huiyin.followup.commitments import KINDS, SOURCES, State
    from huiyin_web.commitments.models import Commitment
    from huiyin_web.core.clock import now, today
    from huiyin_web.places.models import Organisation, Place

    offices = list(Organisation.objects.order_by("number").values_list("number", flat=True)[:300])
    places = list(Place.objects.filter(level="county").order_by("code").values_list("code", flat=True))
    kinds, sources, states = KINDS.keys(), SOURCES.keys(), list(State)
    for serial in range(1, COMMITMENTS + 1):
        state, place, given = draw.choice(states), draw.choice(places), today() - timedelta(draw.randrange(30, 900))
        due = given + timedelta(draw.randrange(20, 700))
        closed = given + timedelta(draw.randrange(20, 400)) if state is State.CLOSED else None
        held = state is State.ACCEPTED and serial % 5 == 0
        yield Commitment(
            year=1990, serial=serial, title=f"为{serial}个村培训劳动力", kind=draw.choice(kinds), severity="ordinary",
            source=draw.choice(sources), place_code=place, giver=_PROVINCE, owner=draw.choice(offices), accepter=place,
            person="联络员", quantity=draw.randrange(100, 90_000), unit="persons", reported=50,
            verified=50 if closed else None,
            given_on=given, starts_on=given, first_due_on=due, due_on=due, delivered_on=closed, closed_on=closed,
            held_from=given if held else None, held_until=today() + timedelta(30) if held else None, state=state.value,
            slips=serial % 3, acts=ENTRIES // COMMITMENTS, changed_on=given, at=now(), by_key="platform:demo",
            by_name="demo",
        )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
