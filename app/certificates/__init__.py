"""Certificates and attestations: numbered without a gap, frozen as issued, and the book of them all."""
