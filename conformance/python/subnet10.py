"""A miner or a validator of the unmodified Python SDK 10.2.0 on a subnet of the template, as its author would write it.

`subnet10.py miner|validator URL NETUID COLDKEY HOTKEY PORT`: keys are development keys. Runs until it is ended; says one line when it works.
Only what asks strangers for this machine's address is replaced.
"""

import math
import os
import random
import sys
import tempfile
import time
from typing import ClassVar, Optional, Tuple

os.environ["READ_ONLY"] = "1"

import bittensor as bt
from bittensor.utils import networking
from bittensor_wallet import Keypair, Wallet

# Another than the miners have: what has its own address a dendrite calls at 0.0.0.0.
networking.get_external_ip = lambda: "198.51.100.7"

ROLE, URL, NETUID, COLDKEY, HOTKEY, PORT = sys.argv[1:7]
NETUID, PORT = int(NETUID), int(PORT)


class Next(bt.Synapse):
    series: list[float]
    next: Optional[float] = None
    required_hash_fields: ClassVar[tuple[str, ...]] = ("series",)


def fitted(series):
    """The line of least squares through all pairs of neighbours."""
    pairs = list(zip(series, series[1:]))
    mean_x = sum(x for x, _ in pairs) / len(pairs)
    mean_y = sum(y for _, y in pairs) / len(pairs)
    below = sum((x - mean_x) ** 2 for x, _ in pairs)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in pairs) / below if below else 0.0
    return mean_y + slope * (series[-1] - mean_x)


def draw(length):
    mean, pull = random.uniform(-10, 10), random.uniform(-0.9, 0.9)
    value, series = mean, []
    for _ in range(length):
        value = mean + pull * (value - mean) + random.gauss(0, 1)
        series.append(round(value, 6))
    return series


def own_wallet():
    wallet = Wallet(name="neuron", path=tempfile.mkdtemp(prefix="waystone-subnet-"))
    wallet.set_coldkey(keypair=Keypair.create_from_uri(COLDKEY), encrypt=False, overwrite=True)
    wallet.set_coldkeypub(keypair=Keypair.create_from_uri(COLDKEY), encrypt=False, overwrite=True)
    wallet.set_hotkey(keypair=Keypair.create_from_uri(HOTKEY), encrypt=False, overwrite=True)
    return wallet


def mine(wallet, subtensor):
    metagraph = subtensor.metagraph(NETUID)
    read_at = time.monotonic()

    def forward(synapse: Next) -> Next:
        synapse.next = fitted(synapse.series)
        return synapse

    def blacklist(synapse: Next) -> Tuple[bool, str]:
        nonlocal metagraph, read_at
        if time.monotonic() - read_at > 2:
            metagraph, read_at = subtensor.metagraph(NETUID), time.monotonic()
        caller = synapse.dendrite.hotkey
        if caller not in metagraph.hotkeys:
            return True, "not registered"
        return not metagraph.validator_permit[metagraph.hotkeys.index(caller)], "no permit"

    axon = bt.Axon(wallet=wallet, port=PORT, ip="127.0.0.2", external_ip="127.0.0.2", external_port=PORT)
    axon.attach(forward_fn=forward, blacklist_fn=blacklist)
    axon.start()
    response = subtensor.serve_axon(NETUID, axon, wait_for_inclusion=True, wait_for_finalization=True)
    assert response.success, response.message
    print("miner serves", flush=True)
    while True:
        time.sleep(1)


def validate(wallet, subtensor):
    dendrite = bt.Dendrite(wallet=wallet)
    averages, epochs = {}, 0
    print("validator works", flush=True)
    while True:
        metagraph = subtensor.metagraph(NETUID)
        me = metagraph.hotkeys.index(wallet.hotkey.ss58_address)
        miners = [n for n in metagraph.neurons if n.axon_info.port != 0 and n.uid != me]
        if miners and metagraph.validator_permit[me]:
            for neuron in miners:
                scores = []
                for _ in range(8):
                    series = draw(65)
                    reply = dendrite.query([neuron.axon_info], Next(series=series[:64]), timeout=2, deserialize=False)[0]
                    scores.append(0.0 if reply.next is None else math.exp(-((reply.next - series[64]) ** 2) / 2))
                mean = sum(scores) / len(scores)
                averages[neuron.uid] = 0.8 * averages.get(neuron.uid, mean) + 0.2 * mean
            if any(averages.values()):
                response = subtensor.set_weights(
                    wallet,
                    NETUID,
                    list(averages),
                    [average**2 for average in averages.values()],
                    wait_for_inclusion=True,
                    wait_for_finalization=True,
                )
                epochs += 1
                print(f"epoch {epochs}: {averages} {response.success} {response.message}", flush=True)
        time.sleep(1)


if __name__ == "__main__":
    (mine if ROLE == "miner" else validate)(own_wallet(), bt.Subtensor(network=URL))
