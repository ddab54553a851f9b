"""What the overview's pages change: only who has seen what."""
