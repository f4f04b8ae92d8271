"""Certificates: who may have one, issuing, printing, voiding, and the certificate book."""
