"""The long steps of an exchange as jobs: what they are called."""

from huiyin.kernel.text import Text
from huiyin_web.jobs.works import Works

COMPARE, DECIDE, WRITE = "exchange.compare", "exchange.decide", "exchange.write"
WORKS = Works(
    (COMPARE, DECIDE, WRITE), "exchange", Text("This exchange is being worked on already.", "该次核对正在处理中。")
)
