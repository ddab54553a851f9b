"""Training for work: courses, who may join, presence, results, and jobs 3 and 6 months later."""

from huiyin.followup.training.courses import LONGEST_COURSE, Trainee, decide_course, decide_joining
from huiyin.followup.training.presence import Presence, clashes, days_of, marks_of
from huiyin.followup.training.results import (
    Counted,
    Rates,
    decide_job,
    decide_result,
    job_rounds,
    least_rates,
    rates_of,
)
from huiyin.followup.training.words import JOBS, SKILLS, UNREACHED, WORKING

__all__ = [
    "JOBS",
    "LONGEST_COURSE",
    "SKILLS",
    "UNREACHED",
    "WORKING",
    "Counted",
    "Presence",
    "Rates",
    "Trainee",
    "clashes",
    "days_of",
    "decide_course",
    "decide_job",
    "decide_joining",
    "decide_result",
    "job_rounds",
    "least_rates",
    "marks_of",
    "rates_of",
]
