"""Which deprivations `huiyin measure` counts: those named, such as `no_water,school_years<6:2`, or the register's."""

import re
from argparse import Namespace
from collections.abc import Sequence

from huiyin.cli.survey_design import named
from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures import GUARANTEES, Deprivation

# What has a meaning for one kind of poverty only.
_OF_WELFARE, _OF_DEPRIVATIONS = ("welfare", "line"), ("k",)
_READY = "guarantees"
_NUMBER = r"\d*\.?\d+"
_SPELLED = re.compile(rf"(?P<column>[^<>:]+)(?:<(?P<cutoff>{_NUMBER}))?(?::(?P<weight>{_NUMBER}))?")
_FORM = Text(
    "COLUMN, COLUMN<CUTOFF, either with :WEIGHT, or guarantees", "列名、列名<临界值（均可加 :权重），或 guarantees"
)
_FOR_EXAMPLE = Text(
    "For example --deprived 'no_water,school_years<6:2'.", "例如 --deprived 'no_water,school_years<6:2'。"
)
_ONLY_WITH = Text("only with --deprived", "仅与 --deprived 同用")
_NOT_WITH = Text("not with --deprived", "不与 --deprived 同用")
_LEAVE_OUT = Text("Leave this option out.", "请去掉该选项。")


def chosen_deprivations(arguments: Namespace) -> Sequence[Deprivation]:
    """Read the deprivations that the command line names; none where it measures welfare.

    Raises:
        ParameterError: words that name none, or options that belong to the other kind of poverty.
    """
    other, allowed = (_OF_DEPRIVATIONS, _ONLY_WITH) if arguments.deprived is None else (_OF_WELFARE, _NOT_WITH)
    for name in other:
        if (value := getattr(arguments, name)) is not None:
            raise ParameterError(name=f"--{name}", value=value, allowed=allowed, mend=_LEAVE_OUT)
    if arguments.deprived is None:
        return ()
    return GUARANTEES if arguments.deprived == _READY else [_deprivation(word) for word in named(arguments.deprived)]


def _deprivation(word: str) -> Deprivation:
    found = _SPELLED.fullmatch(word)
    if not found:
        raise ParameterError(name="--deprived", value=f"'{word}'", allowed=_FORM, mend=_FOR_EXAMPLE)
    cutoff = None if found["cutoff"] is None else float(found["cutoff"])
    # A cutoff of grades is written alike; whoever has those does not ask for gaps.
    return Deprivation(found["column"], found["column"], float(found["weight"] or 1), cutoff, cardinal=bool(cutoff))
