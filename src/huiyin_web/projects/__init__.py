"""Projects with funds of their own: their money to the fen, their works along the season, whom they reached."""
