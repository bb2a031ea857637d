"""The unmodified btcli 9.21.2 against a running node, as its own program with --json-output."""

import json
import os
import re
import subprocess
import sys

from bittensor_wallet import Keypair, Wallet

from checks import ALICE, BOB, TAO, check, equal, events, only, paid, run, scratch, stored, true, url
from pools import bought, sold, traded

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
    true(done.stderr.strip() == "", f"btcli {' '.join(args[:2])} complains: {done.stderr[-800:]}")
    if "--json-output" not in args:
        return done.stdout
    try:
        # New words are printed before the JSON, which begins a line.
        return json.loads(done.stdout[re.search(r"^[{\[]", done.stdout, re.MULTILINE).start() :])
    except (AttributeError, ValueError):
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


SUBNET = 2
HOTKEY = Keypair.create_from_uri("//Alice_hk").ss58_address
MINER = Keypair.create_from_uri("//Bob_hk").ss58_address
WRITING = ["--network", url(), "--no-prompt"]
SHIELDED = "MevShield.EncryptedSubmitted"
READING = ["--network", url(), "--json-output"]


def key(uri):
    """An account as our own SDK writes it."""
    return "0x" + bytes(Keypair.create_from_uri(uri).public_key).hex()


def rao(uri, at):
    return stored("System", "Account", key(uri), at=at)["data"]["free"]


def seen(identifier):
    """Block, events and fee of a transaction, as our own SDK reads them."""
    block, index = (int(part) for part in identifier.split("-"))
    found = events(block, index)
    return block, found, paid(found)


def unwrapped(identifier):
    """The same of what btcli sent encrypted, with the fees of both. It names now the wrapper, now the transaction behind it."""
    block, index = (int(part) for part in identifier.split("-"))
    here = events(block, index)
    outer, inner = (here, events(block, index + 1)) if SHIELDED in here else (events(block, index - 1), here)
    true(SHIELDED in outer, f"{identifier} was not sent encrypted: {sorted(here)}")
    return block, inner, paid(outer) + paid(inner)


def pool_after(block):
    return stored("SubtensorModule", "SubnetTAO", SUBNET, at=block), stored("SubtensorModule", "SubnetAlphaIn", SUBNET, at=block)


@check
def creates_a_subnet_for_its_price():
    equal(btcli("subnets", "burn-cost", *READING)["burn_cost"]["rao"], 1000 * TAO, "price of the first subnet")
    made = btcli(
        "subnets", "create", *place("Alice"), "--hotkey", "default", "--subnet-name", "conformance",
        "--repo", "https://github.com/example/example", "--contact", "owner@example.org", "--url", "https://example.org",
        "--discord", "owner", "--description", "words", "--logo-url", "https://example.org/logo.png", "--additional-info", "more",
        *WRITING, "--json-output",
    )  # fmt: skip
    equal((made["success"], made["netuid"]), (True, SUBNET), "create")
    block, found, fees = unwrapped(made["extrinsic_identifier"])
    equal(only(found, "SubtensorModule.NetworkAdded"), [SUBNET, 1], "NetworkAdded")
    equal(rao("//Alice", block - 1) - rao("//Alice", block), 1000 * TAO + fees, "what it cost")
    equal(stored("SubtensorModule", "SubnetOwner", SUBNET), key("//Alice"), "owner")
    # The whole price lies in the pool, at the median price of the other subnets, which is 1.
    equal(pool_after(block), (1000 * TAO, 1000 * TAO), "pool")


@check
def starts_a_subnet():
    said = btcli("subnets", "start", *place("Alice"), "--hotkey", "default", "--netuid", str(SUBNET), *WRITING)
    true("Successfully started" in said, said)
    equal(stored("SubtensorModule", "SubtokenEnabled", SUBNET), True, "subtoken")


@check
def lists_hyperparameters():
    listed = btcli("sudo", "get", "--netuid", str(SUBNET), *READING)
    values = {one["hyperparameter"]: one["value"] for one in listed}
    equal((values["tempo"], values["max_validators"], values["commit_reveal_weights_enabled"]), (10, 64, True), "values")


@check
def registers_a_neuron_for_the_burn():
    wallet("//Bob")
    made = btcli("subnets", "register", *place("Bob"), "--hotkey", "default", "--netuid", str(SUBNET), *WRITING, "--json-output")
    equal(made["success"], True, "register")
    block, found, fees = seen(made["extrinsic_identifier"])
    equal(only(found, "SubtensorModule.NeuronRegistered"), [SUBNET, 1, key("//Bob_hk")], "NeuronRegistered")
    equal(rao("//Bob", block - 1) - rao("//Bob", block), TAO // 10 + fees, "what it cost")
    equal(stored("SubtensorModule", "Keys", SUBNET, 1), key("//Bob_hk"), "hotkey of uid 1")


@check
def adds_stake_at_the_price_of_the_pool():
    amount = 10 * TAO
    made = btcli(
        "stake", "add", *place("Alice"), "--hotkey", "default", "--netuid", str(SUBNET), "--amount", "10", "--unsafe",
        *WRITING, "--json-output",
    )  # fmt: skip
    equal(made["staking_success"], {str(SUBNET): {HOTKEY: True}}, f"add: {made}")
    block, found, fees = unwrapped(made["extrinsic_ids"][str(SUBNET)][HOTKEY])
    coldkey, hotkey, tao, alpha, netuid, fee = only(found, "SubtensorModule.StakeAdded")
    equal((coldkey, hotkey, tao, netuid), (key("//Alice"), key("//Alice_hk"), amount, SUBNET), "StakeAdded")
    # Emission has moved the pool at the beginning of the block; what it held then is what it holds now without the trade.
    after = pool_after(block)
    equal((alpha, fee), bought((after[0] - amount + fee, after[1] + alpha), amount), "alpha and fee")
    equal(rao("//Alice", block - 1) - rao("//Alice", block), amount + fees, "what it cost")


@check
def adds_stake_within_a_tolerance_only():
    # btcli takes the price from Swap.AlphaSqrtPrice, which is there since the first trade.
    asked = ["stake", "add", *place("Alice"), "--hotkey", "default", "--netuid", str(SUBNET), "--safe", "--no-mev-protection"]
    made = btcli(*asked, "--amount", "1", "--tolerance", "0.2", *WRITING, "--json-output")
    equal(made["staking_success"], {str(SUBNET): {HOTKEY: True}}, f"add: {made}")
    _, found, _ = seen(made["extrinsic_ids"][str(SUBNET)][HOTKEY])
    equal(only(found, "SubtensorModule.StakeAdded")[2], TAO, "TAO of StakeAdded")
    refused = btcli(*asked, "--amount", "500", "--tolerance", "0.01", *WRITING, "--json-output")
    equal(refused["staking_success"], {str(SUBNET): {HOTKEY: False}}, f"a trade beyond the tolerance: {refused}")


@check
def removes_stake_at_the_price_of_the_pool():
    amount = 3 * TAO
    [made] = btcli(
        "stake", "remove", *place("Alice"), "--hotkey", "default", "--netuid", str(SUBNET), "--amount", "3", "--unsafe",
        *WRITING, "--json-output",
    )  # fmt: skip
    equal(made["success"], True, f"remove: {made}")
    block, found, fees = unwrapped(made["extrinsic_identifier"])
    coldkey, hotkey, tao, alpha, netuid, fee = only(found, "SubtensorModule.StakeRemoved")
    equal((coldkey, hotkey, alpha + fee, netuid), (key("//Alice"), key("//Alice_hk"), amount, SUBNET), "StakeRemoved")
    after = pool_after(block)
    # The author of the block got the fee in TAO, at the price after the trade; its deposits tell how much.
    author = sum(one["amount"] for one in found["Balances.Transfer"] if one["to"] != key("//Alice"))
    before = after[0] + tao + author, after[1] - amount
    equal((tao, fee), sold(before, amount), "TAO and fee")
    equal(author, traded(before[1] + amount - fee, fee, before[0] - tao), "the author's part")
    equal(rao("//Alice", block) - rao("//Alice", block - 1), tao - fees, "what it brought")


@check
def moves_stake_to_another_hotkey_unchanged():
    made = btcli(
        "stake", "move", *place("Alice"), "--from", HOTKEY, "--to", MINER, "--origin-netuid", str(SUBNET), "--dest-netuid", str(SUBNET),
        "--amount", "2", *WRITING, "--json-output",
    )  # fmt: skip
    equal(made["success"], True, f"move: {made}")
    block, found, fees = unwrapped(made["extrinsic_identifier"])
    true("SubtensorModule.StakeMoved" in found, f"no StakeMoved among {sorted(found)}")
    equal(stored("SubtensorModule", "TotalHotkeyAlpha", key("//Bob_hk"), SUBNET, at=block), 2 * TAO, "what came to the other")
    equal(rao("//Alice", block - 1) - rao("//Alice", block), fees, "what it cost")


@check
def lists_stake():
    listed = btcli("stake", "list", *place("Alice"), "--no-prompt", *READING)
    equal(listed["coldkey_address"], ALICE, "coldkey")
    [moved] = listed["stake_info"][MINER]
    # Each epoch may have added to it.
    true(moved["netuid"] == SUBNET and moved["stake_value"] >= 2.0, f"the moved position: {moved}")
    true(listed["stake_info"][HOTKEY][0]["stake_value"] > 0, f"no stake in {listed}")


@check
def sets_an_axon():
    said = btcli(
        "axon", "set", *place("Bob"), "--hotkey", "default", "--netuid", str(SUBNET), "--ip", "203.0.113.7", "--port", "8091", *WRITING
    )
    true("Axon set successfully" in said, said)
    axon = stored("SubtensorModule", "Axons", SUBNET, key("//Bob_hk"))
    equal({name: axon[name] for name in ["ip", "ip_type", "port"]}, {"ip": 0xCB007107, "ip_type": 4, "port": 8091}, "stored axon")


@check
def shows_the_metagraph():
    shown = btcli("subnets", "show", "--netuid", str(SUBNET), "--no-prompt", *READING)
    equal([(one["uid"], one["hotkey"], one["coldkey"]) for one in shown["uids"]], [(0, HOTKEY, ALICE), (1, MINER, BOB)], "neurons")
    equal((shown["netuid"], shown["owner"]), (SUBNET, ALICE), "netuid and owner")
    true(shown["uids"][1]["alpha_stake"] >= 2.0, f"stake of uid 1: {shown['uids'][1]}")
    listed = btcli("subnets", "list", *READING)
    equal(sorted(listed["subnets"]), ["0", "1", "2"], "subnets")
    equal(listed["subnets"]["2"]["subnet_name"], "conformance", "name")


if __name__ == "__main__":
    run()
