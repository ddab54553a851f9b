"""The plans that come with the library: their phases, their indicators with the clauses they rest on, their figures."""

from huiyin.planning.plans.plan import Counted, Plan, PlanIndicator
from huiyin.planning.plans.reading import UnknownPlanError, plan_of, plans, read_plans
from huiyin.planning.plans.standing import Standing, against_plan, by_years, within_year

__all__ = [
    "Counted",
    "Plan",
    "PlanIndicator",
    "Standing",
    "UnknownPlanError",
    "against_plan",
    "by_years",
    "plan_of",
    "plans",
    "read_plans",
    "within_year",
]
