"""Settings, addresses and the commands that the platform adds to `huiyin`."""
