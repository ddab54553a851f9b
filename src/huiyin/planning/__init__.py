"""Planning: target break-down, pace and forecast, pairing."""
