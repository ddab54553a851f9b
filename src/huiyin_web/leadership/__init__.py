"""The leading group: meetings and their decisions, documents, problems, notices with a receipt, contacts."""
