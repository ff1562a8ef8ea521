"""Relations that the habits of official prose give: what each printed figure should come to."""
