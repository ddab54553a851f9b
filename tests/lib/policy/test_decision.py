from huiyin.kernel.text import Text
from huiyin.policy import Decision, Reason, Verdict


def test_questions_and_delays_refuse_nothing_and_one_missing_thing_does():
    told = [Reason("check", verdict, Text("so", "如此")) for verdict in Verdict]
    missing = [reason for reason in told if reason.verdict is Verdict.MISSING]

    assert Decision("step", tuple(reason for reason in told if reason not in missing)).allowed is True
    assert Decision("step", tuple(told)).allowed is False
    assert Decision("step", tuple(told)).missing == tuple(missing)
