"""Neurons of the unmodified Python SDK 10.2.0, driven by `conformance/neurons/python-neuron.ts`: one command a line in, one answer a line out.

Only what asks strangers for this machine's address is replaced, and tensors are told that torch is not there to be asked for.
"""

import asyncio
import json
import os
import sys
import tempfile
import time
import unicodedata
from typing import Any, ClassVar, Optional, Tuple

os.environ["READ_ONLY"] = "1"
# What the SDK itself prints is no answer.
answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)

import bittensor as bt
import numpy as np
import pydantic
from bittensor.core import tensor as tensors
from bittensor.utils import networking
from bittensor_wallet import Keypair, Wallet

networking.get_external_ip = lambda: "198.51.100.7"
# Building a tensor looks torch's types up, installed or not; this flag says that they have been added.
tensors.dtypes.torch = True

scratch = tempfile.TemporaryDirectory(prefix="waystone-neurons-")
ALICE, BOB, EVE = (Keypair.create_from_uri(uri) for uri in ("//Alice", "//Bob", "//Eve"))


class Chat(bt.Synapse):
    messages: list[dict[str, str]]
    prompt: str
    temperature: float = 1.0
    flag: bool = True
    maybe: Optional[int] = None
    answer: Optional[str] = None
    required_hash_fields: ClassVar[tuple[str, ...]] = ("messages", "prompt", "temperature", "flag", "maybe")


class Story(bt.StreamingSynapse):
    prompt: str
    completion: str = ""
    required_hash_fields: ClassVar[tuple[str, ...]] = ("prompt",)

    async def process_streaming_response(self, response):
        async for chunk in response.content.iter_any():
            text = chunk.decode()
            self.completion += text
            yield text

    def deserialize(self):
        return self

    def extract_response_json(self, response):
        return {"prompt": self.prompt, "completion": self.completion}


class Numbers(bt.Synapse):
    x: Optional[bt.Tensor] = None
    y: Optional[bt.Tensor] = None
    required_hash_fields: ClassVar[tuple[str, ...]] = ("x",)


class Sleep(bt.Synapse):
    seconds: float


class Fail(bt.Synapse):
    why: str = ""


class Guarded(bt.Synapse):
    word: str = ""


class Unserved(bt.Synapse):
    pass


KINDS = {kind.__name__: kind for kind in (bt.Synapse, Chat, Story, Numbers, Sleep, Fail, Guarded, Unserved)}


def wallet(keypair, name):
    made = Wallet(name=name, path=scratch.name)
    made.set_coldkeypub(keypair=keypair, encrypt=False, overwrite=True)
    made.set_hotkey(keypair=keypair, encrypt=False, overwrite=True)
    return made


def plain(synapse):
    """A synapse as JSON; what is larger than JavaScript's numbers are is a string."""
    fields = synapse.model_dump()
    for end in ("dendrite", "axon"):
        fields[end]["nonce"] = str(fields[end]["nonce"])
    return fields


# The axon's side.


def chat(synapse: Chat) -> Chat:
    synapse.answer = f"{synapse.prompt} {len(synapse.messages)} {synapse.temperature}"
    return synapse


async def story(synapse: Story) -> Story.BTStreamingResponse:
    async def send_words(send):
        for word in synapse.prompt.split(" "):
            await send({"type": "http.response.body", "body": word.encode(), "more_body": True})
            await asyncio.sleep(0.01)

    return synapse.create_streaming_response(send_words)


def numbers(synapse: Numbers) -> Numbers:
    values = synapse.x.deserialize()
    synapse.y = bt.Tensor.serialize((values[::-1] if values.ndim else values).copy())
    return synapse


async def sleep(synapse: Sleep) -> Sleep:
    await asyncio.sleep(synapse.seconds)
    return synapse


def fail(synapse: Fail) -> Fail:
    raise ValueError(synapse.why)


def guarded(synapse: Guarded) -> Guarded:
    synapse.word = synapse.word.upper()
    return synapse


def refuse_eve(synapse: Guarded) -> Tuple[bool, str]:
    return synapse.dendrite.hotkey == EVE.ss58_address, "no stake"


def by_time(synapse: Guarded) -> float:
    return float(synapse.timeout)


async def start_axon(port):
    axon = bt.Axon(wallet=wallet(BOB, "bob"), port=port, ip="127.0.0.1", external_ip="127.0.0.1", external_port=port)
    for forward in (chat, story, numbers, sleep, fail):
        axon.attach(forward_fn=forward)
    axon.attach(forward_fn=guarded, blacklist_fn=refuse_eve, priority_fn=by_time)
    axon.start()
    while not axon.fast_server.started:
        await asyncio.sleep(0.01)
    return {"hotkey": BOB.ss58_address}


# The dendrite's side.

dendrites = {}


def dendrite(uri):
    if uri not in dendrites:
        dendrites[uri] = bt.Dendrite(wallet=Keypair.create_from_uri(uri))
    return dendrites[uri]


def target(port, hotkey):
    return bt.AxonInfo(
        version=1, ip="127.0.0.1", port=port, ip_type=4, hotkey=hotkey, coldkey=hotkey
    )


def built(kind, fields):
    if kind == "Numbers" and "array" in fields:
        array = np.array(fields["array"], dtype=fields["dtype"])
        return Numbers(x=bt.Tensor.serialize(array))
    return KINDS[kind](**fields)


async def call(port, hotkey, kind, fields, timeout=5.0, uri="//Alice"):
    synapse = built(kind, fields)
    reply = await dendrite(uri).call(target(port, hotkey), synapse=synapse, timeout=timeout, deserialize=False)
    answer = plain(reply)
    answer["predicates"] = [
        name
        for name in ("is_success", "is_timeout", "is_blacklist", "failed_verification")
        if getattr(reply, name)
    ]
    if kind == "Numbers" and reply.y is not None:
        answer["array"] = reply.y.deserialize().tolist()
    return answer


async def call_together(port, hotkey, count):
    one = dendrite("//Alice")
    replies = await asyncio.gather(
        *(one.call(target(port, hotkey), synapse=Chat(messages=[], prompt=str(i)), deserialize=False) for i in range(count))
    )
    return [reply.dendrite.status_code for reply in replies]


async def stream(port, hotkey, fields, timeout=5.0, uri="//Alice"):
    chunks = []
    async for chunk in dendrite(uri).call_stream(
        target(port, hotkey), synapse=Story(**fields), timeout=timeout, deserialize=False
    ):
        chunks.append(chunk if isinstance(chunk, str) else plain(chunk))
    return chunks


# What Python makes of values.


def hashes(cases):
    """Body hash of each (annotation, JSON): a class with one hashed field, built from the body as an axon does."""
    out = []
    classes = {}
    for annotation, text in cases:
        if annotation not in classes:
            scope = {"Any": Any, "Optional": Optional, "Tensor": bt.Tensor, "Message": Message}
            classes[annotation] = type(
                "One",
                (bt.Synapse,),
                {
                    "__module__": __name__,
                    "__annotations__": {"x": eval(annotation, scope), "required_hash_fields": ClassVar[tuple[str, ...]]},
                    "required_hash_fields": ("x",),
                },
            )
        try:
            out.append(classes[annotation](**json.loads('{"x":' + text + "}")).body_hash)
        except Exception as error:
            out.append(f"{type(error).__name__}")
    return out


class Message(pydantic.BaseModel):
    role: str
    weight: float = 1.0


def printables():
    """Every character that `repr` shows as it is, as ranges."""
    ranges = []
    for code in range(0x110000):
        if chr(code).isprintable():
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return {"unicode": unicodedata.unidata_version, "ranges": ranges}


def arrays(cases):
    """Tensors as Python writes them, for (values, dtype)."""
    return [bt.Tensor.serialize(np.array(values, dtype=dtype)).model_dump() for values, dtype in cases]


def read_arrays(wires):
    """What Python reads in tensors: values as texts, which keep what JSON does not have."""
    out = []
    for wire in wires:
        array = bt.Tensor(**wire).deserialize()
        out.append({"shape": list(array.shape), "dtype": str(array.dtype), "values": [repr(v) for v in array.ravel().tolist()]})
    return out


def rate(port, hotkey, count):
    """Seconds for `count` calls one after the other."""

    async def run():
        one = dendrite("//Alice")
        started = time.monotonic()
        for i in range(count):
            await one.call(target(port, hotkey), synapse=Chat(messages=[], prompt=str(i)), deserialize=False)
        return time.monotonic() - started

    return run()


COMMANDS = {f.__name__: f for f in (start_axon, call, call_together, stream, hashes, printables, arrays, read_arrays, rate)}


async def main():
    loop = asyncio.get_running_loop()
    print(json.dumps({"ready": bt.__version__}), file=answers, flush=True)
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command = json.loads(line)
        try:
            result = COMMANDS[command["do"]](**command["with"])
            if asyncio.iscoroutine(result):
                result = await result
            answer = {"id": command["id"], "result": result}
        except Exception as error:
            answer = {"id": command["id"], "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), file=answers, flush=True)
    os._exit(0)


asyncio.run(main())
