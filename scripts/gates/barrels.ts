// Inside a package one imports from the defining file: an index that everything imports is where cycles come from.
import type { Gate } from "./lib/gate.ts";
import { entries, isTest, read, resolveRelative, sources, units } from "./lib/tree.ts";

export const gate: Gate = {
  name: "barrels",
  rule: "Inside a package nothing imports the package's public entry, nor the index of a folder it lies in.",
  check(root) {
    return units(root).flatMap(unit => {
      const doors = new Set(entries(unit).filter(path => path.endsWith("index.ts")));
      return sources(root, unit).flatMap(path => {
        if (isTest(path)) return [];
        return read(root, path).imports.flatMap(({ specifier, line }) => {
          if (!specifier.startsWith(".")) return [];
          const target = resolveRelative(path, specifier);
          const ancestor = target.endsWith("/index.ts") && path.startsWith(target.slice(0, -"index.ts".length));
          if (!ancestor && !doors.has(target)) return [];
          return [{ path, line, message: `imports ${target}; import from the file that defines what you need` }];
        });
      });
    });
  },
  planted: [
    {
      files: {
        "packages/a/package.json": '{"name":"@waystone/a","exports":{".":"./index.ts"}}',
        "packages/a/index.ts": "export const x = 1;\n",
        "packages/a/deep/file.ts": 'import { x } from "../index.ts";\nexport const y = x;\n',
      },
      expect: "import from the file that defines",
    },
    {
      files: {
        "packages/a/package.json": "{}",
        "packages/a/area/index.ts": "export const x = 1;\n",
        "packages/a/area/file.ts": 'import { x } from "./index.ts";\nexport const y = x;\n',
      },
      expect: "import from the file that defines",
    },
  ],
};
