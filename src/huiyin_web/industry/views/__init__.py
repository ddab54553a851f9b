"""The pages of industry."""
