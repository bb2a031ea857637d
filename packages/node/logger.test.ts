import { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createLogger, type LogOptions } from "./logger.ts";

async function lines(options: LogOptions, write: (logger: ReturnType<typeof createLogger>) => void) {
  let text = "";
  const destination = new Writable({
    write(part: Buffer, _, done) {
      text += part.toString();
      done();
    },
  });
  write(createLogger(options, destination));
  await setImmediate();
  return text.split("\n").filter(line => line !== "");
}

describe.each(["json", "pretty"] as const)("the %s format", format => {
  it("is one line a message that contains the message", async () => {
    const out = await lines({ format, level: "info" }, logger => {
      logger.info({ hash: "0x12", extrinsics: 1 }, "Imported #1");
      logger.info({ err: new TypeError("it broke") }, "a block could not be made");
    });
    expect(out[0]).toContain("Imported #1");
    expect(out[0]).toContain("0x12");
    expect(out.filter(line => line.includes("Imported"))).toHaveLength(1);
    expect(out.join("\n")).toContain("it broke");
  });

  it("leaves out what lies below the level", async () => {
    expect(await lines({ format, level: "warn" }, logger => logger.info("Imported #1"))).toEqual([]);
    expect(await lines({ format, level: "silent" }, logger => logger.fatal("the end"))).toEqual([]);
  });
});

it("is parsable as JSON with the time as text and the level by name", async () => {
  const [line] = await lines({ format: "json", level: "info" }, logger => logger.info({ ms: 3 }, "Imported #2"));
  expect(JSON.parse(line ?? "")).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    ms: 3,
    msg: "Imported #2",
  });
});
