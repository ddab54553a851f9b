"""The figures of a frozen year of the register, who moved, and the households behind each of them."""
