"""The audit log's words for files of evidence."""

from huiyin.kernel.text import Text

ATTACHED, OPENED, WITHDRAWN = "evidence.file.attached", "evidence.file.opened", "evidence.file.withdrawn"
SENTENCES = {
    ATTACHED: Text("attached a file of evidence", "上传佐证附件"),
    OPENED: Text("opened a file of evidence", "查看佐证附件"),
    WITHDRAWN: Text("withdrew a file of evidence", "撤回佐证附件"),
}
SUBJECTS = {"evidence": Text("file of evidence {key}", "佐证附件 {key}")}
