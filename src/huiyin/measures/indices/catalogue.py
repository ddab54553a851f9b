"""All statistics by their names, and the ones that take a parameter."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.indices.inequality import GE, INEQUALITY, Atkinson, Lorenz, Quantile, Share
from huiyin.measures.indices.poverty import FGT, POVERTY, ExitTime
from huiyin.measures.survey.statistic import Statistic

Parametrised = FGT | ExitTime | GE | Atkinson | Quantile | Share | Lorenz
Measure = str | Parametrised | Statistic
# By the words of their names, with how many parameters each takes.
_SPELLED: dict[str, tuple[Callable[..., Parametrised], int]] = {
    "fgt": (FGT, 1), "exit_time": (ExitTime, 1), "ge": (GE, 1), "atkinson": (Atkinson, 1), "quantile": (Quantile, 1),
    "share": (Share, 2), "lorenz": (Lorenz, 1), "generalised_lorenz": (partial(Lorenz, generalised=True), 1),
}  # fmt: skip
_NUMBER = r"-?\d+(?:\.\d+)?"
_WITH_PARAMETERS = re.compile(rf"([a-z_]+)_({_NUMBER}(?:_{_NUMBER})*)")
_NAMED = {statistic.name: statistic for statistic in (*POVERTY, *INEQUALITY)}
NAMES = tuple(_NAMED)
PARAMETERS = (
    "FGT(order), ExitTime(growth), GE(order), Atkinson(aversion), Quantile(share), Share(low, high), Lorenz(share)"
)


def spelled(word: str) -> Measure:
    """Give the measure that results call by a word, such as `fgt_3` or `share_0_0.4`; any other word as it stands.

    Raises:
        ParameterError: a parameter is not allowed.
    """
    found = _WITH_PARAMETERS.fullmatch(word)
    if word in _NAMED or not found:
        return word
    make, parameters = _SPELLED.get(found[1]), found[2].split("_")
    if make is None or len(parameters) != make[1]:
        return word
    return make[0](*map(float, parameters))


def declared(measures: Measure | Sequence[Measure]) -> tuple[Statistic, ...]:
    """Give the statistics that were asked for, each once, in the order of asking.

    Raises:
        ParameterError: a name that is none, or nothing asked for.
    """
    asked = (measures,) if isinstance(measures, Measure) else tuple(measures)
    found: dict[str, Statistic] = {}
    for measure in asked:
        statistic = _one(measure)
        if statistic is None:
            raise ParameterError(name="measures", value=repr(measure), allowed=_ALLOWED, mend=_PICK)
        found[statistic.name] = statistic
    if not found:
        raise ParameterError(name="measures", value=repr(measures), allowed=_ALLOWED, mend=_PICK)
    return tuple(found.values())


def _one(measure: Measure) -> Statistic | None:
    if isinstance(measure, Statistic):
        return measure
    return measure.statistic() if isinstance(measure, Parametrised) else _NAMED.get(measure)


_ALLOWED = f"{', '.join(NAMES)}, {PARAMETERS}"
_PICK = Text("Name at least one of them.", "请至少选择其中一项。")
