"""The use cases: what is decided between a request and Live, knowing only Protocols."""
