"""Industry: cooperatives and firms, what they owe households and pay them, small loans to households."""
