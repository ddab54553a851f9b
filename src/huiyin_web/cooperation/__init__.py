"""East-West cooperation: what an eastern partner and a western county plan, do and report together."""
