"""Files that prove what was done: scanned minutes, photos of notice boards, signed papers, attached to anything."""
