"""What people fill in or ask for on the pages of this app."""
