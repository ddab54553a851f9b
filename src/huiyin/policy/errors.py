"""What can go wrong when policy is asked for."""

from huiyin.kernel.errors import HuiyinError
from huiyin.kernel.text import Text


class UnknownPackError(HuiyinError):
    """A policy pack that does not exist."""

    code = "POLICY_PACK"
    template = Text("There is no policy pack '{pack}'. Packs: {packs}.", "没有名为“{pack}”的政策包。现有：{packs}。")


class NoPackInForceError(HuiyinError):
    """A day on which no pack is in force."""

    code = "POLICY_DATE"
    template = Text(
        "No policy pack is in force on {on}; the packs begin on {first}. Ask for a later day, or name a pack.",
        "{on} 没有生效的政策包，最早的政策包自 {first} 起生效。请改用之后的日期，或指定政策包。",
    )


class UnknownParameterError(HuiyinError):
    """A parameter that a pack does not have."""

    code = "POLICY_PARAMETER"
    template = Text(
        "Policy pack {pack} has no parameter '{key}'. {mend}",
        "政策包 {pack} 中没有参数“{key}”。{mend}",
    )


class ValueNotKnownError(HuiyinError):
    """A parameter that has no value on a day: not yet in force, or not published."""

    code = "POLICY_VALUE"
    template = Text(
        "The {label} ({key}) has no value on {on}: {reason} It is never guessed; ask for a day that has one.",
        "{on} 没有“{label}”（{key}）的数值：{reason}系统不作推测，请改用有数值的日期。",
    )
