"""The unmodified Python SDK 10.2.0 against a running node."""

import re

import bittensor as bt
from bittensor.core.chain_data.utils import decode_account_id
from bittensor.utils.balance import Balance
from bittensor_wallet import Keypair, Wallet

from checks import ALICE, BOB, LOCAL_BALANCE, TAO, check, equal, run, scratch, true, url

FINAL = {"wait_for_inclusion": True, "wait_for_finalization": True}

_subtensor = None


def chain():
    """One connection for all synchronous checks."""
    global _subtensor
    if _subtensor is None:
        _subtensor = bt.Subtensor(network=url())
    return _subtensor


def wallet(uri):
    """A wallet of a development key, in a folder of this run's own."""
    keypair = Keypair.create_from_uri(uri)
    made = Wallet(name=uri.strip("/"), path=scratch())
    made.set_coldkey(keypair=keypair, encrypt=False, overwrite=True)
    made.set_coldkeypub(keypair=keypair, encrypt=False, overwrite=True)
    made.set_hotkey(keypair=Keypair.create_from_uri(f"{uri}_hk"), encrypt=False, overwrite=True)
    return made


def rao(address):
    return chain().get_balance(address).rao


@check
def connects_and_reads_both_metadata_formats():
    substrate = chain().substrate
    equal(substrate.runtime.runtime_version >= 425, True, "spec_version from 425 on")
    true(substrate.metadata is not None, "no V14 metadata")
    true(substrate.runtime.metadata_v15 is not None, "no V15 metadata")


@check
def reads_chain_name_and_properties():
    properties = chain().substrate.rpc_request("system_properties", [])["result"]
    equal(properties["ss58Format"], 42, "ss58Format")
    equal(properties["tokenDecimals"], 9, "tokenDecimals")
    equal(properties["tokenSymbol"], "TAO", "tokenSymbol")
    true(chain().substrate.rpc_request("system_chainType", [])["result"] != "Live", "a local chain must not say Live")


@check
def reads_block_numbers_and_hashes():
    number = chain().get_current_block()
    true(number >= 1, f"block {number}")
    block_hash = chain().get_block_hash(number)
    true(re.fullmatch("0x[0-9a-f]{64}", block_hash), f"hash {block_hash}")
    true(chain().get_block_hash(0) != block_hash, "genesis has the hash of a later block")


@check
def waits_for_blocks():
    number = chain().block
    true(chain().wait_for_block(number + 4), "wait_for_block")
    true(chain().get_current_block() in (number + 4, number + 5), "block after waiting")


@check
def reads_the_time_of_a_block():
    first = chain().get_timestamp(block=1)
    later = chain().get_timestamp()
    true(later > first, f"{later} is not after {first}")


@check
def reads_fast_block_time_from_the_constant():
    equal(int(chain().query_constant("Aura", "SlotDuration").value), 250, "Aura.SlotDuration")
    equal(chain().is_fast_blocks(), True, "is_fast_blocks")


@check
def reads_a_block_with_its_timestamp_extrinsic():
    info = chain().get_block_info(block=1)
    equal(info.number, 1, "number")
    true(info.timestamp and info.timestamp > 0, f"timestamp {info.timestamp}")
    true(len(info.extrinsics) >= 1, "no extrinsics")


@check
def reads_genesis_balances():
    equal(rao(ALICE), LOCAL_BALANCE, "Alice")
    equal(rao(BOB), LOCAL_BALANCE, "Bob")
    both = chain().get_balances(ALICE, BOB)
    equal([both[ALICE].rao, both[BOB].rao], [LOCAL_BALANCE, LOCAL_BALANCE], "get_balances")
    nobody = Keypair.create_from_uri("//Nobody").ss58_address
    equal(rao(nobody), 0, "an account that does not exist")


@check
def reads_the_existential_deposit():
    equal(chain().get_existential_deposit().rao, 500, "existential deposit in rao")


@check
def walks_a_map_in_pages():
    found = {decode_account_id(key) for key, _ in chain().query_map("System", "Account")}
    true({ALICE, BOB} <= found, f"{len(found)} accounts without Alice and Bob")


@check
def transfers_and_pays_the_fee_of_the_receipt():
    before, there = rao(ALICE), rao(BOB)
    response = chain().transfer(wallet("//Alice"), BOB, Balance.from_tao(2), **FINAL)
    true(response.success, response.message)
    true(response.extrinsic_fee.rao > 0, "no fee")
    equal(rao(ALICE), before - 2 * TAO - response.extrinsic_fee.rao, "Alice after")
    equal(rao(BOB), there + 2 * TAO, "Bob after")


@check
def estimates_the_fee_that_is_then_paid():
    alice = wallet("//Alice")
    estimate = chain().get_transfer_fee(wallet=alice, destination_ss58=BOB, amount=Balance.from_tao(1))
    response = chain().transfer(alice, BOB, Balance.from_tao(1), **FINAL)
    true(response.success, response.message)
    # The estimate is of an immortal extrinsic, whose era is a byte shorter; a byte costs one rao.
    equal(response.extrinsic_fee.rao, estimate.rao + 1, "fee paid against fee estimated")


@check
def reads_the_events_of_a_transfer():
    response = chain().transfer(wallet("//Alice"), BOB, Balance.from_tao(1), **FINAL)
    true(response.success, response.message)
    names = [f"{event['event']['module_id']}.{event['event']['event_id']}" for event in response.extrinsic_receipt.triggered_events]
    for name in ["Balances.Withdraw", "Balances.Transfer", "TransactionPayment.TransactionFeePaid", "System.ExtrinsicSuccess"]:
        true(name in names, f"{name} is not among {names}")


@check
def refuses_to_send_more_than_there_is():
    poor = wallet("//Poor")
    sent = chain().transfer(wallet("//Alice"), poor.coldkeypub.ss58_address, Balance.from_tao(1), **FINAL)
    true(sent.success, sent.message)
    response = chain().transfer(poor, BOB, Balance.from_tao(1000), **FINAL)
    equal(response.success, False, "success")
    equal(rao(poor.coldkeypub.ss58_address), TAO, "balance after a refusal")


@check
def reports_a_failed_call_by_its_name():
    payer = wallet("//Failing")
    address = payer.coldkeypub.ss58_address
    true(chain().transfer(wallet("//Alice"), address, Balance.from_tao(1), **FINAL).success, "funding")
    call = chain().substrate.compose_call("Balances", "transfer_allow_death", {"dest": BOB, "value": 1000 * TAO})
    response = chain().sign_and_send_extrinsic(call=call, wallet=payer, **FINAL)
    equal(response.success, False, "success")
    true("FundsUnavailable" in str(response.message) or "InsufficientBalance" in str(response.message), str(response.message))
    true(rao(address) < TAO, "a failed call pays its fee all the same")


@check
def transfers_everything_and_keeps_the_account_alive():
    payer = wallet("//Drained")
    address = payer.coldkeypub.ss58_address
    true(chain().transfer(wallet("//Alice"), address, Balance.from_tao(2), **FINAL).success, "funding")
    response = chain().transfer(payer, BOB, None, transfer_all=True, keep_alive=True, **FINAL)
    true(response.success, response.message)
    equal(rao(address), 500, "what stays behind")


@check
def transfers_everything_and_removes_the_account():
    payer = wallet("//Emptied")
    address = payer.coldkeypub.ss58_address
    true(chain().transfer(wallet("//Alice"), address, Balance.from_tao(2), **FINAL).success, "funding")
    response = chain().transfer(payer, BOB, None, transfer_all=True, keep_alive=False, **FINAL)
    true(response.success, response.message)
    equal(rao(address), 0, "what stays behind")


@check
def reads_old_state():
    block = chain().get_current_block()
    before = rao(BOB)
    true(chain().transfer(wallet("//Alice"), BOB, Balance.from_tao(5), **FINAL).success, "transfer")
    equal(chain().get_balance(BOB, block=block).rao, before, "balance at the older block")
    equal(rao(BOB), before + 5 * TAO, "balance now")


@check
async def works_asynchronously():
    async with bt.AsyncSubtensor(network=url()) as subtensor:
        number = await subtensor.get_current_block()
        await subtensor.wait_for_block(number + 2)
        before = (await subtensor.get_balance(BOB)).rao
        response = await subtensor.transfer(wallet("//Alice"), BOB, Balance.from_tao(3), **FINAL)
        true(response.success, response.message)
        equal((await subtensor.get_balance(BOB)).rao, before + 3 * TAO, "Bob after")
        info = await subtensor.get_block_info(block=1)
        equal(info.number, 1, "block info")


if __name__ == "__main__":
    run()
