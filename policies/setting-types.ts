import { z } from "zod";

// Texts complete "expected …, got <value>".

const slug = "a slug, such as papertrail";

/** Additional slugs of add-on services for a rule. */
export const slugs = z
  .array(z.string(slug).regex(/^[a-z][a-z0-9_-]*$/, slug), "a list of slugs of add-on services")
  .default([]);

const key = "a key, such as API_TOKEN";

/** Additional keys of config vars for a rule. */
export const keys = z.array(z.string(key).min(1, key), "a list of keys of config vars").default([]);

/** Names of something, such as of process types. */
export const names = (what: "process type" | "service name") =>
  z.array(z.string(`a ${what}`), `a list of ${what}s`).default([]);

const amount = "a number of dollars above 0";

/** A limit in US dollars a month. */
export const dollars = z.number(amount).positive(amount);
