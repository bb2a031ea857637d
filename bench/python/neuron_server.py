"""An axon of the Python SDK 10.2.0: `neuron_server.py`. Says its port; says its memory for each line that it reads."""

import asyncio
import json
import os
import socket
import sys
from typing import ClassVar, Optional

os.environ["READ_ONLY"] = "1"
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import bittensor as bt
from bittensor.utils import networking
from neuron_shared import Echo, Parts, wallet

networking.get_external_ip = lambda: "198.51.100.7"


def echo(synapse: Echo) -> Echo:
    synapse.echo = synapse.text
    return synapse


async def parts(synapse: Parts) -> Parts.BTStreamingResponse:
    async def send_parts(send):
        for _ in range(100):
            await send({"type": "http.response.body", "body": b"sixteen letters.", "more_body": True})
            await asyncio.sleep(0)

    return synapse.create_streaming_response(send_parts)


def rss():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
axon = bt.Axon(wallet=wallet("//Bob"), port=port, ip="127.0.0.1", external_ip="127.0.0.1", external_port=port)
axon.attach(forward_fn=echo).attach(forward_fn=parts)
axon.start()
print(json.dumps({"port": port}), file=answers, flush=True)
for _ in sys.stdin:
    print(json.dumps({"rss": rss()}), file=answers, flush=True)
os._exit(0)
