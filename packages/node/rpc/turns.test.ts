import { expect, test } from "vitest";
import { newLane, type Step, Turns } from "./turns.ts";

function say(list: string[], what: string, step: Step = "done"): Step {
  list.push(what);
  return step;
}

const settled = () => new Promise(resolve => setTimeout(resolve, 5));

/** Keeps the processor busy for so long. */
function work(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test("who asks for much waits for itself, not others for it", async () => {
  const turns = new Turns();
  const [greedy, modest] = [newLane(), newLane()];
  const done: string[] = [];
  for (let i = 0; i < 20; i++)
    turns.add(greedy, () => {
      work(2);
      return say(done, "greedy");
    });
  for (let i = 0; i < 20; i++) turns.add(modest, () => say(done, "modest"));
  expect(done).toEqual([]);
  await expect.poll(() => done.length).toBe(40);
  // Short steps are done together in one turn.
  expect(done.indexOf("modest")).toBe(1);
  expect(done.lastIndexOf("modest")).toBeLessThan(30);
});

test("who asks for little does not wait for all who ask for much, nor who asks for something for who sends nonsense", async () => {
  const turns = new Turns();
  const done: string[] = [];
  let over = false;
  const flood = (what: string, isRefused: boolean): void => {
    const lane = newLane();
    turns.add(lane, () => {
      work(1.2);
      lane.refused = isRefused;
      return say(done, what, over ? "done" : "more");
    });
  };
  for (let i = 0; i < 20; i++) flood("nonsense", true);
  flood("greedy", false);
  await expect.poll(() => done.length).toBeGreaterThan(60);
  const modest = newLane();
  const waited: number[] = [];
  for (let i = 0; i < 5; i++) {
    await settled();
    const at = done.length;
    await new Promise<void>(resolve =>
      turns.add(modest, () => {
        waited.push(done.length - at);
        resolve();
        return "done";
      }),
    );
  }
  over = true;
  // Known from its first job on, it waits for the slice that is on its way at the most.
  expect(Math.max(...waited.slice(1))).toBeLessThan(10);
  const ofGreedy = done.filter(what => what === "greedy").length;
  expect(ofGreedy).toBeGreaterThan(3 * (done.length / 21));
});

test("who comes anew each time has no advantage of it", async () => {
  const turns = new Turns();
  const done: string[] = [];
  let over = false;
  const come = (): void =>
    turns.add(newLane(), () => {
      work(0.5);
      if (!over) come();
      return say(done, "new");
    });
  for (let i = 0; i < 5; i++) come();
  const lane = newLane();
  turns.add(lane, () => {
    work(3);
    return say(done, "steady", over ? "done" : "more");
  });
  await expect.poll(() => done.filter(what => what === "steady").length).toBeGreaterThan(5);
  over = true;
  await settled();
});

test("a job of many steps shares its turns, and those behind it in its lane wait", async () => {
  const turns = new Turns();
  const [batch, other] = [newLane(), newLane()];
  const done: string[] = [];
  let steps = 0;
  turns.add(batch, () => {
    work(1.5);
    return say(done, `step ${++steps}`, steps < 3 ? "more" : "done");
  });
  turns.add(batch, () => say(done, "after"));
  for (let i = 0; i < 2; i++)
    turns.add(other, () => {
      work(1.5);
      return say(done, `other ${i}`);
    });
  await expect.poll(() => done.length).toBe(6);
  expect(done.slice(0, 2)).toEqual(["step 1", "other 0"]);
  expect(done.slice(2, 4).sort()).toEqual(["other 1", "step 2"]);
  expect(done.slice(4)).toEqual(["step 3", "after"]);
});

test("a lane waits for an answer that others work on, the others do not", async () => {
  const turns = new Turns();
  const [slow, other] = [newLane(), newLane()];
  const done: string[] = [];
  const { promise, resolve } = Promise.withResolvers<"done">();
  turns.add(slow, () => promise);
  turns.add(slow, () => say(done, "slow"));
  turns.add(other, () => say(done, "other"));
  await settled();
  expect(done).toEqual(["other"]);
  resolve("done");
  await settled();
  expect(done).toEqual(["other", "slow"]);
});

test("jobs of a lane that was dropped are not done", async () => {
  const turns = new Turns();
  const lane = newLane();
  const done: string[] = [];
  turns.add(lane, () => {
    work(1.5);
    return say(done, "first", "more");
  });
  turns.add(lane, () => say(done, "second"));
  setImmediate(() => turns.drop(lane));
  await settled();
  const { length } = done;
  expect(done).not.toContain("second");
  turns.add(lane, () => say(done, "third"));
  await settled();
  expect(done.slice(length)).toEqual(["third"]);
});

test("what else there is to do is done between two slices", async () => {
  const turns = new Turns(1);
  let steps = 0;
  turns.add(newLane(), () => (++steps < 1e6 && !ended ? "more" : "done"));
  let ended = false;
  await new Promise(resolve => setTimeout(resolve, 3));
  ended = true;
  expect(steps).toBeGreaterThan(0);
  expect(steps).toBeLessThan(1e6);
});
