"""Addresses of the web. There are no sockets, so nothing can be fetched from them."""
