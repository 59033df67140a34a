"""Story templates in the window: choosing one, making and keeping own ones."""
