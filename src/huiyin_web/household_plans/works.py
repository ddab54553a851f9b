"""The long work of this app: what became of the helped of a year."""

from huiyin.kernel.text import Text
from huiyin_web.jobs.works import Works

RESULTS_JOB = "household_plans.results"
RESULTS = Works((RESULTS_JOB,), "year", Text("The results of this year are being computed.", "该年度成效正在计算。"))
