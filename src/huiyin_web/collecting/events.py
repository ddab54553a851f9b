"""What the audit log says of collections."""

from huiyin.kernel.text import Text

SENTENCES = {
    "collecting.collection.proposed": Text("proposed a collection", "提出采集任务"),
    "collecting.collection.admitted": Text("admitted a collection", "批准采集任务"),
    "collecting.collection.refused": Text("refused a collection", "不批准采集任务"),
    "collecting.collection.withdrawn": Text("withdrew a collection", "撤回采集任务"),
}
SUBJECTS = {"collection": Text("collection {key}", "采集任务 {key}")}
