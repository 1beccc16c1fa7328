import type { FunctionDefinition } from "../define/function.ts";
import * as each from "./each.ts";

/** Every function of the provider. */
export const functions: readonly FunctionDefinition[] = Object.values(each);
