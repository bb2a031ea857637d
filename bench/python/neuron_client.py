"""Calls an axon as fast as the Python SDK 10.2.0 can: `neuron_client.py KIND PORT CONCURRENCY SECONDS`. Prints what it counted."""

import asyncio
import json
import os
import sys
import time

os.environ["READ_ONLY"] = "1"
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import bittensor as bt
from bittensor.utils import networking
from bittensor_wallet import Keypair
from neuron_shared import Echo, Parts, wallet

networking.get_external_ip = lambda: "198.51.100.7"
kind, port, concurrency, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
target = bt.AxonInfo(
    version=10_002_000,
    ip="127.0.0.1",
    port=port,
    ip_type=4,
    hotkey=Keypair.create_from_uri("//Bob").ss58_address,
    coldkey=Keypair.create_from_uri("//Bob").ss58_address,
)
text = "x" * 1024


async def unary(dendrite):
    reply = (await dendrite.forward([target], Echo(text=text), timeout=60, deserialize=False))[0]
    return reply.echo == text


async def stream(dendrite):
    last = None
    async for part in (await dendrite.forward([target], Parts(text=text), timeout=60, deserialize=False, streaming=True))[0]:
        last = part
    return len(getattr(last, "all", "")) == 1600


async def run(dendrite, ask, span):
    times, failed, began = [], 0, time.perf_counter()

    async def work():
        while time.perf_counter() - began < span:
            start = time.perf_counter()
            # What this SDK refuses itself under load counts as no round trip.
            if await ask(dendrite):
                times.append((time.perf_counter() - start) * 1000)
            else:
                nonlocal failed
                failed += 1

    await asyncio.gather(*(work() for _ in range(concurrency)))
    return times, failed, time.perf_counter() - began


async def main():
    async with bt.Dendrite(wallet=wallet("//Alice")) as dendrite:
        ask = unary if kind == "unary" else stream
        await run(dendrite, ask, 1)
        times, failed, elapsed = await run(dendrite, ask, seconds)
    times.sort()
    with open("/proc/self/statm") as statm:
        rss = int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    counted = {
        "perSecond": len(times) / elapsed,
        "p99": times[min(len(times) - 1, int(len(times) * 0.99))] if times else None,
        "failed": failed / (failed + len(times)),
        "rss": rss,
    }
    print(json.dumps(counted), file=answers, flush=True)


asyncio.run(main())
