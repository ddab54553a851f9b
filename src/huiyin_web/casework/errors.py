"""Why something about a case is refused."""

from collections.abc import Mapping, Sequence

from huiyin.kernel.text import Text
from huiyin.policy import Decision, NoPackInForceError, Reason, Verdict
from huiyin.records.fields import Mask
from huiyin.records.masking import masked
from huiyin_web.core.errors import ConflictError, DomainError

_OF_MEMBER = Text("Member {number} ({name}): {told}", "成员 {number}（{name}）：{told}")
_NAMELESS = Text("no name", "未填姓名")


class StepRefusedError(DomainError):
    """A step that may not be taken, with every reason."""

    code = "STEP_REFUSED"
    template = Text("The step was not taken. {what}", "未办理该步骤。{what}")

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        super().__init__(what=Text.join(self.open, " ", ""))

    @property
    def open(self) -> tuple[Text, ...]:
        """What is missing, and the questions that somebody has to answer."""
        return tuple(reason.words for reason in self._open)

    @property
    def problems(self) -> dict[str, tuple[Text, ...]]:
        """The same by the field of the evidence that it is about; what is about none stands under the empty key."""
        return {
            key: tuple(reason.words for reason in self._open if reason.field == key)
            for key in dict.fromkeys(reason.field for reason in self._open)
        }

    @property
    def _open(self) -> list[Reason]:
        return [reason for reason in self.decision.reasons if reason.verdict in {Verdict.MISSING, Verdict.QUESTION}]


class EvidenceRefusedError(DomainError):
    """Evidence that can't be read, by field; nothing was done and nothing that was written is lost."""

    code = "EVIDENCE_REFUSED"
    template = Text("Nothing was done. {what}", "未作任何办理。{what}")

    def __init__(self, problems: Mapping[str, tuple[Text, ...]], names: Sequence[str] = ()) -> None:
        self.problems, self.names = dict(problems), names
        told = [one for key, words in problems.items() for one in of_member(key, words, names)]
        super().__init__(what=Text.join(told, " ", ""))


def of_member(key: str, told: tuple[Text, ...], names: Sequence[str]) -> tuple[Text, ...]:
    """Say of which member a problem of an application is, where its key is such as `2.name`."""
    number, _dot, field = key.partition(".")
    if not field or not number.isdigit():
        return told
    name = masked(names[int(number) - 1], Mask.NAME) or _NAMELESS
    return tuple(_OF_MEMBER.fill(number=number, name=name, told=one) for one in told)


class OtherOfficeError(DomainError):
    """A step of another office."""

    status = 403
    code = "STEP_OFFICE"
    template = Text("This step is the {office}'s. It waits for somebody there.", "该步骤由{office}办理，请等待其办理。")


class MovedOnError(ConflictError):
    """A case that somebody else has taken further."""

    code = "CASE_MOVED_ON"
    template = Text(
        "Somebody else has worked on this case since the page was opened. Nothing was changed; look at it again.",
        "本页面打开之后，他人已办理该事项。本次未作更改，请重新查看。",
    )


class FutureDayError(DomainError):
    """A day that has not come."""

    code = "CASE_DAY"
    template = Text(
        "The day {on} has not come. Write {today} or earlier.", "{on} 尚未到来，请填写 {today} 或更早的日期。"
    )


class OtherTimesError(DomainError):
    """A process on a day whose policy does not have it."""

    code = "CASE_POLICY"
    template = Text(
        "{process} can't begin on {on}. In force then: “{pack}”, with: {there}.",
        "{on} 不能办理{process}。当日适用“{pack}”，可办理：{there}。",
    )


# What is wrong with the day itself: a form says it there.
DAY_ERRORS = (FutureDayError, NoPackInForceError, OtherTimesError)


class ReasonNeededError(DomainError):
    """Something that needs a reason, without one."""

    code = "CASE_REASON"
    template = Text("Say in at least {least} characters why.", "请用至少 {least} 个字说明理由。")


class PersonalDataError(DomainError):
    """A text that others will read, with a number in it that they must not."""

    code = "CASE_PERSONAL"
    template = Text(
        "The text holds {kinds}. Others will read it: leave it out.", "文字中含有{kinds}。该内容将公开，请删去。"
    )


class UnfitNoticeError(DomainError):
    """A notice whose list would show what nobody may read there, told for every household and field."""

    code = "CASE_NOTICE_UNFIT"
    template = Text("The notice was not hung. {what}", "公示未张贴。{what}")


class HandedInError(ConflictError):
    """A form of an application that was handed in already."""

    code = "APPLICATION_HANDED_IN"
    template = Text(
        "This form was handed in already; nothing was taken twice. Open a new form for another family.",
        "该表单已提交，未重复受理。为其他家庭申请请打开新表单。",
    )


class DraftMovedOnError(ConflictError):
    """A draft of an application that another page has changed since this one was shown, with what it changed."""

    code = "APPLICATION_DRAFT_MOVED_ON"
    template = Text(
        "The draft was changed in another window or tab after this page was shown, so nothing was kept or handed in. "
        "It differs from what stands here in: {fields}. Compare; what you send next takes the place of the other.",
        "本页面打开之后，草稿已在其他窗口或标签页中更改，本次未保存、未提交。与本页内容不同的有：{fields}。"
        "请核对，再次提交时以本页内容为准。",
    )


class OpenAlreadyError(ConflictError):
    """A household that has an open case of the kind."""

    code = "CASE_OPEN"
    template = Text(
        "This household has an open case of this kind (number {number}). Go on with it.",
        "该户已有同类事项正在办理（编号 {number}），请继续办理。",
    )


class PlaceOpenAlreadyError(ConflictError):
    """A place that has an open case of the kind."""

    code = "CASE_OPEN"
    template = Text(
        "This place has an open case of this kind (number {number}). Go on with it.",
        "该地已有同类事项正在办理（编号 {number}），请继续办理。",
    )


class OtherSubjectError(DomainError):
    """A process that is not for what it was asked for."""

    code = "CASE_SUBJECT"
    template = Text(
        "{process} is not for a {level}. Choose a process of its level.",
        "{process}不适用于{level}，请选择相应层级的流程。",
    )


class ObjectionStateError(ConflictError):
    """An objection that is past, or not yet at, what was asked for."""

    code = "OBJECTION_STATE"
    template = Text(
        "This objection is {state}. Open it again to see where it stands.", "该异议当前为“{state}”，请重新打开查看。"
    )


class TooManyObjectionsError(DomainError):
    """More objections within an hour than a village sends, from one address or to one notice."""

    status = 429
    code = "OBJECTIONS_BRAKED"
    template = Text(
        "Too many objections came at once, so this one was not sent; what you wrote still stands here. Send it again "
        "in {minutes} minutes, or tell it to the village or township office now, by telephone or in person: it counts "
        "the same, and no name is needed.",
        "短时间内收到的异议过多，本次未能提交，所填内容仍保留在本页。请 {minutes} 分钟后再次提交，"
        "或现在以电话、当面方式向村委会或乡镇反映：效力相同，无须留名。",
    )


class TogetherRefusedError(ConflictError):
    """Several objections that were to be worked on alike, some of which can't be: none was."""

    code = "OBJECTIONS_TOGETHER"
    template = Text("Nothing was done. {what}", "未作任何办理。{what}")
