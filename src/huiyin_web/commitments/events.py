"""What the audit log says of commitments."""

from huiyin.followup.commitments import ACTS
from huiyin.kernel.text import Text

_GIVEN = Text("gave a commitment", "交办承诺事项")
_OF = Text("commitment: {told}", "承诺事项：{told}")
SENTENCES = {
    "commitments.commitment.given": _GIVEN,
    "commitments.ledger.carried": Text("carried a ledger of commitments over", "转入承诺事项台账"),
    **{f"commitments.commitment.{act.key}": _OF.fill(told=act.told) for act in ACTS.values()},
}
SUBJECTS = {
    "commitment": Text("commitment {key}", "承诺事项 {key}"),
    "commitments": Text("commitments", "承诺事项"),
}
