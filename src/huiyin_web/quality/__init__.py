"""Is what the register says true: suspects, lists of other departments, duplicates."""
