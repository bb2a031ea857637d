import { answersAfter } from "../shared/runtime-api.ts";

export const check = answersAfter("trace_1000");
