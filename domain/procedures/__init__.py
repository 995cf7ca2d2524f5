"""The procedures of the chain as data: steps, who takes them, what can come out, what follows."""
