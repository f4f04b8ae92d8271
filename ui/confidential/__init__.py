"""Confidential notes on the cards of people and families: closed until they are asked for, and soon closed again."""
