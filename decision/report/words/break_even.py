"""What has to be said beside a break-even return."""

BREAK_EVEN_NOTE = (
    "More than what would replace it, after tax, costs and interest; risk, trend and "
    "your own view are left out. If you do not expect as much, holding is behind."
)
BREAK_EVEN_EVIDENCE = (
    "Arithmetic for one sure future: what the other way saves in tax, less the tax "
    "that its lower basis brings later and its costs, over what the units it sells "
    "would have to earn beyond their replacement, after the later tax rate. The return "
    "from which on another way is named counts risk as well, and is another number for "
    "that reason."
)
