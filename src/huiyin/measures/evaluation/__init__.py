"""Third-party evaluation of a county that wants to leave poverty."""
