"""The names under which the log and the jobs know what this app does."""

FOUND, ANSWERED = "quality.suspects.found", "quality.suspect.answered"
FIND_JOB = "quality.find_suspects"
DUPLICATES_FOUND, DECIDED = "quality.duplicates.found", "quality.duplicate.decided"
DUPLICATES_JOB = "quality.find_duplicates"
LIST_SENT, LIST_REFUSED, LIST_COMPARED = "quality.list.sent", "quality.list.refused", "quality.list.compared"
LIST_WITHDRAWN, FLAG_DECIDED = "quality.list.withdrawn", "quality.flag.decided"
LIST_JOB = "quality.compare_list"
