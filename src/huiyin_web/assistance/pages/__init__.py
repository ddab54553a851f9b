"""What the pages of the app get, one module a matter."""
