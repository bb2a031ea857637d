"""What a trade with a subnet's pool comes to, from the rules and not from the node: a pool of equal weights, and its fee."""

from checks import stored

FEE_RATE = 33  # of 65535
ONE = 10**18  # the scale in which the pool's ratio is rounded down


def pool(netuid):
    """TAO and alpha of a subnet's pool, as our own SDK reads them, once nothing but trades moves them."""
    return stored("SubtensorModule", "SubnetTAO", netuid), stored("SubtensorModule", "SubnetAlphaIn", netuid)


def moved_pool(before, after):
    """How much TAO and alpha a pool gained."""
    return after[0] - before[0], after[1] - before[1]


def _fee(amount):
    # The ratio is truncated to 64 binary digits first.
    return amount * ((FEE_RATE << 64) // 65535) >> 64


def traded(into, amount, out_of):
    """What a pool gives for an amount without a fee, of the reserve `out_of`."""
    # What is left of the reserve is rounded down to the scale, then to 64 binary digits; what is given away is rounded down too.
    left = ((into * ONE // (into + amount)) << 64) // ONE
    return out_of * ((1 << 64) - left) >> 64


def bought(reserves, tao, free_of_fee=False):
    """Alpha for TAO, and the fee in TAO."""
    fee = 0 if free_of_fee else _fee(tao)
    return traded(reserves[0], tao - fee, reserves[1]), fee


def sold(reserves, alpha):
    """TAO for alpha, and the fee in alpha."""
    fee = _fee(alpha)
    return traded(reserves[1], alpha - fee, reserves[0]), fee
