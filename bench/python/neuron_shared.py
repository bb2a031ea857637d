"""What the neurons of the comparison say to each other."""

import tempfile
from typing import ClassVar, Optional

import bittensor as bt
from bittensor_wallet import Keypair, Wallet


class Echo(bt.Synapse):
    text: str
    echo: Optional[str] = None
    required_hash_fields: ClassVar[tuple[str, ...]] = ("text",)


class Parts(bt.StreamingSynapse):
    text: str
    all: str = ""
    required_hash_fields: ClassVar[tuple[str, ...]] = ("text",)

    async def process_streaming_response(self, response):
        async for chunk in response.content.iter_any():
            text = chunk.decode()
            self.all += text
            yield text

    def deserialize(self):
        return self

    def extract_response_json(self, response):
        return {"text": self.text, "all": self.all}


def wallet(uri):
    made = Wallet(name="bench", path=tempfile.mkdtemp(prefix="waystone-bench-"))
    made.set_coldkeypub(keypair=Keypair.create_from_uri(uri), encrypt=False, overwrite=True)
    made.set_hotkey(keypair=Keypair.create_from_uri(uri), encrypt=False, overwrite=True)
    return made
