"""An axon of the unmodified Python SDK 10.2.0 as its users set one up, to be attacked. Says its port and process, and runs until it is ended."""

import json
import os
import socket
import sys
import tempfile
import time
from typing import ClassVar, Optional, Tuple

os.environ["READ_ONLY"] = "1"
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import bittensor as bt
from bittensor.core import tensor as tensors
from bittensor.utils import networking
from bittensor_wallet import Keypair, Wallet

networking.get_external_ip = lambda: "198.51.100.7"
tensors.dtypes.torch = True
KNOWN = {Keypair.create_from_uri(uri).ss58_address for uri in ("//Alice", "//Eve")}


class Echo(bt.Synapse):
    word: str
    numbers: Optional[bt.Tensor] = None
    echo: Optional[str] = None
    required_hash_fields: ClassVar[tuple[str, ...]] = ("word",)


def echo(synapse: Echo) -> Echo:
    synapse.echo = synapse.word
    return synapse


def blacklist(synapse: Echo) -> Tuple[bool, str]:
    return synapse.dendrite.hotkey not in KNOWN, "no permit"


wallet = Wallet(name="axon", path=tempfile.mkdtemp(prefix="waystone-axon-"))
wallet.set_coldkeypub(keypair=Keypair.create_from_uri("//Bob"), encrypt=False, overwrite=True)
wallet.set_hotkey(keypair=Keypair.create_from_uri("//Bob"), encrypt=False, overwrite=True)
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
axon = bt.Axon(wallet=wallet, port=port, ip="127.0.0.1", external_ip="127.0.0.1", external_port=port)
axon.attach(forward_fn=echo, blacklist_fn=blacklist)
axon.start()
while not axon.fast_server.started:
    time.sleep(0.01)
print(json.dumps({"port": port, "pid": os.getpid()}), file=answers, flush=True)
while True:
    time.sleep(1)
