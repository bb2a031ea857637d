import { expect, test } from "vitest";
import * as entry from "./index.ts";

test("the public names", () => expect(Object.keys(entry).sort()).toMatchSnapshot());
