"""A reason stays in the audit log, which people read who may not see a personal number."""

import pytest

from huiyin_web.core.reasons import PersonalReasonError, without_numbers


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        ("核对 632725199003070035 是否本人", "an ID number"),
        ("核对６３２７２５　１９９００３０７　００３５", "an ID number"),
        ("致电 138-0013-8765 核实", "a phone number"),
    ],
)
def test_a_reason_with_a_personal_number_is_refused(reason, kind):
    with pytest.raises(PersonalReasonError, match=kind):
        without_numbers(reason)


def test_any_other_reason_is_given_without_blanks_around_it():
    assert without_numbers("  2016年第3号文，核对 1,250 元 ") == "2016年第3号文，核对 1,250 元"
