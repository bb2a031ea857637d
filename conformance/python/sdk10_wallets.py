"""bittensor-wallet 4.0.1 and our own wallets read each other's files. No chain is needed; `sdk10.py` runs these checks last.

Each encryption takes some seconds and 512 MiB, so that there is one in either direction.
"""

import json
import os
import pty
import re
import select

from bittensor_wallet import Keyfile, Keypair, Wallet
from bittensor_wallet import keyfile as keyfiles

from checks import check, equal, ours, scratch, true

MESSAGE = b"signed in one, verified in the other"
PHRASE = "abandon " * 11 + "about"
ADDRESS = "5EPCUjPxiHAcNooYipQFWr9NmmXJKpNG5RhcntXwbtUySrgH"
# Its 32 bytes are text, which bittensor-wallet writes as such.
TEXT_SEED = "0x" + "41" * 32
PASSWORD = "pass wörd 1"


def path(name):
    return os.path.join(scratch(), "wallets10", name)


def opens_here(file, keypair, **how):
    """A foreign file opens in our SDK as the same account, and what that signs the foreign key verifies."""
    found = ours("open", path=file, sign="0x" + MESSAGE.hex(), **how)
    equal((found["address"], found["kind"]), (keypair.ss58_address, "sr25519"), f"account of {file}")
    true(keypair.verify(MESSAGE, bytes.fromhex(found["signature"][2:])), f"our signature by {file} is refused")
    return found


def opens_there(file, address, **how):
    """A file of ours opens in bittensor-wallet as the same account, and what that signs our SDK verifies."""
    keypair = Keyfile(file, "check").get_keypair(**how)
    equal(keypair.ss58_address, address, f"account of {file}")
    signature = "0x" + keypair.sign(MESSAGE).hex()
    public = "0x" + bytes(keypair.public_key).hex()
    true(ours("verify", publicKey=public, message="0x" + MESSAGE.hex(), signature=signature), f"signature by {file}")


@check
def opens_plain_keys_that_bittensor_wallet_wrote():
    private = "0x" + "33a6f3093f158a7109f679410bef1a0c54168145e0cecb4df006c1c2fffb1f09" \
        "925a225d97aa00682d6a59b95b18780c10d7032336e88f3442b42361f4a66011"
    keys = {
        "mnemonic": Keypair.create_from_mnemonic(PHRASE),
        "seed": Keypair.create_from_seed("0x" + "07" * 32),
        "seed that is text": Keypair.create_from_seed(TEXT_SEED),
        "private key": Keypair.create_from_private_key(private),
        "uri": Keypair.create_from_uri("//Alice//stash"),
    }
    for name, keypair in keys.items():
        file = path(name)
        Keyfile(file, name).set_keypair(keypair, encrypt=False, overwrite=False)
        found = opens_here(file, keypair)
        equal(found["mnemonic"], PHRASE if name == "mnemonic" else None, f"mnemonic of {name}")


@check
def opens_a_whole_wallet_of_bittensor_wallet():
    made = Wallet(name="theirs", hotkey="miner", path=path("folder"))
    made.create_coldkey_from_uri("//Alice", use_password=False, overwrite=False, suppress=True)
    made.create_new_hotkey(n_words=12, use_password=False, overwrite=False, suppress=True)
    folder = path("folder/theirs")
    opens_here(f"{folder}/coldkey", made.coldkey)
    opens_here(f"{folder}/hotkeys/miner", made.hotkey)
    for file, keypair in ((f"{folder}/coldkeypub.txt", made.coldkey), (f"{folder}/hotkeys/minerpub.txt", made.hotkey)):
        found = ours("open", path=file, sign="0x00")
        equal((found["address"], found["watchOnly"]), (keypair.ss58_address, True), f"account of {file}")


@check
def opens_an_ansible_vault_of_bittensor_wallet():
    keypair = Keypair.create_from_mnemonic(PHRASE)
    plain = keyfiles.serialized_keypair_to_keyfile_data(keypair)
    file = path("vault")
    with open(os.open(file, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as out:
        out.write(keyfiles.legacy_encrypt_keyfile_data(plain, "vault password"))
    opens_here(file, keypair, password="vault password")


@check
def writes_plain_keys_that_bittensor_wallet_opens():
    for name, secret in {"mnemonic": PHRASE, "seed": "0x" + "07" * 32, "uri": "//Alice//stash"}.items():
        file = path(f"our {name}")
        made = ours("save", path=file, **{"from": name}, secret=secret)
        opens_there(file, made["address"])
        equal(os.stat(file).st_mode & 0o777, 0o600, f"mode of {file}")
    with open(path("our uri")) as file:
        private = json.load(file)["privateKey"]
    made = ours("save", path=path("our private key"), **{"from": "privateKey"}, secret=private)
    opens_there(path("our private key"), made["address"])


@check
def writes_a_wallet_that_bittensor_wallet_uses():
    folder = path("folder/ours")
    cold = ours("save", path=f"{folder}/coldkey", **{"from": "uri"}, secret="//Bob")
    ours("save", path=f"{folder}/coldkeypub.txt", **{"from": "uri"}, secret="//Bob", watchOnly=True)
    hot = ours("save", path=f"{folder}/hotkeys/validator", **{"from": "mnemonic"}, secret=PHRASE)
    used = Wallet(name="ours", hotkey="validator", path=path("folder"))
    equal((used.coldkeypub.ss58_address, used.coldkey.ss58_address), (cold["address"], cold["address"]), "coldkey")
    equal((used.hotkey.ss58_address, hot["address"]), (ADDRESS, ADDRESS), "hotkey")


@check
def opens_an_encrypted_key_by_the_variable_that_bittensor_wallet_set():
    keypair = Keypair.create_from_mnemonic(PHRASE)
    file = Keyfile(path("encrypted"), "encrypted")
    file.set_keypair(keypair, encrypt=True, overwrite=False, password=PASSWORD)
    value = file.save_password_to_env(PASSWORD)
    opens_here(file.path, keypair, environment={file.env_var_name(): value})


def on_a_terminal(*args, answers):
    """Runs our command on a terminal and types the answers; all that the terminal showed."""
    program = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scripts", "waystone.mjs")
    process, terminal = pty.fork()
    if process == 0:
        os.execv(os.environ["NODE_PROGRAM"], ["node", program, *args])
    shown, waiting = b"", list(answers)
    while select.select([terminal], [], [], 60)[0]:
        try:
            shown += os.read(terminal, 4096)
        except OSError:
            break  # Linux says so when the other side has closed.
        if waiting and shown.endswith(b": "):
            os.write(terminal, waiting.pop(0).encode() + b"\r")
            shown += b"\n"
    code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    text = shown.decode()
    equal((code, waiting), (0, []), f"exit code and answers that nobody asked for, after:\n{text}")
    return text


@check
def writes_an_encrypted_wallet_on_a_terminal_that_bittensor_wallet_opens_by_its_variable():
    folder = path("folder")
    shown = on_a_terminal(
        "wallet", "new", "--wallet", "made", "--hotkey", "h", "--path", folder,
        # Too weak, then two that differ, then right.
        answers=["short", PASSWORD, PASSWORD + "!", PASSWORD, PASSWORD],
    )
    true("too weak" in shown and "the two differ" in shown, f"what was wrong with the first answers is not told in:\n{shown}")
    true(PASSWORD not in shown, "the terminal shows the password")
    mnemonics = dict(re.findall(r"^(coldkey|hotkey): ([a-z ]+?)\r?$", shown, re.M))
    file = os.path.join(folder, "made", "coldkey")
    with open(file, "rb") as raw:
        true(keyfiles.keyfile_data_is_encrypted_nacl(raw.read()), "$NACL")
    variable = ours("variable", path=file, password=PASSWORD)
    os.environ[variable["name"]] = variable["value"]
    try:
        opens_there(file, Keypair.create_from_mnemonic(mnemonics["coldkey"]).ss58_address)
    finally:
        del os.environ[variable["name"]]
    used = Wallet(name="made", hotkey="h", path=folder)
    equal(used.hotkey.ss58_address, Keypair.create_from_mnemonic(mnemonics["hotkey"]).ss58_address, "hotkey")
