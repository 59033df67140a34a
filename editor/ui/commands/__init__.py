"""Every command of the window, a module for each menu."""
