"""The unmodified Python SDK 11.3.0 against a running node: read, plan, execute."""

import bittensor as bt
from bittensor.sp_core import Keypair

from checks import ALICE, BOB, LOCAL_BALANCE, TAO, check, equal, run, true, url


class Keys:
    """What the SDK takes for a wallet: something that carries its keys."""

    def __init__(self, uri):
        self.coldkey = Keypair.create_from_uri(uri)
        self.coldkeypub = self.coldkey
        self.hotkey = Keypair.create_from_uri(f"{uri}_hk")
        self.name = uri.strip("/")


def connect():
    return bt.Client(url(), fallback_endpoints=[], archive_endpoints=[])


@check
async def connects_and_reads_blocks():
    async with connect() as client:
        true(await client.spec_version() >= 425, "spec_version from 425 on")
        number = await client.block()
        true(number >= 1, f"block {number}")
        header = await client.wait_for_block(number + 3, timeout=30)
        true(header.number >= number + 3, f"waited to {header.number}")
        true(await client.finalized_block() >= number, "finality comes with the block")


@check
async def follows_new_heads():
    async with connect() as client:
        seen = []
        async for header in client.blocks():
            seen.append(header.number)
            if len(seen) == 4:
                break
        equal(seen, list(range(seen[0], seen[0] + 4)), "heads")


@check
async def reads_time_and_block_time():
    async with connect() as client:
        equal(await client.block_time(), 0.25, "block time in seconds")
        true(await client.is_fast_blocks(), "is_fast_blocks")
        true(await client.timestamp() > await client.timestamp(block=1), "time grows")
        info = await client.block_info(1)
        equal(info.number, 1, "block info")
        true(len(info.extrinsics) >= 1 and all(info.extrinsics), "every extrinsic decodes")


@check
async def reads_balances_and_constants():
    async with connect() as client:
        equal((await client.balances.get(ALICE)).rao, LOCAL_BALANCE, "Alice")
        both = await client.balances.get_many([ALICE, BOB])
        equal(both[BOB].rao, LOCAL_BALANCE, "Bob")
        equal((await client.balances.existential_deposit()).rao, 500, "existential deposit in rao")
        account = await client.query(bt.storage.System.Account, [ALICE])
        equal(int(account["data"]["free"]), LOCAL_BALANCE, "generic query")


@check
async def plans_a_transfer_with_the_fee_that_is_then_paid():
    alice = Keys("//Alice")
    async with connect() as client:
        before = (await client.balances.get(ALICE)).rao
        there = (await client.balances.get(BOB)).rao
        plan = await client.plan(bt.Transfer(BOB, bt.Balance.from_tao(2)), alice)
        equal(plan.violations, [], "violations")
        result = await client.execute(bt.Transfer(BOB, bt.Balance.from_tao(2)), alice)
        true(result.success, result.message)
        # The plan is of an immortal extrinsic, whose era is a byte shorter; a byte costs one rao.
        equal(result.fee.rao, plan.fee.rao + 1, "fee paid against fee planned")
        equal((await client.balances.get(ALICE)).rao, before - 2 * TAO - result.fee.rao, "Alice after")
        equal((await client.balances.get(BOB)).rao, there + 2 * TAO, "Bob after")


@check
async def reads_the_events_of_a_transfer():
    async with connect() as client:
        result = await client.execute(bt.Transfer(BOB, bt.Balance.from_tao(1)), Keys("//Alice"))
        true(result.success, result.message)
        events = repr(result.events)
        for name in ["Transfer", "TransactionFeePaid", "ExtrinsicSuccess"]:
            true(name in events, f"{name} is not in {events[:400]}")


@check
async def waits_for_inclusion_alone():
    async with connect() as client:
        result = await client.execute(bt.Transfer(BOB, bt.Balance.from_tao(1)), Keys("//Alice"), wait_for_finalization=False)
        true(result.success, result.message)
        true(result.block_hash, "no block hash")


@check
async def transfers_everything():
    payer = Keys("//Drained")
    address = payer.coldkey.ss58_address
    async with connect() as client:
        funded = await client.execute(bt.Transfer(address, bt.Balance.from_tao(2)), Keys("//Alice"))
        true(funded.success, funded.message)
        kept = await client.execute(bt.TransferAll(BOB, keep_alive=True), payer)
        true(kept.success, kept.message)
        equal((await client.balances.get(address)).rao, 500, "what stays behind")


@check
async def reports_a_failed_call_with_a_code():
    payer = Keys("//Failing")
    address = payer.coldkey.ss58_address
    async with connect() as client:
        funded = await client.execute(bt.Transfer(address, bt.Balance.from_tao(1)), Keys("//Alice"))
        true(funded.success, funded.message)
        call = bt.calls.Balances.transfer_allow_death(dest=BOB, value=1000 * TAO)
        failed = await client.submit_call(call, payer)
        equal(failed.success, False, "success")
        true(failed.error is not None, "no error")


if __name__ == "__main__":
    run()
