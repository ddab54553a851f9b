"""All statistics by their names, and the ones that take a parameter."""

from collections.abc import Sequence

from huiyin.kernel.errors import ParameterError
from huiyin.kernel.text import Text
from huiyin.measures.inequality import GE, INEQUALITY, Atkinson, Lorenz, Quantile, Share
from huiyin.measures.poverty import FGT, POVERTY, ExitTime
from huiyin.measures.statistic import Statistic

Parametrised = FGT | ExitTime | GE | Atkinson | Quantile | Share | Lorenz
Measure = str | Parametrised
_NAMED = {statistic.name: statistic for statistic in (*POVERTY, *INEQUALITY)}
NAMES = tuple(_NAMED)


def declared(measures: Measure | Sequence[Measure]) -> tuple[Statistic, ...]:
    """Give the statistics that were asked for, each once, in the order of asking.

    Raises:
        ParameterError: a name that is none, or nothing asked for.
    """
    asked = (measures,) if isinstance(measures, Measure) else tuple(measures)
    found: dict[str, Statistic] = {}
    for measure in asked:
        statistic = measure.statistic() if isinstance(measure, Parametrised) else _NAMED.get(measure)
        if statistic is None:
            raise ParameterError(name="measures", value=repr(measure), allowed=_ALLOWED, mend=_PICK)
        found[statistic.name] = statistic
    if not found:
        raise ParameterError(name="measures", value=repr(measures), allowed=_ALLOWED, mend=_PICK)
    return tuple(found.values())


_ALLOWED = (
    f"{', '.join(NAMES)}, FGT(order), ExitTime(growth), GE(order), Atkinson(aversion), Quantile(share), "
    "Share(low, high), Lorenz(share)"
)
_PICK = Text("Name at least one of them.", "请至少选择其中一项。")
