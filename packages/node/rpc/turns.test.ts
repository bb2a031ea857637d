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
  expect(done).toEqual(["step 1", "other 0", "step 2", "other 1", "step 3", "after"]);
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
