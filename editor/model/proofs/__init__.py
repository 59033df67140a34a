"""What is printed to be read and corrected."""
