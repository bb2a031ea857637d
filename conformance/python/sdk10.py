"""The unmodified Python SDK 10.2.0 against a running node."""

import re

import bittensor as bt
from bittensor.core.chain_data.utils import decode_account_id
from bittensor.utils.balance import Balance
from bittensor_wallet import Keypair, Wallet

from checks import ALICE, BOB, LOCAL_BALANCE, TAO, check, equal, events, only, run, scratch, stored, true, url
from pools import bought, moved_pool, pool, sold, traded

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


OWNER = wallet("//Alice")
MINER = wallet("//Bob")
SUBNET = 2


def hex_of(keypair):
    """An account as our own SDK writes it."""
    return "0x" + bytes(keypair.public_key).hex()


def seen(response):
    """Events of a response's extrinsic as our own SDK reads them; which must be those of the client."""
    true(response.success, response.message)
    receipt = response.extrinsic_receipt
    found = events(receipt.block_hash, receipt.extrinsic_idx)
    names = sorted({f"{event['event']['module_id']}.{event['event']['event_id']}" for event in receipt.triggered_events})
    equal(names, sorted(found), "the client's names of the events against our own")
    return found


def fee_of(response):
    return response.extrinsic_fee.rao if response.extrinsic_fee else 0


def as_root(call, **parameters):
    inner = chain().substrate.compose_call("AdminUtils", call, parameters)
    outer = chain().substrate.compose_call("Sudo", "sudo", {"call": inner})
    found = seen(chain().sign_and_send_extrinsic(call=outer, wallet=OWNER, **FINAL))
    # A call that fails under sudo is a success to the client.
    equal(only(found, "Sudo.Sudid")["sudo_result"]["type"], "Ok", f"{call} as root")


def stake_around(response, hotkey, netuid=SUBNET):
    """Alice's position before and after the block of a response, in the subnet's smallest unit."""
    block = chain().substrate.get_block_number(response.extrinsic_receipt.block_hash)
    return tuple(chain().get_stake(ALICE, hotkey, netuid, block=at).rao for at in (block - 1, block))


@check
def registers_a_subnet_for_its_price():
    before, price = rao(ALICE), chain().get_subnet_burn_cost().rao
    equal(price, 1000 * TAO, "price of the first subnet")
    response = chain().register_subnet(OWNER, **FINAL)
    equal(only(seen(response), "SubtensorModule.NetworkAdded"), [SUBNET, 1], "NetworkAdded")
    equal(rao(ALICE), before - price - fee_of(response), "owner's balance")
    equal(stored("SubtensorModule", "SubnetOwner", SUBNET), hex_of(OWNER.coldkey), "owner")
    equal(chain().get_subnet_owner_hotkey(SUBNET), OWNER.hotkey.ss58_address, "owner's hotkey")
    # The whole price lies in the pool, at the median price of the other subnets, which is 1.
    equal(pool(SUBNET), (price, price), "pool")
    equal(chain().subnet_exists(SUBNET), True, "subnet_exists")
    true(SUBNET in chain().get_all_subnets_netuid(), "netuid among all subnets")


@check
def prepares_the_subnet_by_owner_and_root():
    # Before the start, so that no epoch pays stake out. The window in which nothing may be set is as long as a fast subnet's tempo.
    as_root("sudo_set_admin_freeze_window", window=0)
    as_root("sudo_set_tempo", netuid=SUBNET, tempo=360)
    as_root("sudo_set_weights_set_rate_limit", netuid=SUBNET, weights_set_rate_limit=0)
    as_root("sudo_set_commit_reveal_weights_enabled", netuid=SUBNET, enabled=False)
    seen(chain().start_call(OWNER, SUBNET, **FINAL))
    # The start has turned emission on, which would move the pool between the reading of it and the trade.
    as_root("sudo_set_subnet_emission_enabled", netuid=SUBNET, enabled=False)
    equal(stored("SubtensorModule", "SubtokenEnabled", SUBNET), True, "subtoken")
    equal(chain().is_subnet_active(SUBNET), True, "is_subnet_active")
    equal(chain().tempo(SUBNET), 360, "tempo")
    equal(chain().commit_reveal_enabled(SUBNET), False, "commit-reveal")
    equal(chain().weights_rate_limit(SUBNET), 0, "weights' rate limit")
    parameters = chain().get_subnet_hyperparameters(SUBNET)
    equal((parameters.tempo, parameters.commit_reveal_weights_enabled), (360, False), "hyperparameters")


@check
def registers_a_neuron_for_the_burn():
    before, price = rao(BOB), chain().recycle(SUBNET).rao
    equal(price, TAO // 10, "price of a neuron")
    response = chain().burned_register(MINER, SUBNET, **FINAL)
    registered = only(seen(response), "SubtensorModule.NeuronRegistered")
    equal(registered, [SUBNET, 1, hex_of(MINER.hotkey)], "NeuronRegistered")
    equal(rao(BOB), before - price - fee_of(response), "miner's balance")
    hotkey = MINER.hotkey.ss58_address
    equal(chain().is_hotkey_registered(hotkey, SUBNET), True, "is_hotkey_registered")
    equal(chain().get_uid_for_hotkey_on_subnet(hotkey, SUBNET), 1, "uid")
    equal(chain().get_hotkey_owner(hotkey), BOB, "owner of the hotkey")
    equal(stored("SubtensorModule", "Keys", SUBNET, 1), hex_of(MINER.hotkey), "hotkey of uid 1")


@check
def adds_stake_at_the_price_of_the_pool():
    hotkey = OWNER.hotkey.ss58_address
    before, tao, amount = pool(SUBNET), rao(ALICE), 10 * TAO
    alpha, fee = bought(before, amount)
    response = chain().add_stake(OWNER, SUBNET, hotkey, Balance.from_rao(amount), **FINAL)
    added = only(seen(response), "SubtensorModule.StakeAdded")
    equal(added, [hex_of(OWNER.coldkey), hex_of(OWNER.hotkey), amount, alpha, SUBNET, fee], "StakeAdded")
    equal(moved_pool(before, pool(SUBNET)), (amount - fee, -alpha), "what the pool took and gave")
    had, has = stake_around(response, hotkey)
    equal(has - had, alpha, "what the position grew by")
    equal(rao(ALICE), tao - amount - fee_of(response), "what it cost")


@check
def adds_stake_within_a_tolerance_only():
    hotkey = OWNER.hotkey.ss58_address
    before, amount = pool(SUBNET), 5 * TAO
    alpha, _ = bought(before, amount)
    response = chain().add_stake(
        OWNER, SUBNET, hotkey, Balance.from_rao(amount), safe_staking=True, rate_tolerance=0.02, **FINAL
    )
    seen(response)
    had, has = stake_around(response, hotkey)
    equal(has - had, alpha, "what the position grew by")
    refused = chain().add_stake(OWNER, SUBNET, hotkey, Balance.from_tao(100), safe_staking=True, rate_tolerance=0.001, **FINAL)
    equal(refused.success, False, "a trade beyond the tolerance")
    true("SlippageTooHigh" in str(refused.error) or "lippage" in str(refused.message), f"{refused.error} {refused.message}")


@check
def removes_stake_at_the_price_of_the_pool():
    hotkey = OWNER.hotkey.ss58_address
    before, free, amount = pool(SUBNET), rao(ALICE), 3 * TAO
    tao, fee = sold(before, amount)
    response = chain().unstake(OWNER, SUBNET, hotkey, Balance.from_rao(amount, SUBNET), **FINAL)
    removed = only(seen(response), "SubtensorModule.StakeRemoved")
    equal(removed, [hex_of(OWNER.coldkey), hex_of(OWNER.hotkey), tao, amount - fee, SUBNET, fee], "StakeRemoved")
    # The author of the block gets its fee in TAO: the pool takes that alpha too.
    author = traded(before[1] + amount - fee, fee, before[0] - tao)
    equal(moved_pool(before, pool(SUBNET)), (-tao - author, amount), "what the pool gave and took")
    had, has = stake_around(response, hotkey)
    equal(had - has, amount, "what the position shrank by")
    equal(rao(ALICE), free + tao - fee_of(response), "what it brought")


@check
def moves_stake_to_another_hotkey_unchanged():
    origin, destination = OWNER.hotkey.ss58_address, MINER.hotkey.ss58_address
    before, free, amount = pool(SUBNET), rao(ALICE), 2 * TAO
    response = chain().move_stake(OWNER, SUBNET, origin, SUBNET, destination, Balance.from_rao(amount, SUBNET), **FINAL)
    found = seen(response)
    true("SubtensorModule.StakeMoved" in found, f"no StakeMoved among {sorted(found)}")
    had, has = stake_around(response, origin)
    equal(had - has, amount, "what left the one hotkey")
    equal(stake_around(response, destination), (0, amount), "what came to the other")
    equal(pool(SUBNET), before, "the pool is not part of it")
    equal(rao(ALICE), free - fee_of(response), "balance")


@check
def reads_stake_in_every_way_alike():
    there = {(one.hotkey_ss58, one.netuid): one.stake.rao for one in chain().get_stake_info_for_coldkey(ALICE)}
    true((MINER.hotkey.ss58_address, SUBNET) in there, f"the moved position is not among {there}")
    both = chain().get_stake_info_for_coldkeys([ALICE, BOB])
    equal({(one.hotkey_ss58, one.netuid): one.stake.rao for one in both[ALICE]}, there, "of several coldkeys")
    for (hotkey, netuid), amount in there.items():
        equal(chain().get_stake(ALICE, hotkey, netuid).rao, amount, f"{hotkey} on {netuid}")
    hotkey = MINER.hotkey.ss58_address
    by_subnet = chain().get_stake_for_coldkey_and_hotkey(ALICE, hotkey)
    equal(by_subnet[SUBNET].stake.rao, there[(hotkey, SUBNET)], "of one pair on every subnet")
    equal(chain().get_stake_for_hotkey(hotkey, SUBNET).rao, there[(hotkey, SUBNET)], "of the hotkey")


@check
def sets_weights_in_the_clear():
    response = chain().set_weights(OWNER, SUBNET, [0, 1], [0.25, 0.75], **FINAL)
    equal(only(seen(response), "SubtensorModule.WeightsSet"), [SUBNET, 0], "WeightsSet")
    # The largest weight becomes 65535, the others keep their ratio to it.
    equal(stored("SubtensorModule", "Weights", SUBNET, 0), [[0, 21845], [1, 65535]], "stored weights")
    equal(fee_of(response), 0, "fee of the hotkey, which has no balance")
    equal([(uid, [tuple(pair) for pair in row]) for uid, row in chain().weights(SUBNET)], [(0, [(0, 21845), (1, 65535)])], "read back")


@check
def serves_an_axon():
    axon = bt.Axon(wallet=MINER, ip="203.0.113.7", port=8091, external_ip="203.0.113.7", external_port=8091)
    response = chain().serve_axon(SUBNET, axon, **FINAL)
    equal(only(seen(response), "SubtensorModule.AxonServed"), [SUBNET, hex_of(MINER.hotkey)], "AxonServed")
    axon = stored("SubtensorModule", "Axons", SUBNET, hex_of(MINER.hotkey))
    address = {key: axon[key] for key in ["ip", "ip_type", "port", "protocol"]}
    equal(address, {"ip": 0xCB007107, "ip_type": 4, "port": 8091, "protocol": 4}, "stored axon")


@check
def publishes_a_commitment():
    said = "model sha256:7f83b165"
    response = chain().set_commitment(MINER, SUBNET, said, **FINAL)
    equal(only(seen(response), "Commitments.Commitment"), {"netuid": SUBNET, "who": hex_of(MINER.hotkey)}, "Commitment")
    equal(chain().get_commitment(SUBNET, 1), said, "read by uid")
    equal(chain().get_all_commitments(SUBNET), {MINER.hotkey.ss58_address: said}, "read of the subnet")
    kept = stored("Commitments", "CommitmentOf", SUBNET, hex_of(MINER.hotkey))
    equal([field["type"] for field in kept["info"]["fields"]], [f"Raw{len(said)}"], "stored fields")
    equal(bytes.fromhex(kept["info"]["fields"][0]["value"].removeprefix("0x")).decode(), said, "stored bytes")
    graph = chain().get_metagraph_info(SUBNET, selected_indices=[73])
    equal([tuple(one) for one in graph.commitments], [(MINER.hotkey.ss58_address, said)], "field 73 of the metagraph")
    refused = chain().set_commitment(wallet("//Nobody"), SUBNET, said, **FINAL)
    equal((refused.success, "AccountNotAllowedCommit" in str(refused.error)), (False, True), "of a stranger")


@check
def reads_metagraph_and_neurons():
    graph = chain().metagraph(SUBNET, lite=False)
    hotkeys = [OWNER.hotkey.ss58_address, MINER.hotkey.ss58_address]
    equal((int(graph.n), graph.hotkeys, graph.coldkeys), (2, hotkeys, [ALICE, BOB]), "rows")
    equal([(one.ip, one.port) for one in graph.axons], [("0.0.0.0", 0), ("203.0.113.7", 8091)], "axons")
    equal([bool(one) for one in graph.validator_permit], stored("SubtensorModule", "ValidatorPermit", SUBNET), "permits")
    equal([round(float(one), 4) for one in graph.W[0]], [0.25, 0.75], "weights of uid 0")
    neurons = chain().neurons(SUBNET)
    equal([(one.uid, one.hotkey, one.coldkey) for one in neurons], [(0, hotkeys[0], ALICE), (1, hotkeys[1], BOB)], "neurons")
    equal(neurons[0].weights, [(0, 21845), (1, 65535)], "weights of the neuron")
    lite = chain().neurons_lite(SUBNET)
    equal([one.stake.rao for one in lite], [one.stake.rao for one in neurons], "stake of the light form")
    equal(neurons[1].total_stake.rao, stored("SubtensorModule", "TotalHotkeyAlpha", hex_of(MINER.hotkey), SUBNET), "stored stake")
    info = chain().get_metagraph_info(SUBNET)
    equal((info.netuid, info.num_uids, info.hotkeys, info.tempo), (SUBNET, 2, hotkeys, 360), "metagraph info")


@check
async def works_asynchronously_on_a_subnet():
    hotkey = OWNER.hotkey.ss58_address
    async with bt.AsyncSubtensor(network=url()) as subtensor:
        before, amount = pool(SUBNET), TAO
        had = (await subtensor.get_stake(ALICE, hotkey, SUBNET)).rao
        response = await subtensor.add_stake(
            OWNER, SUBNET, hotkey, Balance.from_rao(amount), safe_staking=True, rate_tolerance=0.05, **FINAL
        )
        true(response.success, response.message)
        equal((await subtensor.get_stake(ALICE, hotkey, SUBNET)).rao - had, bought(before, amount)[0], "what the position grew by")
        response = await subtensor.set_weights(OWNER, SUBNET, [0, 1], [0.75, 0.25], **FINAL)
        true(response.success, response.message)
        equal(stored("SubtensorModule", "Weights", SUBNET, 0), [[0, 65535], [1, 21845]], "stored weights")
        graph = await subtensor.metagraph(SUBNET, lite=False)
        equal([round(float(one), 4) for one in graph.W[0]], [0.75, 0.25], "weights of uid 0")
        subnets = {one.netuid: one for one in await subtensor.all_subnets()}
        equal(sorted(subnets), [0, 1, SUBNET], "subnets")
        tao, alpha = pool(SUBNET)
        equal((subnets[SUBNET].tao_in.rao, subnets[SUBNET].alpha_in.rao), (tao, alpha), "pool")
        true(abs(subnets[SUBNET].price.tao - tao / alpha) < 1e-6, f"price {subnets[SUBNET].price}, pool {tao / alpha}")


if __name__ == "__main__":
    import sdk10_wallets  # declares its checks, which come last: they need no chain

    run()
