"""Suggest what a family business costs, by ratios of policy, where a household keeps no accounts."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from huiyin.policy import Parameter, Policy, UnknownParameterError

_SHARES = {"planting": "crop_cost_share", "livestock": "livestock_cost_share", "forestry": "fruit_cost_share"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An expense in fen, and the ratio it comes from."""

    amount: int
    share: Parameter


def suggested_expense(policy: Policy, industry: str | None, gross: int | None) -> Suggestion | None:
    """Suggest the expense of a business by its industry and gross receipts; nothing where policy has no ratio for it.

    Args:
        policy: of the day.
        industry: a key of the code list of industries.
        gross: its receipts in fen.
    """
    if industry not in _SHARES or not gross:
        return None
    try:
        share = policy.value(_SHARES[industry])
    except UnknownParameterError:
        return None
    return Suggestion(int((gross * share.value).quantize(Decimal(1), rounding=ROUND_HALF_UP)), share)
