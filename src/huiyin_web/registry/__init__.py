"""The register: households and persons as they are now, and the history of what changed."""
