"""The names of this app's jobs, and what they say as they go."""

from huiyin.kernel.text import Text

MAKE_JOB, ASK_JOB = "forecasts.make", "forecasts.ask"
READING = Text("reading the frozen years", "读取年度快照")
WALKING = Text("walking the years to come", "模拟以后各年")
KEEPING = Text("keeping what was found", "保存结果")
CHECKING = Text("comparing earlier forecasts", "检验以往预测")
