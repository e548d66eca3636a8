"""Links stay alive: visiting what resources lead to, and judging what was found there."""
