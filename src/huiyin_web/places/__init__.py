"""Administrative divisions, organisations and yearly statistics: what everything else is counted in."""
