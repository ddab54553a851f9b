"""The kind of file of this app, and what hangs on households here."""

from huiyin.kernel.text import Text
from huiyin.records.sheets import HELP
from huiyin_web.assistance.models import TOLD_BY, Help, HelpHistory, HouseholdPairing, Visit
from huiyin_web.imports.kinds import ImportKind, Reference
from huiyin_web.imports.kinds import register as register_kind
from huiyin_web.imports.mentions import Mention, register_mention
from huiyin_web.registry.models import Household


def register() -> None:
    """Register the help that households received, and that visits and help hang on them."""
    register_kind(
        ImportKind(
            HELP,
            Help,
            place="village_code",
            history=HelpHistory,
            history_id="help_id",
            reference=Reference("household_number", to=Household, by="office_number", column="household_id"),
        )
    )
    register_mention(Mention(Household, Visit, "household_id", Text("visits", "走访记录")))
    register_mention(Mention(Household, Help, "household_id", HELP.label, told_by=TOLD_BY))
    helped_by = ("helper", "organisation", "ends_on")
    register_mention(
        Mention(Household, HouseholdPairing, "household_id", Text("helpers", "帮扶责任人"), told_by=helped_by)
    )
