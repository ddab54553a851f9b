"""What the pages of the leading group send and ask."""
