"""A household as far as help depends on it; plain values of the register."""

from dataclasses import dataclass

_CAN_WORK = frozenset({"ordinary", "skilled"})
_ILL = frozenset({"serious", "chronic"})


@dataclass(frozen=True, slots=True)
class Person:
    """A member.

    Attributes:
        age: in completed years on the day; none where the register doesn't tell.
        schooling, health, labour, work: keys of the register's lists, empty where it doesn't tell.
    """

    age: int | None
    schooling: str = ""
    health: str = ""
    labour: str = ""
    work: str = ""

    @property
    def can_work(self) -> bool:
        """Whether they have full labour and are not at school."""
        return self.labour in _CAN_WORK and not self.at_school

    @property
    def at_school(self) -> bool:
        """Whether they go to school."""
        return self.schooling not in {"", "none"}

    @property
    def is_ill(self) -> bool:
        """Whether they have a serious or a long-term illness."""
        return self.health in _ILL


@dataclass(frozen=True, slots=True)
class Family:
    """A household.

    Attributes:
        causes: keys of `CAUSE`, the main one first.
        needs: keys of `NEED`, as the household says.
        members: its people.
        had: keys of `HELP_KIND` that it has already got, in whatever year.
        dangerous_house: whether its house is of level C or D.
        wants_to_move: what it says about relocation; none where it was not asked.
        has_moved: whether it was relocated.
        lacks: of safe `water` and `power`, what it has not.
        land: whether it has farmland, grassland, forest or an orchard.
        pasture: whether some of that is grassland or forest, which somebody can look after.
    """

    causes: tuple[str, ...]
    needs: tuple[str, ...] = ()
    members: tuple[Person, ...] = ()
    had: frozenset[str] = frozenset()
    dangerous_house: bool = False
    wants_to_move: bool | None = None
    has_moved: bool = False
    lacks: frozenset[str] = frozenset()
    land: bool = False
    pasture: bool = False
