"""The first start on a PC: language, centre, coordinator."""
