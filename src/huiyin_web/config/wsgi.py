"""The door that a server opens."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin_web.config.settings")

application = get_wsgi_application()
