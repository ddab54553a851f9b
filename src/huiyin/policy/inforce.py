"""What was in force when: the one door through which everybody else reads policy."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from huiyin.kernel.text import Text
from huiyin.policy.errors import NoPackInForceError, UnknownPackError, UnknownParameterError
from huiyin.policy.loading import Pack, Series, shipped_packs
from huiyin.policy.parameters import Parameter

_MEANT = Text("Was one of these meant: {keys}?", "是否指：{keys}？")
_OTHER_DAY = Text("Take a day, or a pack, that has it.", "请改用含有该参数的日期或政策包。")


@dataclass(frozen=True, slots=True)
class Policy:
    """A pack as it was on a day."""

    on: date
    pack: Pack

    def value(self, key: str) -> Parameter:
        """Give a parameter as it was on the day.

        Raises:
            UnknownParameterError: the pack has no such parameter.
            ValueNotKnownError: it has no value on that day.
        """
        history = self.pack.parameters.get(key)
        if history is None:
            alike = get_close_matches(key, self.pack.parameters)
            mend = _MEANT.fill(keys=", ".join(alike)) if alike else _OTHER_DAY
            raise UnknownParameterError(pack=self.pack.key, key=key, mend=mend)
        return history.on(self.on)


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A year from which figures count another population: a chart leaves a gap before it and prints the label."""

    year: int
    before: Series
    after: Series
    label: Text


def at(on: int | date, pack: str | None = None) -> Policy:
    """Give the policy in force on a day; a year means its last day, as a frozen year is the state at its end.

    A pack that is named is used even on days outside its time, for a comparison under another policy.

    Example:
        >>> at(2014).value("poverty_line").value
        Decimal('2800')

    Raises:
        UnknownPackError: no pack has that key.
        NoPackInForceError: no pack is named and none is in force.
    """
    day = date(on, 12, 31) if isinstance(on, int) else on
    return Policy(day, pack_in_force(day) if pack is None else _named(pack))


def pack_in_force(day: date) -> Pack:
    """Give the pack that is in force on a day.

    Raises:
        NoPackInForceError: there is none.
    """
    packs = shipped_packs()
    for pack in packs:
        if pack.beside is None and pack.since <= day and (pack.until is None or day <= pack.until):
            return pack
    raise NoPackInForceError(on=day, first=packs[0].since)


def series_breaks(first: int, last: int) -> tuple[SeriesBreak, ...]:
    """Give the series breaks between two years: figures of the two may be joined only if there is none."""
    low, high = sorted((first, last))
    packs = {pack.key: pack for pack in shipped_packs()}
    return tuple(
        SeriesBreak(pack.since.year, packs[pack.predecessor].series, pack.series, pack.series.break_label)
        for pack in packs.values()
        if pack.predecessor and pack.series.break_label and low < pack.since.year <= high
    )


def _named(key: str) -> Pack:
    packs = {pack.key: pack for pack in shipped_packs()}
    if key not in packs:
        raise UnknownPackError(pack=key, packs=", ".join(packs))
    return packs[key]
