"""Commitments for tests: a unit promised a county to train people; the county's office says whether it did."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from huiyin.followup.commitments import Commitment, Given, Hand, after

GIVEN_ON = date(2016, 9, 14)
DUE_ON = date(2016, 12, 31)
GIVER = Hand("clerk of the group", frozenset({"group"}))
OWNER = Hand("owner", frozenset({"unit"}))
ACCEPTER = Hand("county officer", frozenset({"county"}))
STRANGER = Hand("stranger", frozenset({"elsewhere"}))
PROMISE = Commitment(
    "training", GIVEN_ON, GIVEN_ON, DUE_ON, giver="group", owner="unit", accepter="county", quantity=Decimal(180),
    evidence=1,
)  # fmt: skip
WHY = "the road was closed"
ENOUGH: Mapping[str, Given] = {
    "decline": Given(reason=WHY),
    "hand_over": Given(reason=WHY, owner="another unit"),
    "report": Given(amount=Decimal(100)),
    "deliver": Given(amount=Decimal(180)),
    "verify": Given(amount=Decimal(180)),
    "send_back": Given(reason=WHY),
    "explain": Given(reason=WHY),
    "withdraw": Given(reason=WHY),
    "hold": Given(reason=WHY, until=date(2016, 11, 1)),
    "postpone": Given(reason=WHY, due_on=date(2017, 3, 31)),
    "reopen": Given(reason=WHY),
}
HANDS = {
    **dict.fromkeys(("accept", "decline", "report", "deliver", "explain"), OWNER),
    **dict.fromkeys(("hand_over", "withdraw", "hold", "resume", "postpone"), GIVER),
    **dict.fromkeys(("verify", "send_back", "miss", "reopen"), ACCEPTER),
}


def brought(*acts: str, on: date | None = None, **more: object) -> Commitment:
    """Give the promise after some acts, a day apart from the day on which it was given, or all on one day."""
    found = replace(PROMISE, **more)
    for days, act in enumerate(acts, start=1):
        day = on or GIVEN_ON + timedelta(days)
        found = after(found, act, hand=HANDS[act], on=day, given=ENOUGH.get(act, Given()))
    return found
