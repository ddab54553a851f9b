"""What the audit log says of training."""

from huiyin.kernel.text import Text

SENTENCES = {
    "training.course.set_up": Text("set up a course", "开设培训班"),
    "training.course.joined": Text("entered people in a course", "登记培训学员"),
    "training.course.attended": Text("recorded who was at a course", "登记培训出勤"),
    "training.course.judged": Text("recorded results of a course", "登记培训结果"),
    "training.jobs.asked": Text("recorded who has a job after training", "登记培训后就业情况"),
    "training.clash.answered": Text("answered why somebody was at two courses at once", "核实同日两地培训疑点"),
    "training.courses.carried": Text("carried courses over", "转入培训台账"),
}
SUBJECTS = {
    "course": Text("course {key}", "培训班 {key}"),
    "courses": Text("courses", "培训班"),
    "training-question": Text("question about training {key}", "培训疑点 {key}"),
}
