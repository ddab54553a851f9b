"""The pages of signing in, of accounts, of delegation and of the audit log."""
