"""Who people are, what their role may do, and which places they reach."""
