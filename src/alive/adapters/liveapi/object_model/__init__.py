"""Any member of any object of Live, by its own name: checking what is given, reading, writing, calling, describing."""
