"""A module a system, each written as that system's own documentation has a user do it."""
