"""The window: a skin that turns keys into changes and changes into pixels."""
