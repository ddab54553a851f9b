"""What must hold before a step: a process names these, each gives its reasons."""

from huiyin.rules.casework.asked import CheckFunction
from huiyin.rules.casework.checks.appraisals import appraisal_attended, appraisal_in_favour
from huiyin.rules.casework.checks.incomes import (
    income_below_line,
    income_stably_above_line,
    income_stably_above_todays_line,
    questions_answered,
)
from huiyin.rules.casework.checks.members import change_has_happened, member_fits
from huiyin.rules.casework.checks.notices import no_open_objection, notice_over
from huiyin.rules.casework.checks.people import (
    consented,
    left_poverty,
    not_registered,
    on_register,
    recorded_by_another,
    registered_poor,
    reviewed_by_another,
    witnessed,
)
from huiyin.rules.casework.checks.places import (
    acceptance_above,
    comprehensive_incidence_below,
    facilities_answered,
    omissions_below,
    place_incidence_below,
    place_listed,
    wrong_exits_below,
)
from huiyin.rules.casework.checks.proofs import (
    criteria_proven,
    criteria_still_proven,
    new_criteria_proven,
    observed_long_enough,
    risk_gone,
    risk_kind_fits,
    risks_ended,
)
from huiyin.rules.casework.checks.relapses import poverty_found, poverty_still_found, verified_by_another
from huiyin.rules.casework.checks.sizes import sizes_answered

CHECKS: dict[str, CheckFunction] = {
    check.__name__: check
    for check in (
        acceptance_above, appraisal_attended, appraisal_in_favour, change_has_happened, comprehensive_incidence_below,
        consented, criteria_proven, criteria_still_proven, facilities_answered, income_below_line,
        income_stably_above_line, income_stably_above_todays_line, left_poverty, member_fits, new_criteria_proven,
        no_open_objection, not_registered, notice_over, observed_long_enough, omissions_below, on_register,
        place_incidence_below, place_listed, poverty_found, poverty_still_found, questions_answered,
        recorded_by_another, registered_poor, reviewed_by_another, risk_gone, risk_kind_fits, risks_ended,
        sizes_answered, verified_by_another, witnessed, wrong_exits_below,
    )
}  # fmt: skip

__all__ = ["CHECKS"]
