"""What an import would do to its table, in figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """How many rows an import would bring, change and leave as they are; how many of its counties it lacks.

    `deciding` of them register somebody, or change in what decides what somebody is entitled to.
    """

    new: int
    changed: int
    unchanged: int
    absent: int
    deciding: int = 0
