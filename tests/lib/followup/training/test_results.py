from datetime import date, timedelta

from huiyin.followup.training import Counted, decide_job, decide_result, job_rounds, least_rates, rates_of

ENDED = date(2016, 3, 20)
GOOD = {"passed": True, "attended": 12, "days": 15, "certificate": "青职字 17", "ended": ENDED, "on": ENDED}


def against(**changes):
    return [one.words.en for one in decide_result(**GOOD | changes).missing]


def test_whoever_was_there_on_four_days_of_five_passes_and_nobody_who_was_there_less():
    assert against() == []
    assert against(attended=11) == ["was there on 11 of 15 days; whoever passes was there on 80% of them at least"]
    assert against(attended=11, passed=False, certificate="") == []


def test_a_result_comes_after_the_course_and_a_certificate_with_a_pass():
    assert against(on=ENDED - timedelta(1)) == ["the course ends on 2016-03-20; results come after it"]
    assert against(passed=False) == ["a certificate is for whoever passed"]
    assert len(against(certificate="x" * 41)) == len(against(certificate="632725199003070035")) == 1


def test_whoever_passed_is_asked_about_a_job_three_and_six_months_later():
    assert job_rounds(ENDED) == ((3, date(2016, 6, 20)), (6, date(2016, 9, 20)))
    due = date(2016, 6, 20)
    asked = {"passed": True, "asked_on": due, "due": due, "on": due}
    assert decide_job(**asked).allowed
    assert [one.field for one in decide_job(**asked | {"passed": False}).missing] == ["passed"]
    assert [one.field for one in decide_job(**asked | {"asked_on": due - timedelta(1)}).missing] == ["on"]
    assert [one.field for one in decide_job(**asked | {"asked_on": due + timedelta(1)}).missing] == ["on"]


def test_rates_have_their_denominators_and_are_held_against_policy():
    found = rates_of(Counted(joined=40, judged=38, passed=35, asked=(30, 20), working=(21, 11)))
    assert (found.passed.met, found.passed.of) == (35, 38)
    assert [(one.met, one.of, one.share) for one in found.jobs] == [(21, 30, 0.7), (11, 20, 0.55)]
    assert [float(one.value) for one in least_rates(ENDED)] == [0.9, 0.6]
