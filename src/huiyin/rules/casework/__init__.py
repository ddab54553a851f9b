"""A household's case on its way through a process of the office: the library's word on every step."""

from huiyin.rules.casework.case import CLOSED, Case, Done, Known, Member, Objection, PlaceKnown, Value, Way, meant_by
from huiyin.rules.casework.checks.incomes import counted_income, received
from huiyin.rules.casework.checks.notices import Hung, notice_ends
from huiyin.rules.casework.checks.proofs import criteria_on
from huiyin.rules.casework.coming import new_criteria
from huiyin.rules.casework.deciding import (
    answered_fields,
    barred,
    decide,
    due_by,
    fields_of,
    known_for,
    may_begin,
    step_of,
)
from huiyin.rules.casework.errors import (
    EarlierDayError,
    PackNotInForceError,
    UnknownProcessError,
    UnknownStepError,
    WayBackError,
)
from huiyin.rules.casework.evidence import BY_KEY, EVIDENCE
from huiyin.rules.casework.leaving import Leaving, lacking, leaving_on, line_for
from huiyin.rules.casework.recording import (
    OF_CRITERIA,
    Entry,
    Part,
    Verified,
    is_later,
    records_next,
    to_record,
    verified,
    year_of,
)
from huiyin.rules.casework.ways import (
    check_leaving_day,
    check_way_back,
    leaving_step,
    next_steps,
    open_case,
    states_behind,
)
from huiyin.rules.casework.words import JOINING, OFF_REGISTER, RETURN, SIZES

__all__ = [
    "BY_KEY",
    "CLOSED",
    "EVIDENCE",
    "JOINING",
    "OFF_REGISTER",
    "OF_CRITERIA",
    "RETURN",
    "SIZES",
    "Case",
    "Done",
    "EarlierDayError",
    "Entry",
    "Hung",
    "Known",
    "Leaving",
    "Member",
    "Objection",
    "PackNotInForceError",
    "Part",
    "PlaceKnown",
    "UnknownProcessError",
    "UnknownStepError",
    "Value",
    "Verified",
    "Way",
    "WayBackError",
    "answered_fields",
    "barred",
    "check_leaving_day",
    "check_way_back",
    "counted_income",
    "criteria_on",
    "decide",
    "due_by",
    "fields_of",
    "is_later",
    "known_for",
    "lacking",
    "leaving_on",
    "leaving_step",
    "line_for",
    "may_begin",
    "meant_by",
    "new_criteria",
    "next_steps",
    "notice_ends",
    "open_case",
    "received",
    "records_next",
    "states_behind",
    "step_of",
    "to_record",
    "verified",
    "year_of",
]
