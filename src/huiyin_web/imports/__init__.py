"""The one way by which files enter: checked, staged, applied in one transaction, receipted."""
