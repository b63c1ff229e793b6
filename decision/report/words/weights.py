"""What has to be said beside the parts of wealth."""

WEIGHTS_NOTE = (
    "Shares of all you own less the loan, at today's prices, once every sale is done; "
    "costs, taxes and payments due are left out."
)
