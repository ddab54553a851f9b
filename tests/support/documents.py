"""Documents for tests: the group's office keeps one, the department of finance was asked."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from huiyin.followup.issuing import Document, Given, Hand, after

DRAFTED_ON = date(2016, 7, 1)
KEEPER, MEETING = Hand("group"), Hand("group", by_meeting=True)
ASKED, STRANGER = Hand("finance"), Hand("elsewhere")
TEXT = "第一条 督查每年两次。\n第二条 到县后随机抽取村。"
ENOUGH: Mapping[str, Given] = {
    "write": Given(words=TEXT),
    "consult": Given(offices=("finance",), until=date(2016, 8, 1)),
    "opine": Given(stance="changes", words="增加资金条款"),
    "answer": Given(office="finance", taken_up="adopted"),
    "return": Given(reason="责任不明"),
    "revise": Given(words=TEXT, reason="按会议意见修改"),
    "issue": Given(number="青扶组〔2016〕12号", effective_on=date(2016, 12, 1)),
    "supersede": Given(other_from=date(2018, 1, 1)),
    "withdraw": Given(reason="并入其他文件"),
}
HANDS = {"opine": ASKED, "approve": MEETING, "return": MEETING}


def document(*acts: str, **more: object) -> Document:
    """Give the document after some acts, a day apart."""
    found = replace(Document("group", since=DRAFTED_ON), **more)
    for days, act in enumerate(acts, start=1):
        given = ENOUGH.get(act, Given())
        found = after(found, act, hand=HANDS.get(act, KEEPER), on=DRAFTED_ON + timedelta(days), given=given)
    return found
