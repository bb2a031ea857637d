import { NODE_FLAGS, NodeError, type NodeFlag, type RawConfig, resolveConfig } from "@waystone/node";
import fc from "fast-check";
import { FuzzError } from "../errors.ts";
import type { Target } from "../target.ts";

const FLAGS = Object.keys(NODE_FLAGS) as NodeFlag[];

/** Settings of a node, from flags, environment and file. */
export const settings: Target = {
  name: "settings",
  holds: "a configuration, or a NodeError that names the setting",
  share: 0.04,
  begin() {
    const value = fc.oneof(
      fc.constantFrom(
        "local",
        "250ms",
        "12s",
        "instant",
        "0",
        "9944",
        "65536",
        "15MiB",
        "off",
        "archive",
        "auto",
        "true",
        "1e9",
        "-1",
        "",
        "٣",
        " 5 ",
      ),
      fc.string({ maxLength: 20 }),
      fc.integer().map(String),
    );
    const raw: fc.Arbitrary<RawConfig> = fc.dictionary(
      fc.constantFrom(...FLAGS),
      fc.oneof(value, fc.array(value, { maxLength: 3 })),
      { maxKeys: 3 },
    );
    const env = fc.dictionary(
      fc.constantFrom(...FLAGS).map(flag => `WAYSTONE_${flag.toUpperCase().replaceAll("-", "_")}`),
      value,
      { maxKeys: 2 },
    );
    let read = 0;
    const property = fc.property(raw, env, raw, (flags, variables, file) => {
      try {
        resolveConfig(flags, variables, file);
        read++;
      } catch (error) {
        if (!(error instanceof NodeError)) throw error;
        if (!/--[a-z]|WAYSTONE_|" in /.test(error.message))
          throw new FuzzError("bad-error", `"${error.message}" names no setting`);
      }
    });
    return {
      property,
      end() {
        if (read === 0) throw new FuzzError("empty", "no configuration was ever right");
      },
    };
  },
};
