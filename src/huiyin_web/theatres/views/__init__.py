"""What answers the addresses of the app."""
