"""What the page of an incident is made of."""
