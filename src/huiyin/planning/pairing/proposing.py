"""The proposal: a unit for every village of a round, with its cost, what no pairing can beat, and every reason."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal

from huiyin.planning.pairing.checking import check, check_room
from huiyin.planning.pairing.costs import HUNDREDTHS, grid_of
from huiyin.planning.pairing.explaining import Choice, Load, choices_of, loads_of, others_of
from huiyin.planning.pairing.round import Pair, Round
from huiyin.planning.pairing.shortfall import shortfall_of
from huiyin.planning.pairing.solving import solve

_SLACK = 1e-3  # hundredths of a point: what the solver's own rounding may take from a bound


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pairing.

    Attributes:
        choices: every pair and why, by village.
        loads: what each unit has, by its key.
        lower_bound: the points that no pairing can cost less than, over all pairs.
    """

    choices: tuple[Choice, ...]
    loads: tuple[Load, ...]
    lower_bound: Decimal

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs alone."""
        return tuple(choice.pair for choice in self.choices)

    @property
    def cost(self) -> Decimal:
        """What all pairs cost together, in points."""
        return sum((choice.cost for choice in self.choices), Decimal(0))

    @property
    def gap(self) -> Decimal:
        """By what share of its cost the proposal may lie above the best; 0 where it is proven to be the best."""
        return (self.cost - self.lower_bound) / self.cost if self.cost else Decimal(0)


def propose(asked: Round) -> Proposal:
    """Propose who is paired with whom in a new round.

    Every village gets as many units as asked for it, no unit more than its most or less than its least, none more
    poor persons than its bound; fixed pairs are kept and forbidden ones left out. Among all such pairings the cost is
    the least, or within 1% of what none can beat. The same round gives the same proposal in whatever order it comes.

    Raises:
        PairingError: something given is unfit, or nothing keeps all bounds: what is short, and how to mend it.
        PlaceCodeError: a place has no place code.
        NoPackInForceError: no policy pack is in force on the day.
    """
    check(asked)
    ordered = asked.ordered()
    grid = grid_of(ordered)
    check_room(ordered, grid)
    solution = solve(grid)
    if solution is None:
        raise shortfall_of(ordered, grid)
    loads = loads_of(ordered, grid, solution.chosen, (solution.place_prices, solution.person_prices))
    choices = choices_of(ordered, grid, solution.chosen, loads)
    others = others_of(grid, solution, loads)
    # Costs are whole hundredths, so that a bound between two of them proves the upper.
    bound = Decimal(solution.lower_bound - _SLACK).to_integral_value(ROUND_CEILING) / HUNDREDTHS
    explained = (replace(choice, other=other) for choice, other in zip(choices, others, strict=True))
    return Proposal(tuple(explained), loads, bound)
