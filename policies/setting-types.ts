import { z } from "zod";

// Messages complete "expected …".

/** Slugs of add-on services that a rule is to know beside its own. */
export const slugs = z
  .array(z.string().regex(/^[a-z][a-z0-9_-]*$/, "a slug, such as papertrail"), "a list of slugs of add-on services")
  .default([]);

/** Keys of config vars that a rule is to know beside its own. */
export const keys = z
  .array(z.string("a key, such as API_TOKEN").min(1, "a key, such as API_TOKEN"), "a list of keys of config vars")
  .default([]);
