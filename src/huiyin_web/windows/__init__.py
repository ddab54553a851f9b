"""Which process is open where and when: windows, exceptions, and who may open them."""
