"""Cooperatives and firms with their contracts with households, and small loans: what is owed, paid, and to be asked."""

from huiyin.followup.industry.asking import Due, Firm, Sign, Tie, Told, signs_of
from huiyin.followup.industry.contract import decide_contract, decide_end, decide_payment, promised
from huiyin.followup.industry.firm import FirmStep, decide_status, register
from huiyin.followup.industry.loan import (
    Loan,
    LoanStep,
    Repaid,
    decide_entry,
    decide_loan,
    subsidised_rate,
    subsidy,
)
from huiyin.followup.industry.words import (
    BRANCHES,
    CLOSED,
    CONTRACTS,
    ENTRIES,
    INCOME,
    KINDS,
    RUNNING,
    STARTUP,
    STATUSES,
    SUSPENDED,
)

__all__ = [
    "BRANCHES",
    "CLOSED",
    "CONTRACTS",
    "ENTRIES",
    "INCOME",
    "KINDS",
    "RUNNING",
    "STARTUP",
    "STATUSES",
    "SUSPENDED",
    "Due",
    "Firm",
    "FirmStep",
    "Loan",
    "LoanStep",
    "Repaid",
    "Sign",
    "Tie",
    "Told",
    "decide_contract",
    "decide_end",
    "decide_entry",
    "decide_loan",
    "decide_payment",
    "decide_status",
    "promised",
    "register",
    "signs_of",
    "subsidised_rate",
    "subsidy",
]
