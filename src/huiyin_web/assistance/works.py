"""The long work of this app: proposals of pairings."""

from huiyin.kernel.text import Text
from huiyin_web.jobs.works import Works

PROPOSE_JOB = "assistance.propose"
PROPOSALS = Works(
    (PROPOSE_JOB,), "round", Text("A proposal for this round is being computed.", "本轮结对方案正在测算。")
)
