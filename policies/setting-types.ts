import { z } from "zod";

// Texts complete "expected …, got <value>".

const slug = "a slug, such as papertrail";

/** Slugs of add-on services that a rule is to know beside its own. */
export const slugs = z
  .array(z.string(slug).regex(/^[a-z][a-z0-9_-]*$/, slug), "a list of slugs of add-on services")
  .default([]);

const key = "a key, such as API_TOKEN";

/** Keys of config vars that a rule is to know beside its own. */
export const keys = z.array(z.string(key).min(1, key), "a list of keys of config vars").default([]);
