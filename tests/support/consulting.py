"""A need for tests of the rules: a village asks its unit for a kilometre of road."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from huiyin.followup.consultations import Called, Given, Hand, Need, Raised, after

RAISED_ON, ANSWERS_BY = date(2016, 4, 1), date(2016, 5, 31)
RAISER, PLACE = Hand("user:1", "632725100200", for_place=True), Hand("user:2", "632725000000", for_place=True)
UNIT, STRANGER = Hand("user:3", "Z-0001"), Hand("user:4", "Z-0002")
GROUP = Hand("user:5", "630000000000", for_group=True)
WANTED = Decimal(12)
OFFER = Given("硬化通村路", WANTED, date(2016, 10, 31), "帮扶专员")
ENOUGH: Mapping[str, Given] = {
    "promise": OFFER,
    "promise_part": replace(OFFER, amount=Decimal(5), reason="其余路段由县交通局实施"),
    "decline": Given(reason="不在本单位职责范围"),
    "ask_again": Given(reason="请提前到雨季前"),
    "withdraw": Given(reason="已由其他项目解决"),
    "lapse": Given(reason="两次催办未答复"),
}
HANDS = {"promise": UNIT, "promise_part": UNIT, "decline": UNIT, "lapse": GROUP}
CALLED = Called(2016, date(2016, 4, 30), ANSWERS_BY, 2016)
RAISED = Raised(
    "硬化通村路 12 公里", "雨季无法通行", "works", WANTED, "kilometres", date(2016, 4, 30), is_open=True, is_paired=True,
    is_asked=False,
)  # fmt: skip


def need(*acts: str, **more: object) -> Need:
    """Give the need after some acts, a day apart."""
    found = replace(Need("Z-0001", RAISER.key, RAISED_ON, ANSWERS_BY, quantity=WANTED), **more)
    for days, act in enumerate(acts, start=1):
        found = after(found, act, on=RAISED_ON + timedelta(days), given=ENOUGH.get(act, Given()))
    return found
