"""Papers: the texts of notices, consents, questionnaires and slips in every language that a place uses."""
