from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.followup.industry import decide_contract, decide_end, decide_payment, promised

ON = date(2016, 9, 14)
PAPER = "囊合字〔2016〕7 号"


def why(decision):
    return [reason.words.en for reason in decision.missing]


def test_a_year_promises_the_whole_and_a_part_of_one_a_twelfth_for_each_month_begun():
    assert promised(1200_00, date(2016, 1, 1), date(2016, 12, 31)) == {2016: 1200_00}
    assert promised(1000_00, date(2015, 12, 20), date(2017, 2, 1)) == {2015: 83_33, 2016: 1000_00, 2017: 166_66}


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 10**9), st.dates(date(2011, 1, 1), date(2020, 12, 31)), st.dates(date(2021, 1, 1), date(2030, 1, 1))
)
def test_no_year_promises_more_than_the_yearly_amount_and_whole_years_promise_it_all(yearly, begins, ends):
    found = promised(yearly, begins, ends)
    assert list(found) == list(range(begins.year, ends.year + 1))
    assert all(0 <= fen <= yearly for fen in found.values())
    assert all(found[year] == yearly for year in range(begins.year + 1, ends.year))


def test_a_contract_has_its_days_in_order_its_document_and_no_more_than_thirty_years():
    begins = date(2016, 4, 1)
    assert why(decide_contract(begins=begins, until=date(2046, 3, 31), document=PAPER, on=ON)) == []
    assert why(decide_contract(begins=begins, until=date(2046, 4, 1), document=PAPER, on=ON)) == [
        "From 2016-04-01 to 2046-04-01 is longer than the 30 years that a contract may run."
    ]
    assert why(decide_contract(begins=begins, until=begins, document=" ", on=ON)) == [
        "It ends on 2016-04-01, which is not after it begins (2016-04-01).", "This has to be said.",
    ]  # fmt: skip


def test_a_contract_is_ended_within_its_days_and_with_a_reason():
    days = {"begins": date(2016, 4, 1), "ends": date(2018, 3, 31)}
    assert why(decide_end(**days, ends_on=date(2017, 3, 31), reason="合作社关闭")) == []
    for day in (None, date(2016, 3, 31), date(2018, 3, 31)):
        assert len(why(decide_end(**days, ends_on=day, reason=""))) == 2


def test_payments_are_entered_with_day_and_document_and_not_for_a_year_to_come():
    assert why(decide_payment(year=2016, on=ON, day=ON, document="凭证 7")) == []
    assert why(decide_payment(year=2017, on=ON, day=date(2016, 9, 15), document="632725199003070035")) == [
        "Give the day, today (2016-09-14) or before.",
        "2017 has not begun; give 2016 or a year before.",
        "Leave numbers of people out (IDs, mobile telephones, accounts): they are never needed here.",
    ]
