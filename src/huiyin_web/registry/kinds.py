"""The kinds of file of this app."""

from django.db.models import QuerySet

from huiyin import policy
from huiyin.kernel.text import Text
from huiyin.records.income import EXPENSE, RECEIPTS, with_income
from huiyin.records.sections import DECIDING
from huiyin.records.sheets import HOUSEHOLDS, PERSONS
from huiyin.records.sounding import INITIALS, PINYIN, with_sounds
from huiyin_web.access.models import Grant
from huiyin_web.imports.kinds import Derived, ImportKind, Reference
from huiyin_web.imports.kinds import register as register_kind
from huiyin_web.imports.mentions import Mention, register_mention
from huiyin_web.registry.models import ChangeRequest, Household, HouseholdHistory, MemberChange, Person, PersonHistory
from huiyin_web.registry.queries.households import REMOVED
from huiyin_web.registry.queries.members import present

_MEMBER_CHANGES = Text("changes of members", "成员变更")
_INCOME = Text("income per person, computed (yuan a year)", "人均纯收入（计算值，元/年）")
_AGAINST = Text("{income}; line of {year}: {line:,} yuan", "{income}；{year} 年标准 {line:,} 元")


def income_against_line(year: int) -> Text:
    """Name a household's income per person beside the poverty line of a year; alone where none is published."""
    try:
        line = policy.at(year).value("poverty_line").value
    except (policy.ValueNotKnownError, policy.NoPackInForceError):
        return _INCOME
    return _AGAINST.fill(income=_INCOME, year=year, line=int(line))


def register() -> None:
    """Register households and persons, and what hangs on a household."""
    register_kind(
        ImportKind(
            HOUSEHOLDS,
            Household,
            place="village_code",
            history=HouseholdHistory,
            history_id="household_id",
            computed=with_income,
            computed_columns=("net_income", "income_per_capita"),
            computed_from=(*RECEIPTS, EXPENSE, "member_count"),
            derived=Derived("income_per_capita", income_against_line),
            alike=("head_name", "village_code"),
            deciding=DECIDING[HOUSEHOLDS.key] | {"office_number"},
            yearly=True,
            standing=_registered,
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
            computed_from=("name",),
            reference=Reference("household_number", to=Household, by="office_number", column="household_id"),
            alike=("id_number",),
            deciding=DECIDING[PERSONS.key] | {"household_id"},
            yearly=True,
            standing=_members,
        )
    )
    register_mention(Mention(Household, Person, "household_id", Text("members", "家庭成员")))
    register_mention(Mention(Household, ChangeRequest, "household_id", Text("change requests", "变更申请")))
    register_mention(Mention(Household, MemberChange, "household_id", _MEMBER_CHANGES))
    register_mention(Mention(Person, MemberChange, "person_id", _MEMBER_CHANGES))
    register_mention(Mention(Person, ChangeRequest, "person_id", Text("change requests", "变更申请")))
    register_mention(Mention(Household, Grant, "household", Text("accounts that reach it", "账号授权")))


def _registered(households: QuerySet[Household]) -> QuerySet[Household]:
    return households.exclude(status=REMOVED)


def _members(persons: QuerySet[Person]) -> QuerySet[Person]:
    return present(persons).exclude(household__status=REMOVED)
