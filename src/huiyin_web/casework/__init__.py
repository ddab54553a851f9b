"""A household's way through identification, exit, monitoring and removal, with its notices and objections."""
