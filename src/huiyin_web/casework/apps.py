"""Django's handle on the app."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """A household's way through identification, exit, monitoring and removal, with its notices and objections."""

    name = "huiyin_web.casework"
    label = "casework"
