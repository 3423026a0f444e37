"""Findings rendered for people, programs and code hosts."""
