"""What the audit log says of commitments and of reminders."""

from huiyin.followup.commitments import ACTS
from huiyin.kernel.text import Text

REMINDERS_ASKED = "commitments.reminders.asked"
REMINDED, REMINDER_FAILED = "commitments.reminder.sent", "commitments.reminder.failed"
FILTER_SAVED, FILTER_DELETED = "commitments.filter.saved", "commitments.filter.deleted"
_GIVEN = Text("gave a commitment", "交办承诺事项")
_OF = Text("commitment: {told}", "承诺事项：{told}")
SENTENCES = {
    "commitments.commitment.given": _GIVEN,
    "commitments.ledger.carried": Text("carried a ledger of commitments over", "转入承诺事项台账"),
    **{f"commitments.commitment.{act.key}": _OF.fill(told=act.told) for act in ACTS.values()},
    FILTER_SAVED: Text("kept a filter of commitments", "保存承诺事项筛选"),
    FILTER_DELETED: Text("deleted a filter of commitments", "删除承诺事项筛选"),
    REMINDERS_ASKED: Text("chose where to be reminded", "设定提醒方式"),
    REMINDED: Text("sent a reminder", "发送提醒"),
    REMINDER_FAILED: Text("could not send a reminder", "提醒发送失败"),
}
SUBJECTS = {
    "commitment": Text("commitment {key}", "承诺事项 {key}"),
    "commitments": Text("commitments", "承诺事项"),
}
