"""After school: what is done at its sessions, its week, and the children who come to it from the daycare."""
