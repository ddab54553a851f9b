"""The yearly consultation of places and the units that assist them."""
