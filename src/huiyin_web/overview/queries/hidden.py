"""The personal values of a household by key (`household.phone`, `person.12.id_number`): masked or in clear."""

from collections.abc import Collection, Iterable

from huiyin.kernel.text import Text
from huiyin.records.fields import Field
from huiyin.records.masking import masked
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin_web.overview.household_page import Hidden
from huiyin_web.registry.models import Household, Person
from huiyin_web.registry.queries.members import present
from huiyin_web.registry.wording import NOTHING

UNMASKED = "overview.value.unmasked"  # the audit log's code of a look at one of them
_OF_HOUSEHOLD = tuple(field for field in HOUSEHOLDS.fields if field.mask)
_OF_PERSON = tuple(field for field in PERSONS.fields if field.mask)


def hidden_keys(household: Household) -> set[str]:
    """Give the keys of the personal values that a household has."""
    return {one.key for one in hidden_values(household, present(household.persons.all()), clear=())}


def hidden_values(household: Household, persons: Iterable[Person], *, clear: Collection[str]) -> tuple[Hidden, ...]:
    """Give the personal values that are known, each masked unless its key is among `clear`."""
    own = [
        _hidden(f"household.{field.key}", field.label, field, value, clear)
        for field in _OF_HOUSEHOLD
        if (value := getattr(household, field.key))
    ]
    members = [
        _hidden(
            f"person.{one.pk}.{field.key}",
            Text("{label} of member {number}", "第 {number} 位成员的{label}").fill(label=field.label, number=number),
            field,
            value,
            clear,
        )
        for number, one in enumerate(persons, start=1)
        for field in _OF_PERSON
        if (value := getattr(one, field.key))
    ]
    return tuple(own + members)


def shown(hidden: Iterable[Hidden], key: str) -> Text | str:
    """Give a value as it may be shown; `--` where it is not known."""
    return next((one.value for one in hidden if one.key == key), NOTHING)


def _hidden(key: str, label: Text, field: Field, value: str, clear: Collection[str]) -> Hidden:
    seen = field.mask is None or key in clear
    written = value if field.mask is None or seen else masked(value, field.mask)
    return Hidden(key, label, written, clear=seen, of_member=key.startswith("person."))
