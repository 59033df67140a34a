"""Two stories: what differs, how one becomes the other, how both become one."""
