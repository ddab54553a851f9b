from huiyin.followup.relocation import Case, State, outcome

MOVED = Case(State.MOVED, 4, before=2_800_00, has_labour=True, works=True, income=3_500_00, stays=True)


def test_a_scheme_adds_up_with_what_each_share_is_a_share_of():
    old = Case(State.MOVED, 2, before=2_000_00, has_labour=False, works=False, income=2_600_00, stays=False)
    found = outcome([
        MOVED, MOVED, old,
        Case(State.MOVED, 3, before=2_500_00, is_overdue=True),
        Case(State.CONSENTED, 5), Case(State.HOUSED, 5), Case(State.OFFERED, 5), Case(State.WITHDRAWN, 5),
    ])  # fmt: skip
    assert (found.offered, found.consented, found.moved, found.persons_moved, found.overdue) == (8, 6, 4, 13, 1)
    assert (found.jobs.met, found.jobs.of) == (2, 2)  # who has no labour is not asked for a job
    assert (found.stays.met, found.stays.of) == (2, 3)
    assert (found.before, found.income, found.compared) == (2_800_00, 3_500_00, 3)


def test_a_scheme_without_households_has_no_shares():
    found = outcome([])
    assert (found.offered, found.jobs.share, found.before, found.income) == (0, None, None, None)
