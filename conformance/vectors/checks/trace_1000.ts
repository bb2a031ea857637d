export { checkTrace as check } from "../shared/trace.ts";
