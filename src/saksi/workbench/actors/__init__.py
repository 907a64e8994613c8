"""What the pages of actors are made of."""
