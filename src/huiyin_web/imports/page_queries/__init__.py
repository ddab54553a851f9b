"""What the pages of the import show, read within what the reader may see."""
