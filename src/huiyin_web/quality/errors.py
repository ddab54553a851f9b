"""What the app refuses to do."""

from huiyin.kernel.text import Text
from huiyin_web.core.errors import ConflictError, DomainError


class SearchUnderWayError(ConflictError):
    """The register is being searched for suspects already."""

    code = "SUSPECTS_UNDER_WAY"
    template = Text(
        "The register is being checked already. Wait until that job is over; see the page Jobs.",
        "正在核验台账，请等待该任务结束；详见“后台任务”页。",
    )


class AnsweredError(ConflictError):
    """Somebody else answered meanwhile."""

    code = "SUSPECT_ANSWERED"
    template = Text(
        "This was answered meanwhile by {by}: {outcome}. Reload the page, and answer again only if that is wrong.",
        "{by} 已在此期间登记结果：{outcome}。请刷新页面，确有不符再重新登记。",
    )


class NoteNeededError(ConflictError):
    """An explanation without words."""

    code = "SUSPECT_NOTE"
    status = 400
    template = Text("Say in a few words what explains it.", "请简要填写情况说明。")


class DuplicatesUnderWayError(ConflictError):
    """The register is being searched for double entries already."""

    code = "DUPLICATES_UNDER_WAY"
    template = Text(
        "Double entries are being searched for already. Wait until that job is over; see the page Jobs.",
        "正在查找重复登记，请等待该任务结束；详见“后台任务”页。",
    )


class DecidedError(ConflictError):
    """Somebody else decided meanwhile."""

    code = "DUPLICATE_DECIDED"
    template = Text(
        "This was decided meanwhile by {by}: {decision}. Nothing was changed. Reload the page to see where it stands.",
        "{by} 已在此期间作出认定：{decision}。本次未作更改，请刷新页面查看。",
    )


class EntriesChangedError(ConflictError):
    """An entry that has changed since the page was shown."""

    code = "DUPLICATE_CHANGED"
    template = Text(
        "One of the two entries has changed since this page was shown. Nothing was changed; compare them again.",
        "本页打开之后，其中一条登记已有变动。本次未作更改，请重新比对。",
    )


class WordsNeededError(ConflictError):
    """A decision without a reason."""

    code = "DUPLICATE_REASON"
    status = 400
    template = Text(
        "Say in at least {least} characters how you know: who was asked, and what was shown.",
        "请用至少 {least} 个字说明依据：问过谁，看过什么材料。",
    )


class OwnMergeError(DomainError):
    """Somebody who would decide about a merge that they proposed themselves."""

    status = 403
    code = "DUPLICATE_OWN"
    template = Text(
        "Whoever proposes a merge does not approve it or send it back. Somebody else of your office or of the office "
        "above does.",
        "提请人不能审批本人提请的合并，请由本单位其他人员或上级单位审批。",
    )


class MergeOvertakenError(ConflictError):
    """A proposed merge of which an entry has changed since."""

    code = "DUPLICATE_OVERTAKEN"
    template = Text(
        "One of the two entries has changed since the merge was proposed. Nothing was merged: send it back, so that "
        "the two are compared and the merge is proposed anew.",
        "提请合并之后，其中一条登记已有变动。本次未合并，请退回，由提请人重新比对后再提请。",
    )


class BackWordsError(ConflictError):
    """A merge that is sent back without a reason."""

    code = "DUPLICATE_BACK"
    status = 400
    template = Text(
        "Say in at least {least} characters why it is sent back, so that whoever proposed it can mend it.",
        "请用至少 {least} 个字说明退回原因，以便提请人改正。",
    )


class OwnPartError(DomainError):
    """The undoing, by whoever proposed it, of a merge that somebody else has approved."""

    status = 403
    code = "DUPLICATE_PART_OWN"
    template = Text(
        "You proposed this merge and somebody else approved it, so you do not undo it alone: ask somebody else of your "
        "office or of the office above.",
        "该合并由您提请并经他人批准，您不能自行撤销。请由本单位其他人员或上级单位撤销。",
    )


class NoMergeError(ConflictError):
    """An undo where there is nothing to undo."""

    code = "DUPLICATE_NOT_MERGED"
    template = Text("These two are not merged, so there is nothing to undo.", "两条登记并未合并，无可撤销。")


class ListAheadError(DomainError):
    """A list of a day to come."""

    code = "LIST_AHEAD"
    template = Text(
        "{day} is yet to come. Write the day whose state the list shows.",
        "{day} 尚未到来。请填写名单数据的截止日期。",
    )


class ListTooOldError(DomainError):
    """A list of a day before any policy of the register."""

    code = "LIST_TOO_OLD"
    template = Text(
        "Lists of {day} are not compared: the first policy that says how begins on {first}. Write the day whose state "
        "the list shows.",
        "{day} 早于最早的政策参数（{first} 起），无法比对。请填写名单数据的截止日期。",
    )


class ListBrokenOffError(DomainError):
    """A comparison that ended before it was over."""

    code = "LIST_BROKEN_OFF"
    template = Text(
        "The comparison ended before it was over: nothing was compared and the file is deleted. Send the list again.",
        "比对未完成即已结束，未产生疑点，文件已删除。请重新上传名单。",
    )


class NotePersonalError(DomainError):
    """A note with a number in it that others must not read."""

    code = "NOTE_PERSONAL"
    template = Text(
        "The text holds {kinds}. It stays in the records and others read it: leave it out.",
        "文字中含有{kinds}。该内容将存档并供他人查阅，请删去。",
    )


class ListOlderError(ConflictError):
    """A list of a day before that of one that was compared."""

    code = "LIST_OLDER"
    template = Text(
        "A list of {kind} as of {day} was compared already (list {number}); an older one would undo what it found. "
        "Send a newer list, or withdraw list {number} first.",
        "已比对过截止 {day} 的“{kind}”名单（第 {number} 号），不能再用更早的名单覆盖其结果。"
        "请上传更新的名单，或先撤回第 {number} 号名单。",
    )


class ListSettledError(ConflictError):
    """A list that is compared or withdrawn already."""

    code = "LIST_SETTLED"
    template = Text(
        "List {number} is compared or withdrawn already. Nothing was changed. Reload the page to see where it stands.",
        "第 {number} 号名单已比对或已撤回。本次未作更改，请刷新页面查看。",
    )


class FlagDecidedError(ConflictError):
    """Somebody else decided meanwhile."""

    code = "FLAG_DECIDED"
    template = Text(
        "This was decided meanwhile by {by}: {decision}. Reload the page, and decide again only if that is wrong.",
        "{by} 已在此期间作出认定：{decision}。请刷新页面，确有不符再重新认定。",
    )


class FlagChangedError(ConflictError):
    """A flag of which a newer list says something else than the page did."""

    code = "FLAG_CHANGED"
    template = Text(
        "A newer list says something else about this person than this page did. Nothing was recorded. Reload the page, "
        "read what the list says now, and decide then.",
        "本页打开之后，新名单所列内容已有变化。本次未作登记，请刷新页面，按名单现有内容重新认定。",
    )


class FlagGoneError(ConflictError):
    """A flag that no list gives ground for any more."""

    code = "FLAG_GONE"
    template = Text(
        "No list gives ground for this any more, so there is nothing to decide.", "该疑点已无名单依据，无需认定。"
    )


class FlagWordsError(ConflictError):
    """A decision without words."""

    code = "FLAG_WORDS"
    status = 400
    template = Text(
        "Say in at least {least} characters how you know: who was asked, and what was shown.",
        "请用至少 {least} 个字说明依据：问过谁，看过什么材料。",
    )


class NobodyNamedError(DomainError):
    """A list of which no row could be read: that it lacks everybody says nothing."""

    code = "LIST_NOBODY"
    template = Text(
        "None of the {rows:,} rows of this list could be read, so nothing was compared and nobody is asked about. Mend "
        "the file as the problems below say, and send it again.",
        "该名单 {rows:,} 行均无法读取，未作比对，也未产生疑点。请按下列问题更正文件后重新上传。",
    )
