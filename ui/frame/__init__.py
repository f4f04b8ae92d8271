"""What stands around every page: navigation, top, foot, notices and the list of keys."""
