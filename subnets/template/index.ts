import { defineSubnet, SubnetError } from "@waystone/sdk/subnet";
import * as z from "zod";
import { forecaster, METHODS } from "./miner.ts";
import { type Answer, protocol, type Question } from "./protocol.ts";
import { createScoring } from "./scoring.ts";
import { task } from "./task.ts";

/** The subnet: what `waystone miner run` and `waystone validator run` take from this folder. */
export const subnet = defineSubnet<Question, Answer, number>({
  name: "template",
  docs: "Forecast the next value of a series.",
  versionKey: 0n,
  protocol,
  secret: z.number(),
  challenges: 64,
  // Each miner has questions of its own: another one's answer is worth nothing to it.
  minersPerChallenge: 1,
  createTask: () => task,
  createScoring,
  createMiner({ method = "fitted" }) {
    const chosen = METHODS[method];
    if (chosen === undefined)
      throw new SubnetError(
        "bad-option",
        `there is no method "${method}": choose one of ${Object.keys(METHODS).join(", ")}`,
      );
    return forecaster(chosen);
  },
});
