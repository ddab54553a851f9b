"""What an office keeps on file: the fields of its sheets, their codes, and the snapshots that freeze them.

A sheet here is the single source of truth: the import checks against it, the database columns and the Arrow
schema of a snapshot follow it, the demo writes it, and docs/reference/import.md is generated from it.
"""
