"""What the clients' programs share: named checks, each run on its own, each answered with one line of JSON.

A program imports its client, declares checks, and ends with `run()`. It is started as

    python conformance/python/sdk10.py ws://127.0.0.1:9944 http://127.0.0.1:9000

and prints {"name", "outcome", "ms", "why"} a line. It needs nothing but the client's own environment. The second address is that of
`conformance/reader.ts`: what our own SDK reads in the node's storage, for checks of what the client has written.
"""

import asyncio
import inspect
import json
import os
import sys
import tempfile
import time
import traceback
import urllib.error
import urllib.request

ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"
BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty"
TAO = 10**9
LOCAL_BALANCE = 1_000_000 * TAO

_checks = []
_scratch = tempfile.TemporaryDirectory(prefix="waystone-clients-")
# SDK 11 keeps metadata by genesis and spec_version; what is being worked on must not meet yesterday's.
os.environ["BITTENSOR_RUNTIME_CACHE_DIR"] = os.path.join(_scratch.name, "metadata")


def url():
    """Where the node under test listens."""
    return sys.argv[1]


def _ask(**question):
    request = urllib.request.Request(sys.argv[2], data=json.dumps(question).encode())
    try:
        with urllib.request.urlopen(request, timeout=30) as reply:
            return json.load(reply)
    except urllib.error.HTTPError as error:
        raise AssertionError(f"our SDK: {error.read().decode()}") from error


def stored(pallet, item, *keys, at=None):
    """A value of storage as our own SDK reads it; accounts are their public keys in hexadecimal, at the newest block or after block `at`."""
    return _ask(read=[pallet, item, *keys], **({"at": at} if at else {}))


def events(block, index=None):
    """Events of a block (hash or number) as our own SDK reads them: {"Pallet.Name": [fields, …]}, of one extrinsic by its index."""
    found = {}
    for event in _ask(events=True, at=block):
        if index is None or event["extrinsic"] == index:
            found.setdefault(f"{event['pallet']}.{event['name']}", []).append(event["fields"])
    return found


def only(found, name):
    """The fields of the one event of that name."""
    equal(len(found.get(name, [])), 1, f"how often {name} stands among {sorted(found)}")
    return found[name][0]


def paid(found):
    """The fee of an extrinsic in rao, by its events."""
    return only(found, "TransactionPayment.TransactionFeePaid")["actual_fee"]


def ours(do, **question):
    """What our own SDK does with a keyfile: opens, saves, or verifies; see `conformance/wallets.ts`."""
    return _ask(wallet={"do": do, **question})


def scratch():
    """A folder of this run's own, removed at its end."""
    return _scratch.name


def check(function):
    """Declares a check; checks run in the order of the file and leave a chain that later ones can use."""
    _checks.append(function)
    return function


def equal(found, expected, what="value"):
    """Fails with both values when they differ."""
    if found != expected:
        raise AssertionError(f"{what}: expected {expected!r}, found {found!r}")


def true(condition, message):
    """Fails with a message unless a condition holds."""
    if not condition:
        raise AssertionError(message)


def _why(error):
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == sys.modules["__main__"].__file__]
    at = f" (line {own[-1].lineno})" if own else ""
    last = frames[-1]
    inner = "" if own and last is own[-1] else f"\n  raised in {last.filename}:{last.lineno}"
    return f"{type(error).__name__}: {error}{at}{inner}"


def run(only=None):
    """Runs the checks and exits with 1 if one failed."""
    failed = 0
    # What the client itself prints is no result. Its loggers hold the stream and write from threads: the descriptor is moved.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for function in _checks:
        name = function.__name__.replace("_", " ")
        if only and only not in name:
            continue
        started = time.monotonic()
        result = {"name": name, "outcome": "passed"}
        try:
            answer = function()
            if inspect.isawaitable(answer):
                asyncio.run(answer)
        except (Exception, SystemExit) as error:
            failed += 1
            result.update(outcome="failed", why=_why(error))
        result["ms"] = round((time.monotonic() - started) * 1000)
        print(json.dumps(result), file=out, flush=True)
    # Clients leave threads and sockets behind that may keep the interpreter from ending.
    out.flush()
    _scratch.cleanup()
    os._exit(1 if failed else 0)
