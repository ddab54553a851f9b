from huiyin.followup.commitments import KINDS
from huiyin.followup.consultations import KIND_OF_GAP, KIND_OF_NEED
from huiyin.records.codes import NEED
from huiyin.records.sheets import FACILITY_KEYS


def test_every_gap_of_a_village_and_every_need_of_a_household_but_other_is_something_that_a_promise_can_be_about():
    assert set(KIND_OF_GAP) == set(FACILITY_KEYS)
    assert set(KIND_OF_NEED) == set(NEED.keys()) - {"other"}
    assert {*KIND_OF_GAP.values(), *KIND_OF_NEED.values()} <= set(KINDS.keys())
