"""What a paste holds, and where it goes."""
