"""What was promised and when it is to be looked after: visits to households.

This room knows neither a database nor a clock: it is given what was done, and the day.
"""
