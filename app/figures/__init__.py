"""What came of courses in numbers of people, and the tables that were sent to somebody."""
