// Preloaded into programs: the SDK sends its engine three debug lines for each resource, one after the other, and ends only
// when all have been answered. They quote secrets, so that this engine drops them; unsent, they cost nothing.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
require(new URL(import.meta.url).searchParams.get("log")).debug = () => Promise.resolve();
