"""The unmodified btcli 9.21.2 against a running node, as its own program with --json-output."""

import json
import os
import subprocess
import sys

from bittensor_wallet import Keypair, Wallet

from checks import BOB, check, equal, run, scratch, true, url

HOME = os.path.join(scratch(), "home")
WALLETS = os.path.join(scratch(), "wallets")
os.makedirs(HOME, exist_ok=True)
os.makedirs(WALLETS, exist_ok=True)

START = "import sys; from bittensor_cli.cli import main; sys.argv[0] = 'btcli'; main()"


def btcli(*args, stdin=""):
    """Runs a command; its output, which must be JSON wherever --json-output is among the arguments."""
    env = dict(os.environ, HOME=HOME, COLUMNS="400", NO_COLOR="1", BTCLI_CONFIG_PATH=os.path.join(HOME, "btcli.yml"))
    done = subprocess.run([sys.executable, "-c", START, *args], input=stdin, env=env, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"btcli {' '.join(args[:2])} exited with {done.returncode}: {(done.stderr or done.stdout)[-800:]}")
    if "--json-output" not in args:
        return done.stdout
    try:
        return json.loads(done.stdout[done.stdout.index("{") :])
    except ValueError:
        raise AssertionError(f"btcli {' '.join(args[:2])} printed no JSON: {done.stdout[-400:]} {done.stderr[-400:]}")


def wallet(uri):
    """A wallet of a development key on the disk, where btcli finds it."""
    keypair = Keypair.create_from_uri(uri)
    made = Wallet(name=uri.strip("/"), path=WALLETS)
    made.set_coldkey(keypair=keypair, encrypt=False, overwrite=True)
    made.set_coldkeypub(keypair=keypair, encrypt=False, overwrite=True)
    made.set_hotkey(keypair=Keypair.create_from_uri(f"{uri}_hk"), encrypt=False, overwrite=True)
    return made


def place(name):
    return ["--wallet-path", WALLETS, "--wallet-name", name]


@check
def creates_and_lists_wallets():
    made = btcli("wallet", "create", *place("fresh"), "--hotkey", "default", "--no-use-password", "--n-words", "12", "--json-output")
    equal(made["success"], True, "create")
    listed = btcli("wallet", "list", "--wallet-path", WALLETS, "--json-output")
    true(any(entry["name"] == "fresh" for entry in listed["wallets"]), f"fresh is not among {listed}")


@check
def regenerates_the_same_coldkey_from_its_words():
    # With --overwrite btcli refuses a keyfile that does not exist yet ("not writable").
    btcli("wallet", "create", *place("again"), "--hotkey", "default", "--no-use-password", "--n-words", "12", "--json-output")
    words = "bottom drive obey lake curtain smoke basket hold race lonely fit walk"
    made = btcli(
        "wallet", "regen-coldkey", *place("again"), "--mnemonic", words, "--no-use-password", "--overwrite", "--json-output"
    )
    equal(made["success"], True, "regen-coldkey")
    equal(made["data"]["coldkey_ss58"], Keypair.create_from_mnemonic(words).ss58_address, "address")


@check
def transfers_with_json_output():
    wallet("//Alice")
    sent = btcli(
        "wallet", "transfer", *place("Alice"), "--dest", BOB, "--amount", "100", "--network", url(), "--no-prompt", "--json-output"
    )
    equal(sent["success"], True, "transfer")
    block, index = sent["extrinsic_identifier"].split("-")
    true(int(block) > 0 and int(index) > 0, f"extrinsic {sent['extrinsic_identifier']}")


@check
def transfers_everything():
    payer = wallet("//Drained")
    funded = btcli(
        "wallet", "transfer", *place("Alice"), "--dest", payer.coldkeypub.ss58_address, "--amount", "2", "--network", url(),
        "--no-prompt", "--json-output",
    )  # fmt: skip
    equal(funded["success"], True, "funding")
    sent = btcli(
        "wallet", "transfer", *place("Drained"), "--dest", BOB, "--all", "--allow-death", "--network", url(), "--no-prompt", "--json-output"
    )
    equal(sent["success"], True, "transfer --all")


@check
def refuses_to_send_more_than_there_is():
    payer = wallet("//Poor")
    sent = btcli(
        "wallet", "transfer", *place("Poor"), "--dest", BOB, "--amount", "100", "--network", url(), "--no-prompt", "--json-output"
    )
    equal(sent["success"], False, f"transfer from {payer.coldkeypub.ss58_address}")


if __name__ == "__main__":
    run()
