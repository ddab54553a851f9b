"""The model as `model.yaml` declares it: what is compared, by which levels, with which odds and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from huiyin.kernel.documents import Entry, read_document
from huiyin.kernel.text import Text

_FILE = Path(__file__).with_name("model.yaml")
_SOME = 2  # entries that a register must have before two of them can be one


class Finds(StrEnum):
    """What a level says about two entries."""

    AGREES = "agrees"
    NEARLY = "nearly"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Level:
    """One outcome of a comparison.

    Attributes:
        key, label: what it is called.
        finds: what it says.
        when: the expression that finds it; empty for the last, which takes the rest.
        often: the column by whose frequency in the register it counts more or less; empty where it doesn't.
        m, u: how often it holds of one person entered twice, and of two people.
        why: where m comes from.
    """

    key: str
    label: Text
    finds: Finds
    when: str
    often: str
    m: float
    u: float
    why: Text


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of two entries, compared by levels of which the first that holds counts.

    Attributes:
        key, label: what it is called.
        reads: the column; where either entry leaves it empty, nothing is said.
        unless: an expression under which nothing is said either, as another comparison has said it; empty for none.
        levels: by key, the most alike first.
    """

    key: str
    label: Text
    reads: str
    unless: str
    levels: Mapping[str, Level]


@dataclass(frozen=True, slots=True)
class Model:
    """The comparisons by key; the shares of entries that are second ones, and of a list's rows that are registered."""

    share: float
    linked: float
    comparisons: Mapping[str, Comparison]

    def prior(self, entries: int) -> float:
        """Give the probability that two entries drawn at random from so many are of one person."""
        return min(self.share, 2 * self.share / max(entries - 1, _SOME))


@cache
def model() -> Model:
    """Give the model that comes with the library."""
    told = read_document(_FILE).fields(("share", "linked", "comparisons"))
    share, linked = (float(told[key].fields(("value", "why"))["value"].number()) for key in ("share", "linked"))
    return Model(share, linked, {one.key: one for one in map(_comparison, told["comparisons"].items())})


def _comparison(entry: Entry) -> Comparison:
    told = entry.fields(("key", "label", "reads", "levels"), ("unless",))
    levels = [_level(one) for one in told["levels"].items()]
    return Comparison(
        key=told["key"].symbol(),
        label=told["label"].text(),
        reads=told["reads"].value(),
        unless=told["unless"].value() if "unless" in told else "",
        levels={one.key: one for one in levels},
    )


def _level(entry: Entry) -> Level:
    told = entry.fields(("key", "label", "finds", "m", "u", "why"), ("when", "often"))
    return Level(
        key=told["key"].symbol(),
        label=told["label"].text(),
        finds=Finds(told["finds"].one_of(Finds)),
        when=told["when"].value() if "when" in told else "",
        often=told["often"].value() if "often" in told else "",
        m=float(told["m"].number()),
        u=float(told["u"].number()),
        why=told["why"].text(),
    )
