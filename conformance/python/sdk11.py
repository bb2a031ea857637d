"""The unmodified Python SDK 11.3.0 against a running node: read, plan, execute."""

import bittensor as bt
from bittensor.sp_core import Keypair

from checks import ALICE, BOB, LOCAL_BALANCE, TAO, check, equal, events, only, paid, run, stored, true, url
from pools import bought, moved_pool, pool, sold, traded


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


OWNER = Keys("//Alice")
MINER = Keys("//Bob")
SUBNET = 2


def hex_of(keypair):
    """An account as our own SDK writes it."""
    return "0x" + bytes(keypair.public_key).hex()


async def done(client, intent, keys, **options):
    """Executes an intent and answers with its result and its events as our own SDK reads them; which must be those of the client."""
    result = await client.execute(intent, keys, **options)
    return result, seen(result)


def seen(result):
    true(result.success, result.message)
    found = events(result.block_hash, int(result.extrinsic_id.split("-")[1]))
    names = sorted({f"{event['module_id']}.{event['event_id']}" for event in result.events})
    equal(names, sorted(found), "the client's names of the events against our own")
    return found


async def as_root(client, call):
    seen(await client.submit_call(bt.calls.Sudo.sudo(call=await client.compose(call)), OWNER))


async def stake_around(client, result, keys, hotkey, netuid=SUBNET):
    """A position before and after the block of a result, in the subnet's smallest unit."""
    block = int(result.extrinsic_id.split("-")[0])
    address = keys.coldkey.ss58_address
    before = await client.staking.get(address, hotkey, netuid, block=block - 1)
    return before.rao, (await client.staking.get(address, hotkey, netuid, block=block)).rao


@check
async def registers_a_subnet_for_its_price():
    async with connect() as client:
        before = (await client.balances.get(ALICE)).rao
        price = (await client.subnets.subnet_registration_cost()).rao
        equal(price, 1000 * TAO, "price of the first subnet")
        result, found = await done(client, bt.RegisterSubnet(), OWNER)
        equal(result.data["netuid"], SUBNET, "netuid")
        equal(only(found, "SubtensorModule.NetworkAdded"), [SUBNET, 1], "NetworkAdded")
        equal((await client.balances.get(ALICE)).rao, before - price - result.fee.rao, "owner's balance")
        equal(stored("SubtensorModule", "SubnetOwner", SUBNET), hex_of(OWNER.coldkey), "owner")
        equal(stored("SubtensorModule", "SubnetOwnerHotkey", SUBNET), hex_of(OWNER.hotkey), "owner's hotkey")
        # The whole price lies in the pool, at the median price of the other subnets, which is 1.
        equal(pool(SUBNET), (price, price), "pool")
        equal((await client.subnets.subnet_registration_cost()).rao > price, True, "the next one costs more")
        equal((await client.subnets.token_symbols())[SUBNET], "β", "symbol")
        equal(await client.subnets.subnet_names(), {}, "names of subnets with an identity")


@check
async def prepares_the_subnet_by_owner_and_root():
    async with connect() as client:
        equal(await client.subnets.commit_reveal_enabled(SUBNET), True, "commit-reveal of a new subnet")
        # Before the start, so that no epoch pays stake out. The window in which nothing may be set is as long as a fast subnet's tempo.
        for call in [
            bt.calls.AdminUtils.sudo_set_admin_freeze_window(window=0),
            bt.calls.AdminUtils.sudo_set_tempo(netuid=SUBNET, tempo=360),
            bt.calls.AdminUtils.sudo_set_weights_set_rate_limit(netuid=SUBNET, weights_set_rate_limit=0),
        ]:
            await as_root(client, call)
        await done(client, bt.StartCall(SUBNET), OWNER)
        # The start has turned emission on, which would move the pool between the reading of it and the trade.
        await as_root(client, bt.calls.AdminUtils.sudo_set_subnet_emission_enabled(netuid=SUBNET, enabled=False))
        equal(stored("SubtensorModule", "SubtokenEnabled", SUBNET), True, "subtoken")
        set_off = bt.SetHyperparameter(netuid=SUBNET, name="commit_reveal_weights_enabled", value=False)
        await done(client, set_off, OWNER)
        equal(stored("SubtensorModule", "CommitRevealWeightsEnabled", SUBNET), False, "stored")
        equal(await client.subnets.commit_reveal_enabled(SUBNET), False, "read")
        parameters = await client.subnets.subnet_hyperparameters(SUBNET)
        equal(parameters["tempo"], 360, "tempo among the hyperparameters")


@check
async def registers_a_neuron_for_the_burn():
    async with connect() as client:
        before = (await client.balances.get(BOB)).rao
        price = (await client.subnets.burn(SUBNET)).rao
        equal(price, TAO // 10, "price of a neuron")
        plan = await client.plan(bt.BurnedRegister(SUBNET), MINER)
        equal(plan.violations, [], "violations")
        # The SDK sends this one encrypted, and in no other way; the receipt is that of the transaction inside.
        result, found = await done(client, bt.BurnedRegister(SUBNET), MINER)
        block, index = map(int, result.extrinsic_id.split("-"))
        wrapper = events(result.block_hash, index - 1)
        equal(only(wrapper, "MevShield.EncryptedSubmitted")["who"], hex_of(MINER.coldkey), "EncryptedSubmitted")
        fees = paid(found) + paid(wrapper)
        equal(only(found, "SubtensorModule.NeuronRegistered"), [SUBNET, 1, hex_of(MINER.hotkey)], "NeuronRegistered")
        equal((await client.balances.get(BOB)).rao, before - price - fees, "miner's balance")
        equal(await client.neurons.uid(MINER.hotkey.ss58_address, SUBNET), 1, "uid")
        equal(await client.neurons.hotkey_owner(MINER.hotkey.ss58_address), BOB, "owner of the hotkey")
        equal(stored("SubtensorModule", "Keys", SUBNET, 1), hex_of(MINER.hotkey), "hotkey of uid 1")
        call = bt.calls.SubtensorModule.burned_register(netuid=SUBNET, hotkey=MINER.hotkey.ss58_address)
    # The SDK hands nonces out from a cache that does not know of the transaction inside: one connection cannot go on at once.
    async with connect() as client:
        again = await client.submit_call(call, MINER)
        equal(again.success, False, "a second registration")
        equal(again.error.name, "HotKeyAlreadyRegisteredInSubNet", "why not")


@check
async def adds_stake_at_the_price_of_the_pool():
    hotkey = OWNER.hotkey.ss58_address
    async with connect() as client:
        before, tao, amount = pool(SUBNET), (await client.balances.get(ALICE)).rao, 10 * TAO
        alpha, fee = bought(before, amount)
        result, found = await done(client, bt.AddStake(hotkey, SUBNET, bt.Balance.from_rao(amount)), OWNER)
        added = only(found, "SubtensorModule.StakeAdded")
        equal(added, [hex_of(OWNER.coldkey), hex_of(OWNER.hotkey), amount, alpha, SUBNET, fee], "StakeAdded")
        equal(moved_pool(before, pool(SUBNET)), (amount - fee, -alpha), "what the pool took and gave")
        had, has = await stake_around(client, result, OWNER, hotkey)
        equal(has - had, alpha, "what the position grew by")
        equal((await client.balances.get(ALICE)).rao, tao - amount - result.fee.rao, "what it cost")


@check
async def removes_stake_at_the_price_of_the_pool():
    hotkey = OWNER.hotkey.ss58_address
    async with connect() as client:
        before, free, amount = pool(SUBNET), (await client.balances.get(ALICE)).rao, 3 * TAO
        result, found = await done(client, bt.RemoveStake(hotkey, SUBNET, bt.Balance.from_rao(amount, SUBNET)), OWNER)
        tao, fee = sold(before, amount)
        removed = only(found, "SubtensorModule.StakeRemoved")
        equal(removed, [hex_of(OWNER.coldkey), hex_of(OWNER.hotkey), tao, amount - fee, SUBNET, fee], "StakeRemoved")
        # The author of the block gets its fee in TAO: the pool takes that alpha too.
        author = traded(before[1] + amount - fee, fee, before[0] - tao)
        equal(moved_pool(before, pool(SUBNET)), (-tao - author, amount), "what the pool gave and took")
        had, has = await stake_around(client, result, OWNER, hotkey)
        equal(had - has, amount, "what the position shrank by")
        equal((await client.balances.get(ALICE)).rao, free + tao - result.fee.rao, "what it brought")


@check
async def moves_stake_to_another_hotkey_unchanged():
    origin, destination = OWNER.hotkey.ss58_address, MINER.hotkey.ss58_address
    async with connect() as client:
        before, free, amount = pool(SUBNET), (await client.balances.get(ALICE)).rao, 2 * TAO
        intent = bt.MoveStake(
            origin_hotkey_ss58=origin, origin_netuid=SUBNET, dest_hotkey_ss58=destination, dest_netuid=SUBNET,
            amount_alpha=bt.Balance.from_rao(amount, SUBNET),
        )  # fmt: skip
        result, found = await done(client, intent, OWNER)
        true("SubtensorModule.StakeMoved" in found, f"no StakeMoved among {sorted(found)}")
        had, has = await stake_around(client, result, OWNER, origin)
        equal(had - has, amount, "what left the one hotkey")
        equal(await stake_around(client, result, OWNER, destination), (0, amount), "what came to the other")
        equal(pool(SUBNET), before, "the pool is not part of it")
        equal((await client.balances.get(ALICE)).rao, free - result.fee.rao, "balance")


@check
async def reads_stake_in_every_way_alike():
    async with connect() as client:
        there = {(one.hotkey, one.netuid): one.stake.rao for one in await client.staking.positions(ALICE)}
        true((MINER.hotkey.ss58_address, SUBNET) in there, f"the moved position is not among {there}")
        both = await client.staking.stake_for_coldkeys([ALICE, BOB])
        equal({(one.hotkey, one.netuid): one.stake.rao for one in both[ALICE]}, there, "of several coldkeys")
        for (hotkey, netuid), rao in there.items():
            equal((await client.staking.get(ALICE, hotkey, netuid)).rao, rao, f"{hotkey} on {netuid}")
        hotkeys = sorted(await client.staking.staking_hotkeys(ALICE))
        equal(hotkeys, sorted({hotkey for hotkey, _ in there}), "hotkeys with stake")
        total = (await client.staking.total_alpha_staked(SUBNET)).rao
        equal(total, stored("SubtensorModule", "TotalAlphaStaked", SUBNET), "alpha staked on the subnet")
        equal(total >= sum(there.values()), True, "the sum holds the positions")


@check
async def sets_weights_in_the_clear():
    async with connect() as client:
        result, found = await done(client, bt.SetWeights(SUBNET, uids=[0, 1], weights=[0.25, 0.75]), OWNER)
        equal(only(found, "SubtensorModule.WeightsSet"), [SUBNET, 0], "WeightsSet")
        # The largest weight becomes 65535, the others keep their ratio to it.
        equal(stored("SubtensorModule", "Weights", SUBNET, 0), [[0, 21845], [1, 65535]], "stored weights")
        equal(result.fee.rao if result.fee else 0, 0, "fee of the hotkey, which has no balance")
        row = (await client.neurons.all(SUBNET, lite=False))[0]
        equal(row.last_update, int(result.extrinsic_id.split("-")[0]), "last update")
        equal([list(pair) for pair in row.raw["weights"]], [[0, 21845], [1, 65535]], "weights of the neuron")
        refused = await client.submit_call(
            bt.calls.SubtensorModule.set_weights(netuid=SUBNET, dests=[0], weights=[1, 2], version_key=0), OWNER, signer="hotkey"
        )
        equal((refused.success, refused.error.name), (False, "WeightVecNotEqualSize"), "uids and weights of unequal length")


@check
async def serves_an_axon():
    async with connect() as client:
        _, found = await done(client, bt.ServeAxon(SUBNET, "203.0.113.7", 8091), MINER)
        equal(only(found, "SubtensorModule.AxonServed"), [SUBNET, hex_of(MINER.hotkey)], "AxonServed")
        axon = stored("SubtensorModule", "Axons", SUBNET, hex_of(MINER.hotkey))
        address = {key: axon[key] for key in ["ip", "ip_type", "port", "protocol", "version"]}
        equal(address, {"ip": 0xCB007107, "ip_type": 4, "port": 8091, "protocol": 4, "version": 1}, "stored axon")
        refused = await client.execute(bt.ServeAxon(SUBNET, "203.0.113.7", 8092), MINER)
        equal(refused.success, False, "serving again at once")
        equal(refused.error.code.name, "RATE_LIMITED", "why not")


@check
async def reads_metagraph_and_neurons():
    async with connect() as client:
        info = {"fields": [{"Raw5": "0x" + b"words".hex()}]}
        call = bt.calls.Commitments.set_commitment(netuid=SUBNET, info=info)
        seen(await client.submit_call(call, MINER, signer="hotkey"))
        graph = await client.subnets.metagraph(SUBNET)
        equal([one.commitment and one.commitment.value for one in graph.neurons], [None, "words"], "commitments")
        equal(graph.hotkeys, [OWNER.hotkey.ss58_address, MINER.hotkey.ss58_address], "hotkeys")
        equal((graph.owner_coldkey, graph.num_uids, graph.tempo), (ALICE, 2, 360), "owner, uids, tempo")
        equal([one.axon for one in graph.neurons], [None, "203.0.113.7:8091"], "axons")
        equal([one.validator_permit for one in graph.neurons], stored("SubtensorModule", "ValidatorPermit", SUBNET), "permits")
        neurons = await client.neurons.all(SUBNET, block=graph.block)
        equal([(one.uid, one.hotkey, one.coldkey) for one in neurons], [(one.uid, one.hotkey, one.coldkey) for one in graph.neurons], "rows")
        equal([one.total_stake.rao for one in neurons], [one.alpha_stake.rao for one in graph.neurons], "stake, with none on root")
        equal(graph.neurons[1].alpha_stake.rao, stored("SubtensorModule", "TotalHotkeyAlpha", hex_of(MINER.hotkey), SUBNET), "stored stake")
        info = await client.subnets.info(SUBNET)
        equal(info.netuid, SUBNET, "subnet's info")


@check
async def moves_stake_between_subnets_for_one_fee():
    origin = OWNER.hotkey.ss58_address
    async with connect() as client:
        price = (await client.subnets.subnet_registration_cost()).rao
        second = Keys("//Alice")
        second.hotkey = Keypair.create_from_uri("//Alice_second")
        result, _ = await done(client, bt.RegisterSubnet(), second)
        other = result.data["netuid"]
        equal(result.data["registration_price_rao"] <= price, True, "the price falls between registrations")
        await as_root(client, bt.calls.AdminUtils.sudo_set_tempo(netuid=other, tempo=360))
        await done(client, bt.StartCall(other), OWNER)
        await as_root(client, bt.calls.AdminUtils.sudo_set_subnet_emission_enabled(netuid=other, enabled=False))
        here, there, amount = pool(SUBNET), pool(other), TAO
        intent = bt.MoveStake(
            origin_hotkey_ss58=origin, origin_netuid=SUBNET, dest_hotkey_ss58=second.hotkey.ss58_address, dest_netuid=other,
            amount_alpha=bt.Balance.from_rao(amount, SUBNET),
        )  # fmt: skip
        result, found = await done(client, intent, OWNER)
        true("SubtensorModule.StakeMoved" in found, f"no StakeMoved among {sorted(found)}")
        tao, _ = sold(here, amount)
        alpha, _ = bought(there, tao, free_of_fee=True)
        had, has = await stake_around(client, result, OWNER, origin)
        equal(had - has, amount, "what left the one subnet")
        had, has = await stake_around(client, result, OWNER, second.hotkey.ss58_address, other)
        equal(has - had, alpha, "what came to the other")


if __name__ == "__main__":
    import sdk11_wallets  # declares its checks, which come last: they need no chain

    run()
