"""The page Camps: camps in a list, one camp at the right with its children, groups and adults."""
