"""The vocabulary of Live as pure values: commands, results, references, quantities, errors."""
