"""Plans of help for households: what is proposed, planned, agreed, approved, given, and what became of it."""
