"""What a level or a change is made of: groups, growth and redistribution."""
