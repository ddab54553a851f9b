"""Checks of who belongs to a household: whoever joins is described, whoever leaves is one of its members."""

from collections.abc import Iterator
from datetime import date

from huiyin.kernel.text import Text
from huiyin.policy.decision import Reason
from huiyin.rules.casework.asked import Asked
from huiyin.rules.casework.case import Member, meant_by
from huiyin.rules.casework.evidence import BY_KEY
from huiyin.rules.casework.fitting import MISSING
from huiyin.rules.casework.words import BIRTH, JOINING, RETURN

HEAD = "head"
_DESCRIBED = ("member_birth_date", "member_sex", "member_relation")
_HAPPENED = Text("The change has happened.", "变更已发生。")
_TO_COME = Text("The change lies in the future: it is recorded once it has happened.", "变更尚未发生，发生后方可登记。")
_IS_MEMBER = Text("The person belongs to the household.", "该人员为本户成员。")
_HAD_LEFT = Text("The person had left the household.", "该人员曾为本户成员，现已离家。")
_IS_NEW = Text("The person is new to the household.", "该人员尚不在本户。")
_NOBODY = Text(
    "Nobody of this name (and birth date) is known: write it as the register has it.",
    "本户没有该姓名（及出生日期）的相应人员，请按登记内容填写。",
)
_SEVERAL = Text("Several have this name: give the birth date.", "有同名人员，请填写出生日期。")
_THE_LAST = Text(
    "Nobody else would be left: a household that has ended is taken off the register by its own case.",
    "变更后本户将无成员；整户消亡的，应另行办理清退。",
)
_ALREADY = Text("Somebody of this name and birth date belongs to the household already.", "同名同生日人员已在本户。")
_ONE_HEAD = Text(
    "A household has one head: say how the member is related to the head.", "每户只有一名户主，请填写与户主的关系。"
)
_BORN_LATER = Text("Nobody joins before they are born.", "变更日期早于出生日期，请核对。")
_BORN_THEN = Text("A birth changes the household on the day of birth.", "出生变更日期应为出生日期。")


def change_has_happened(asked: Asked) -> Iterator[Reason]:
    """Ask that the day of the change is not after that of the step."""
    day = asked.needed("changed_on")
    over = isinstance(day, date) and day <= asked.on
    yield asked.told(_HAPPENED if over else _TO_COME, met=over)


def member_fits(asked: Asked) -> Iterator[Reason]:
    """Ask that whoever joins is described and new, and whoever leaves or returns is known as one alone."""
    kind, known = asked.needed("member_change"), asked.case.known
    asked.needed("member_name")
    if kind not in JOINING:
        yield _one_of(asked, known.members, _IS_MEMBER)
        if len(known.members) == 1:
            yield asked.told(_THE_LAST, met=False)
    elif kind == RETURN:
        yield _one_of(asked, known.former_members, _HAD_LEFT)
    else:
        yield from _described(asked)


def _one_of(asked: Asked, among: tuple[Member, ...], words: Text) -> Reason:
    meant = len(meant_by(asked.known(), among))
    return asked.told(words if meant == 1 else _SEVERAL if meant else _NOBODY, met=meant == 1)


def _described(asked: Asked) -> Iterator[Reason]:
    lacking = [key for key in _DESCRIBED if asked.given(key) is None]
    for key in lacking:
        yield asked.told(MISSING.fill(field=BY_KEY[key].label), met=False)
    if asked.given("member_relation") == HEAD:
        yield asked.told(_ONE_HEAD, met=False)
    if lacking:
        return
    born, joined = asked.needed("member_birth_date"), asked.needed("changed_on")
    if asked.needed("member_change") == BIRTH and born != joined:
        yield asked.told(_BORN_THEN, met=False)
    elif isinstance(born, date) and isinstance(joined, date) and born > joined:
        yield asked.told(_BORN_LATER, met=False)
    here = bool(meant_by(asked.known(), asked.case.known.members))
    yield asked.told(_ALREADY if here else _IS_NEW, met=not here)
