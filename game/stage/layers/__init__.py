"""Every kind of layer: how its plates are baked, and how it is drawn at a given second."""
