"""The same people over years: who left, fell in and returned, and how long it lasts."""
