"""What the app changes: visits are recorded."""
