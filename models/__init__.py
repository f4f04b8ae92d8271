"""What is stored: tables, migrations and the encrypted database file."""
