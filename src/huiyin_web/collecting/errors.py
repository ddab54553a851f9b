"""Why something about a collection is refused."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class CollectionRefusedError(DomainError):
    """A collection that may not be put to the villages, with every reason; or a decision without one."""

    code = "COLLECTION"
    template = Text("Nothing was changed. {what}", "未作更改。{what}")


class CollectionStateError(ConflictError):
    """A collection that is past the step that was asked for."""

    code = "COLLECTION_STATE"
    template = Text(
        "Collection {number} is {state}; this step is for one that is {needed}. Open it again to see where it stands.",
        "采集任务 {number} 当前为“{state}”，此操作仅适用于“{needed}”的任务。请重新打开查看。",
    )
