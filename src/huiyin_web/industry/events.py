"""What the audit log says of firms and loans."""

from huiyin.followup.industry import FirmStep, LoanStep
from huiyin.kernel.text import Text

_FIRM = Text("firm: {told}", "产业主体：{told}")
_LOAN = Text("small loan: {told}", "小额信贷：{told}")
SENTENCES = {
    "industry.firm.registered": Text("registered a firm", "登记产业主体"),
    "industry.ledger.carried": Text("carried firms and small loans over", "转入产业主体和小额信贷台账"),
    "industry.loan.lent": Text("recorded a small loan", "登记小额信贷"),
    **{f"industry.firm.{step.value}": _FIRM.fill(told=step.label) for step in FirmStep},
    **{f"industry.loan.{step.value}": _LOAN.fill(told=step.label) for step in LoanStep},
}
SUBJECTS = {
    "firm": Text("firm {key}", "产业主体 {key}"),
    "loan": Text("small loan {key}", "小额信贷 {key}"),
    "industry": Text("firms and small loans", "产业主体和小额信贷"),
}
