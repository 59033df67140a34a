"""What makes long writing comfortable: looks as chosen, zoom, focus mode, typewriter scrolling."""
