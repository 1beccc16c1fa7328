/** Begins the words in which a preview repeats why the last `up` could not change an object. */
export const lastRefusal = "the last up could not do this: ";
