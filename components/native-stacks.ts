/**
 * The SDK takes a stack trace for every output of every resource, and looks each up in source maps. Native TypeScript has
 * none: its traces are right as they are. Without the look-up a large estate's program takes half the time.
 */
Reflect.deleteProperty(Error, "prepareStackTrace");
