"""Multidimensional poverty: deprivations counted together, with what they contribute."""
