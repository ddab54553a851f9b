"""Assessment rounds: collecting inputs, scoring by a scheme, keeping the working."""
