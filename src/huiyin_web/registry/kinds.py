"""The kinds of file of this app."""

from huiyin.records.income import with_income
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.sounding import INITIALS, PINYIN, with_sounds
from huiyin_web.imports.kinds import ImportKind, Reference
from huiyin_web.imports.kinds import register as register_kind
from huiyin_web.registry.models import Household, HouseholdHistory, Person, PersonHistory


def register() -> None:
    """Register households and persons."""
    register_kind(
        ImportKind(
            HOUSEHOLDS,
            Household,
            place="village_code",
            history=HouseholdHistory,
            history_id="household_id",
            computed=with_income,
            computed_columns=("net_income", "income_per_capita"),
            yearly=True,
        )
    )
    register_kind(
        ImportKind(
            PERSONS,
            Person,
            place="village_code",
            history=PersonHistory,
            history_id="person_id",
            computed=with_sounds,
            computed_columns=(PINYIN, INITIALS),
            reference=Reference("household_number", to=Household, by="office_number", column="household_id"),
            yearly=True,
        )
    )
