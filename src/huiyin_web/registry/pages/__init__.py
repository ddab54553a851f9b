"""What pages hold of the register, one module a matter; the pages of this app by name."""

from huiyin_web.registry.pages.changes import ConflictPage, FormPage, RequestPage, RequestsPage

__all__ = ["ConflictPage", "FormPage", "RequestPage", "RequestsPage"]
