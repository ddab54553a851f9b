"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class AssessmentConfig(AppConfig):
    """Assessment rounds."""

    name = "huiyin_web.assessment"
    label = "assessment"

    def ready(self) -> None:
        """Register the navigation entry and the audit sentence."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.assessment.models import COMPUTED
        from huiyin_web.assessment.queries import round_names
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry

        audit.describe(COMPUTED, Text("computed an assessment round", "计算考核结果"))
        audit.describe_subject("round", Text("assessment round {key}", "考核轮次 {key}"))
        register_namer("round", round_names)
        register_entry(
            Entry(
                group="work",
                order=60,
                label=Text("Assessment", "考核"),
                url_name="assessment:rounds",
                icon="assessment",
                may=lambda request: actor_from(request).may(May.SEE_ASSESSMENT),
            )
        )
