"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class ForecastsConfig(AppConfig):
    """Forecasts of the register."""

    name = "huiyin_web.forecasts"
    label = "forecasts"

    def ready(self) -> None:
        """Register navigation, words of the audit log, jobs, what follows a freeze, and the outlook of targets."""
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.access.subjects import register_namer
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.forecasts.events import SENTENCES, SUBJECTS
        from huiyin_web.forecasts.queries.prospects import foreseen_targets
        from huiyin_web.forecasts.queries.subject import forecast_names
        from huiyin_web.forecasts.tasks import forecast_frozen, register_jobs
        from huiyin_web.snapshots.followers import register_follower
        from huiyin_web.targets.queries.outlooks import register_seer

        for code, sentence in SENTENCES.items():
            audit.describe(code, sentence)
        for kind, words in SUBJECTS.items():
            audit.describe_subject(kind, words)
        register_namer("forecast", forecast_names)
        register_jobs()
        register_follower(forecast_frozen)
        register_seer(foreseen_targets)
        register_entry(
            Entry(
                "work", 23, Text("Forecasts", "预测"), "forecasts:list", "transitions",
                lambda request: actor_from(request).may(May.SEE_FIGURES),
            )
        )  # fmt: skip
