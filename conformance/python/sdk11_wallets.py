"""bittensor 11.3.0 and our own wallets read each other's files: both curves, and encryption. No chain is needed; `sdk11.py` runs these last."""

import os

from bittensor.keyfiles import Keyfile
from bittensor.sp_core import CRYPTO_ED25519, CRYPTO_SR25519, Keypair

from checks import check, equal, ours, scratch, true

MESSAGE = b"signed in one, verified in the other"
PHRASE = "abandon " * 11 + "about"
CURVES = {"sr25519": CRYPTO_SR25519, "ed25519": CRYPTO_ED25519}


def path(name):
    return os.path.join(scratch(), "wallets11", name)


def opens_here(file, keypair, kind, **how):
    found = ours("open", path=file, sign="0x" + MESSAGE.hex(), **how)
    equal((found["address"], found["kind"]), (keypair.ss58_address, kind), f"account of {file}")
    true(keypair.verify(MESSAGE, bytes.fromhex(found["signature"][2:])), f"our signature by {file} is refused")


@check
def opens_keys_of_both_curves_that_bittensor_11_wrote():
    for kind, number in CURVES.items():
        for name, keypair in {
            "mnemonic": Keypair.create_from_mnemonic(PHRASE, crypto_type=number),
            "uri": Keypair.create_from_uri("//Alice//stash", crypto_type=number),
        }.items():
            file = path(f"{kind} {name}")
            Keyfile(file).set_keypair(keypair, encrypt=False)
            opens_here(file, keypair, kind)


@check
def writes_keys_of_both_curves_that_bittensor_11_opens():
    for kind, number in CURVES.items():
        for name, secret in {"mnemonic": PHRASE, "seed": "0x" + "07" * 32, "uri": "//Alice//stash"}.items():
            file = path(f"our {kind} {name}")
            made = ours("save", path=file, **{"from": name}, secret=secret, kind=kind)
            keypair = Keyfile(file).get_keypair()
            equal((keypair.ss58_address, keypair.crypto_type), (made["address"], number), f"account of {file}")
            signature, public = ("0x" + bytes(of).hex() for of in (keypair.sign(MESSAGE), keypair.public_key))
            true(ours("verify", kind=kind, publicKey=public, message="0x" + MESSAGE.hex(), signature=signature), file)


@check
def opens_an_encrypted_key_that_bittensor_11_wrote():
    keypair = Keypair.create_from_mnemonic(PHRASE, crypto_type=CRYPTO_ED25519)
    file = path("encrypted")
    Keyfile(file).set_keypair(keypair, encrypt=True, password="test-password")
    opens_here(file, keypair, "ed25519", password="test-password")
