"""What can be asked of a forecast: rates in percent of those that were learnt."""

from dataclasses import dataclass

from huiyin.kernel.text import Text
from huiyin_web.forecasts.errors import NothingAskedError

EXITS = (50, 80, 90, 100, 110, 120, 150, 200)
RETURNS = (0, 50, 100, 150, 200, 300)
_AS_LEARNT = 100
_EXITS = Text("exits at {percent}%", "脱贫比率为原来的 {percent}%")
_RETURNS = Text("returns at {percent}%", "返贫比率为原来的 {percent}%")
_ALLOWED = Text("exits at {exits}%, returns at {returns}%", "脱贫比率 {exits}%，返贫比率 {returns}%")


@dataclass(frozen=True, slots=True)
class Question:
    """Rates of leaving and of returning, in percent of those learnt."""

    exits: int
    returns: int

    @property
    def is_asked(self) -> bool:
        """Whether it changes a rate, and to one that is offered: so that the same question is seldom put twice."""
        offered = self.exits in EXITS and self.returns in RETURNS
        return offered and (self.exits, self.returns) != (_AS_LEARNT, _AS_LEARNT)

    @property
    def words(self) -> Text:
        """What is asked."""
        said = [
            words.fill(percent=rate)
            for words, rate in ((_EXITS, self.exits), (_RETURNS, self.returns))
            if rate != _AS_LEARNT
        ]
        return Text.join(said, ", ", "，")

    def need_change(self) -> None:
        """Insist that it asks something.

        Raises:
            NothingAskedError: it doesn't.
        """
        if not self.is_asked:
            rates = {"exits": ", ".join(map(str, EXITS)), "returns": ", ".join(map(str, RETURNS))}
            raise NothingAskedError(allowed=_ALLOWED.fill(**rates))
