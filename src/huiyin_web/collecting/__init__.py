"""Collections: what an office asks the villages for, what it costs them, and how they answer."""
