"""Whether a village or county may leave poverty by its incidence: the registered poor among its rural population.

It is the main criterion, not the only one; and who planned how many exits is no part of it.
"""

from datetime import date

from huiyin import policy
from huiyin.policy import Decision
from huiyin.rules.casework.checks.incidences import flaws_of, judged

_KEY = "exit_by_incidence"


def exit_by_incidence(*, persons: int, households: int, population: int, on: date, pack: str | None = None) -> Decision:
    """Say whether the registered poor of a place are few enough for its exit, with every reason.

    Args:
        persons: its registered poor on the day.
        households: the households that they live in.
        population: its rural registered population on the same day, the denominator.
        on: the day.
        pack: the policy pack that the region named; none for the one in force.

    Raises:
        UnknownParameterError: the policy of the day knows no exit by incidence.

    Example:
        >>> decision = exit_by_incidence(persons=29, households=9, population=1000, on=date(2016, 12, 31))
        >>> decision.allowed, decision.reasons[0].words.en
        (True, '29 registered poor of 1,000 rural people: 2.900%. It must lie below 3%, 30 persons.')
    """
    limit = policy.at(on, pack).value("exit_incidence_limit")
    flaws = tuple(flaws_of(_KEY, persons, households, population))
    return Decision(_KEY, flaws or tuple(judged(_KEY, persons, households, population, limit)))
