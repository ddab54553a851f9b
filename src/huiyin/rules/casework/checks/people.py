"""Checks of who: the household on the register, and the officers who keep one another honest."""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin.policy.decision import Reason
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.words import EXITED, OFF_REGISTER, POOR, SIGNATURE

_IS_OFF = Text("The household is not on the register.", "该户不在册。")
_IS_ON = Text("The household is on the register already.", "该户已在册。")
_STANDS_ON = Text("The household is on the register.", "该户在册。")
_IS_POOR = Text("The household is registered as poor.", "该户为在册贫困户。")
_IS_NOT_POOR = Text("The household is not registered as poor.", "该户不是在册贫困户。")
_HAS_LEFT = Text("The household had left poverty.", "该户为脱贫户。")
_HAS_NOT_LEFT = Text("The household had not left poverty: it can't return to it.", "该户不是脱贫户，不适用返贫认定。")
_AGREED = Text("The household agreed that its data are matched.", "农户已授权核查家庭信息。")
_NOT_AGREED = Text("The household did not agree that its data are matched.", "农户未授权核查家庭信息。")
_ANOTHER_RECORDS = Text("It is recorded by somebody other than the household's helper.", "由帮扶责任人以外的人员记录。")
_HELPER_RECORDS = Text(
    "The household's helper can't record what the household says; somebody else must.",
    "帮扶责任人不得代为记录农户意见，须由他人记录。",
)
_SIGNED = Text("The household signed.", "农户已签字。")
_HEARD = Text("It was read aloud before a witness.", "已在见证人面前当面宣读。")
_NOT_HEARD = Text(
    "Without a signature it must be read aloud, before a witness who is named.", "未签字的，须当面宣读并注明见证人。"
)
_ANOTHER_REVIEWS = Text(
    "It is reviewed by somebody who took no step of another office.", "审核人未办理其他层级的步骤。"
)
_SAME_REVIEWS = Text(
    "Whoever took a step of another office can't review it; somebody else must.",
    "已办理其他层级步骤的人员不得审核本事项，须由他人审核。",
)


def not_registered(asked: Asked) -> Iterator[Reason]:
    """Ask that the household is not on the register, or was removed from it."""
    off = asked.case.known.status in OFF_REGISTER
    yield asked.told(_IS_OFF if off else _IS_ON, met=off)


def on_register(asked: Asked) -> Iterator[Reason]:
    """Ask that the household is on the register, poor or not."""
    on = asked.case.known.status not in OFF_REGISTER
    yield asked.told(_STANDS_ON if on else _IS_OFF, met=on)


def registered_poor(asked: Asked) -> Iterator[Reason]:
    """Ask that the household is registered as poor."""
    poor = asked.case.known.status in POOR
    yield asked.told(_IS_POOR if poor else _IS_NOT_POOR, met=poor)


def left_poverty(asked: Asked) -> Iterator[Reason]:
    """Ask that the household had left poverty."""
    left = asked.case.known.status == EXITED
    yield asked.told(_HAS_LEFT if left else _HAS_NOT_LEFT, met=left)


# Those that look at nothing but the status: what they say is known before anything is written.
OF_STATUS = (not_registered, on_register, registered_poor, left_poverty)


def consented(asked: Asked) -> Iterator[Reason]:
    """Ask that the household agreed to have its data matched."""
    agreed = asked.needed("query_consent") is True
    yield asked.told(_AGREED if agreed else _NOT_AGREED, met=agreed, field="query_consent")


def recorded_by_another(asked: Asked) -> Iterator[Reason]:
    """Ask that what the household says is recorded by somebody other than its helper."""
    another = asked.by not in asked.case.known.helpers
    yield asked.told(_ANOTHER_RECORDS if another else _HELPER_RECORDS, met=another)


def witnessed(asked: Asked) -> Iterator[Reason]:
    """Ask that it was read aloud before a witness where the household does not sign in writing."""
    if asked.needed("acknowledgement_means") == SIGNATURE:
        yield asked.told(_SIGNED, met=True)
        return
    heard = asked.needed("read_aloud") is True and asked.given("witness") is not None
    yield asked.told(_HEARD if heard else _NOT_HEARD, met=heard, field="witness")


def reviewed_by_another(asked: Asked) -> Iterator[Reason]:
    """Ask that whoever reviews has taken no step of another office in the same case."""
    steps = asked.case.process.steps
    another = all(done.by != asked.by or steps[done.step].office is asked.step.office for done in asked.case.standing)
    yield asked.told(_ANOTHER_REVIEWS if another else _SAME_REVIEWS, met=another)
