import log from "@pulumi/pulumi/log/index.js";

// What the SDK does for each output of each resource, and nothing reads: half the time of a large estate's program.

/** Stack traces are taken by the thousand; the innermost calls say where a mistake is. */
Error.stackTraceLimit = 2;

/** Native TypeScript has no source maps to look each of them up in: its traces are right as they are. */
Reflect.deleteProperty(Error, "prepareStackTrace");

/** Three lines a resource, sent to the engine one after the other, which drops them, and which quote secrets. */
log.debug = () => Promise.resolve();
