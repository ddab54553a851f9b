"""Django's handle on the app."""

from django.apps import AppConfig

from huiyin.kernel.text import Text


class PlacesConfig(AppConfig):
    """Divisions, organisations, statistics."""

    name = "huiyin_web.places"
    label = "places"

    def ready(self) -> None:
        """Register who knows places, the kinds of file, what a snapshot freezes, and the line of the navigation."""
        from huiyin_web.access.directory import register_directory
        from huiyin_web.access.request import actor_from
        from huiyin_web.access.roles import May
        from huiyin_web.core import audit
        from huiyin_web.core.frame import Entry, register_entry
        from huiyin_web.places import frozen, kinds
        from huiyin_web.places.directory import PlaceDirectory

        register_directory(PlaceDirectory())
        audit.describe("places.poor_place.left", Text("took a place off the list of the poor", "将地区移出贫困名单"))
        kinds.register()
        frozen.register()
        register_entry(
            Entry(
                group="data",
                order=40,
                label=Text("Organisations", "单位"),
                url_name="places:organisations",
                icon="assistance",
                may=lambda request: actor_from(request).may(May.SEE_FIGURES),
            )
        )
