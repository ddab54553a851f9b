"""What the pages of industry send and ask."""
