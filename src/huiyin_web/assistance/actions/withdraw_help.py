"""Withdraw a help that was recorded by hand."""

from datetime import datetime

from django.db import transaction

from huiyin.kernel.text import Text
from huiyin.records.sheets import HELP
from huiyin.rules.publicity import personal_in
from huiyin_web.access.actor import Actor
from huiyin_web.access.queries.people import one_with
from huiyin_web.assistance.errors import HelpReasonError, HelpReasonPersonalError, NotYoursToWithdrawError
from huiyin_web.assistance.limits import LEAST_REASON, WITHDRAW_HOURS
from huiyin_web.assistance.models import HelpHistory
from huiyin_web.assistance.permissions import may_withdraw_help
from huiyin_web.assistance.queries.help import help_or_404
from huiyin_web.core import audit

CODE = "assistance.help.withdrawn"
SENTENCE = Text("withdrew recorded help", "撤回到户帮扶登记")
_RECORDED = ("recorded_by_key", "recorded_by_name", "recorded_at")
_KEPT = tuple(field.key for field in HELP.kept if field.key != "household_number")


@transaction.atomic
def withdraw_help(*, number: int, reason: str, by: Actor, at: datetime) -> int:
    """Take a wrong help out of the register, and give the household that it was written to; the history keeps it.

    Who: whoever recorded it, within `WITHDRAW_WITHIN`; at any time somebody else who approves changes of households
    there. What a file brought in or confirmed is undone or corrected at the import desk.
    Rule: with a reason that holds no personal number. Frozen years keep what they hold.
    The history keeps who recorded it, who withdrew it and why.
    Recorded: `assistance.help.withdrawn`, with its kind, its day and the reason.

    Raises:
        NotAllowedError, NotFoundError: it is not theirs to see.
        NotYoursToWithdrawError: it is somebody else's to withdraw, or the import desk's.
        HelpReasonError, HelpReasonPersonalError: the reason says nothing, or too much.
    """
    row = help_or_404(by, number, lock=True)
    if not may_withdraw_help(by, row, one_with(by), at=at):
        raise NotYoursToWithdrawError(hours=WITHDRAW_HOURS)
    if len(reason.strip()) < LEAST_REASON:
        raise HelpReasonError(least=LEAST_REASON)
    if kinds := personal_in(reason):
        raise HelpReasonPersonalError(kinds=Text.join(kinds))
    home, told = row.household, {"help": row.pk, "kind": row.kind, "given_on": row.given_on.isoformat()}
    HelpHistory.objects.create(
        help_id=row.pk, household_id=home.pk, version=row.version, replaced_by=by.name, replaced_at=at,
        withdrawn_why=reason.strip(), **{key: getattr(row, key) for key in (*_KEPT, *_RECORDED)},
    )  # fmt: skip
    row.delete()
    audit.record(
        CODE, by=by, at=at, subject=f"household:{home.pk}", place_code=home.village_code,
        detail=told | {"reason": reason.strip()},
    )  # fmt: skip
    return home.pk
