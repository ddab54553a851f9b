"""Plans and their targets, handed down and signed for: what each place has to reach, and how far it is."""
