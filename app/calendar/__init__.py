"""When groups meet and when the centre is closed."""
