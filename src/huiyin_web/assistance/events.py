"""What the audit log says of assistance."""

from huiyin.kernel.text import Text
from huiyin_web.assistance.actions import (
    adopt_proposal,
    ask_proposal,
    carry_promise,
    change_proposal,
    close_round,
    end_helping,
    end_pairing,
    enrol_unit,
    leave_team,
    make_proposal,
    open_round,
    pair_household,
    pair_unit,
    pledge_plan,
    post_member,
    record_help,
    record_visit,
    withdraw_help,
)

_ACTIONS = (
    adopt_proposal, ask_proposal, carry_promise, change_proposal, close_round, end_helping, end_pairing, enrol_unit,
    leave_team, make_proposal, open_round, pair_household, pair_unit, pledge_plan, post_member, record_help,
    record_visit, withdraw_help,
)  # fmt: skip
SENTENCES = {done.CODE: done.SENTENCE for done in _ACTIONS}
SUBJECTS = {"assistance_round": Text("round of assistance {key}", "帮扶轮次 {key}")}
