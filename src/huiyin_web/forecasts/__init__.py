"""Forecasts of the register, kept with all that they were made from; what would be with other rates."""
