"""The command line: arguments, printing, exit codes. Nobody else reads the clock, or exits."""
