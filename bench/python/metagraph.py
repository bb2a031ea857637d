"""How long the unmodified Python SDK takes for a full metagraph: `metagraph.py URL NETUID` prints milliseconds as JSON."""

import json
import statistics
import sys
import time

import bittensor as bt

ROUNDS = 25

url, netuid = sys.argv[1], int(sys.argv[2])
subtensor = bt.Subtensor(network=url)
substrate = subtensor.substrate
request = substrate.rpc_request
waited = 0.0


def timed(method, *args, **kwargs):
    """The SDK's own request, and how long it took."""
    global waited
    began = time.perf_counter()
    answer = request(method, *args, **kwargs)
    if method == "state_call":
        waited = time.perf_counter() - began
    return answer


substrate.rpc_request = timed
block_hash = substrate.get_chain_head()
block = substrate.get_block_number(block_hash)
whole, waits = [], []
for _ in range(ROUNDS):
    began = time.perf_counter()
    metagraph = subtensor.get_metagraph_info(netuid, block=block)
    whole.append(time.perf_counter() - began)
    waits.append(waited)
milliseconds = lambda values: statistics.median(values[5:]) * 1000
print(json.dumps({"neurons": metagraph.num_uids, "whole": milliseconds(whole), "waited": milliseconds(waits)}))
