import type { Definition } from "../define/definition.ts";
import * as each from "./each.ts";

/** Type of a resource of this provider, such as `heroku:index/addon:Addon`. */
export type Token = (typeof each)[keyof typeof each]["token"];

/** Every resource of the provider. */
export const definitions: readonly Definition[] = Object.values(each);
