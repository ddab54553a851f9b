"""Planning: who goes where, and what is to be reached by when. It proposes; people decide."""
