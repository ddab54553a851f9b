"""What the office's rules say of a household, a person or a village: each decision with its reasons."""
