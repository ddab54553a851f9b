"""Checks of who: the household on the register, and the officers who keep one another honest."""

from collections.abc import Iterator

from huiyin.kernel.text import Text
from huiyin.policy import Parameter
from huiyin.rules.casework.asked import Asked, told
from huiyin.rules.casework.decision import Reason
from huiyin.rules.casework.words import SIGNATURE

_POOR = frozenset({"poor", "planned_exit", "relapsed"})
_OFF = frozenset({None, "removed"})


def not_registered(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the household is not on the register, or was removed from it."""
    del parameter
    off = asked.case.known.status in _OFF
    yes, no = (
        Text("The household is not on the register.", "该户不在册。"),
        Text("The household is on the register already.", "该户已在册。"),
    )
    yield told("not_registered", yes if off else no, met=off)


def registered_poor(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the household is registered as poor."""
    del parameter
    poor = asked.case.known.status in _POOR
    yes, no = (
        Text("The household is registered as poor.", "该户为在册贫困户。"),
        Text("The household is not registered as poor.", "该户不是在册贫困户。"),
    )
    yield told("registered_poor", yes if poor else no, met=poor)


def consented(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that the household agreed to have its data matched."""
    del parameter
    agreed = asked.given("query_consent") is True
    yes, no = (
        Text("The household agreed that its data are matched.", "农户已授权核查家庭信息。"),
        Text("The household did not agree that its data are matched.", "农户未授权核查家庭信息。"),
    )
    yield told("consented", yes if agreed else no, met=agreed)


def recorded_by_another(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that what the household says is recorded by somebody other than its helper."""
    del parameter
    another = asked.by not in asked.case.known.helpers
    yes, no = (
        Text("It is recorded by somebody other than the household's helper.", "由帮扶责任人以外的人员记录。"),
        Text(
            "The household's helper can't record what the household says; somebody else must.",
            "帮扶责任人不得代为记录农户意见，须由他人记录。",
        ),
    )
    yield told("recorded_by_another", yes if another else no, met=another)


def witnessed(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that it was read aloud before a witness where the household does not sign in writing."""
    del parameter
    signed = asked.given("acknowledgement_means") == SIGNATURE
    heard = asked.given("read_aloud") is True and bool(asked.given("witness"))
    yes, no = (
        Text("The household signed, or it was read aloud before a witness.", "农户已签字，或已在见证人面前宣读。"),
        Text(
            "Without a signature it must be read aloud, before a witness who is named.",
            "未签字的，须当面宣读并注明见证人。",
        ),
    )
    yield told("witnessed", yes if signed or heard else no, met=signed or heard)


def reviewed_by_another(asked: Asked, parameter: Parameter | None) -> Iterator[Reason]:
    """Ask that whoever reviews has taken no step of another office in the same case."""
    del parameter
    steps = asked.case.process.steps
    another = all(done.by != asked.by or steps[done.step].office is asked.step.office for done in asked.case.standing)
    yes, no = (
        Text("It is reviewed by somebody who took no step of another office.", "审核人未办理其他层级的步骤。"),
        Text(
            "Whoever took a step of another office can't review it; somebody else must.",
            "已办理其他层级步骤的人员不得审核本事项，须由他人审核。",
        ),
    )
    yield told("reviewed_by_another", yes if another else no, met=another)
