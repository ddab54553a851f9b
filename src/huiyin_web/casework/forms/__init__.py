"""What casework's pages are asked with and send."""
