"""What the pages of plans send and ask."""
