"""What can go wrong when a case is asked about."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class UnknownProcessError(HuiyinError):
    """A process that the policy of the day does not have."""

    code = "PROCESS"
    template = Text(
        "Policy pack {pack} has no process '{key}' on {on}. It has: {keys}.",
        "{on} 生效的政策包 {pack} 没有流程“{key}”。现有流程：{keys}。",
    )


class PackNotInForceError(HuiyinError):
    """A policy pack that is named for a day on which it is not in force."""

    code = "PROCESS_PACK"
    template = Text(
        "Policy pack {pack} is not in force on {on}. In force is {instead}.",
        "{on} 政策包 {pack} 未生效或已失效，当日生效的是 {instead}。",
    )


class UnknownStepError(HuiyinError):
    """A step that a process does not have."""

    code = "STEP"
    template = Text("{process} has no step '{key}'. It has: {keys}.", "{process}没有步骤“{key}”。现有步骤：{keys}。")


class EarlierDayError(HuiyinError):
    """A way back, or an end, dated before the case came to where it is."""

    code = "CASE_DAY"
    template = Text(
        "The day {on} lies before the last step ({last}). Write {last} or a later day.",
        "办理日期 {on} 早于上一步骤日期（{last}），请填写 {last} 或之后的日期。",
    )


class WayBackError(HuiyinError):
    """A state that a case can't go back to."""

    code = "WAY_BACK"
    template = Text(
        "The case has not been '{state}', or is over. It can go back to: {states}.",
        "该事项未曾处于“{state}”，或已办结。可退回至：{states}。",
    )
