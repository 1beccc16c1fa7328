import { z } from "zod";
import { canonicalSize } from "../../settings/dyno-size.ts";
import { strictly } from "../schema-mismatches.ts";

/**
 * What may stand in an `app.json`: what one of Heroku's two sources takes. They are the JSON schema in Heroku's MCP server
 * (heroku/heroku-mcp-server, src/utils/app-json.schema.json, 2026-08-11) and the documentation: devcenter.heroku.com/articles/
 * app-json-schema (2025-05-27) and heroku-ci (`test-setup`). Messages are what was expected.
 */
const text = z.string("a string");
const url = z.url("an address such as https://example.org");
const command = z.string("a command").min(1, "a command");

const exactly = strictly((keys) => `an object with ${keys}`);

const variable = exactly({
  description: text.optional(),
  value: text.optional(),
  required: z.boolean("true or false").optional(),
  generator: z.literal("secret", '"secret"').optional(),
});
const env = z.record(
  z.string(),
  z.union([variable, text], "a string, or an object with description, value, required or generator"),
  "config vars by key",
);

/** Sizes that are no longer sold, which the schema still has. */
const formerSizes = ["free", "hobby"];
const aSize = "a dyno size such as basic or standard-1x";
const aNumber = "a whole number of dynos, 0 or more";
const formation = z.record(
  z.string(),
  exactly({
    quantity: z.int(aNumber).nonnegative(aNumber).optional(),
    size: z
      .string(aSize)
      .refine((size) => canonicalSize(size) !== undefined || formerSizes.includes(size.toLowerCase()), aSize)
      .optional(),
  }),
  "dynos by process type",
);

const aPlan = "an add-on such as heroku-postgresql:essential-0";
const plan = z.string(aPlan).regex(/^[\w.-]+(:[\w.-]+)?( --[\w-]+(=\S*)?)*$/, aPlan);

/** Whether a value is an add-on's plan, by its spelling. */
export const isPlan = (value: unknown): boolean => plan.safeParse(value).success;

const addon = z.union(
  [
    plan,
    exactly({
      plan,
      as: text.optional(),
      options: z.record(z.string(), z.unknown(), "options by name").optional(),
    }),
  ],
  `${aPlan}, or an object with plan, as or options`,
);

const script = z.union(
  [command, exactly({ command, size: text.optional() })],
  "a command, or an object with command and size",
);
const scripts = { postdeploy: script.optional(), "pr-predestroy": script.optional() };

const aStack = "container, cnb, or a stack such as heroku-24";
const aName = "a name of at most 30 characters, or of at most 300 that begins with a letter";
const aRepository = "the address of a repository, such as https://github.com/example-library/shop";

const anyDocument = {
  name: z
    .string(aName)
    .regex(/^([a-zA-Z\-_.].{0,299}|.{1,30})$/s, aName)
    .optional(),
  description: text.optional(),
  keywords: z.array(text, "a list of texts").optional(),
  website: url.optional(),
  repository: z
    .string(aRepository)
    .regex(/^([a-z+]+:\/\/|[\w.-]+@[\w.-]+:)\S+$/i, aRepository)
    .optional(),
  logo: url.optional(),
  success_url: text.optional(),
  stack: z
    .string(aStack)
    .regex(/^(heroku-\d\d|container|cnb)$/, aStack)
    .optional(),
  image: text.optional(),
  env: env.optional(),
  formation: formation.optional(),
  addons: z.array(addon, "a list of add-ons").optional(),
  buildpacks: z.array(exactly({ url: text }), "a list of buildpacks, each as { url }").optional(),
};

/** An environment may have any key of the whole, which then stands in its place. */
const environment = exactly({
  ...anyDocument,
  scripts: exactly({ ...scripts, test: script.optional(), "test-setup": script.optional() }).optional(),
});

/** The schema of an `app.json`; its messages are what was expected. */
export const appJsonSchema = exactly({
  ...anyDocument,
  scripts: exactly(scripts).optional(),
  environments: exactly({
    review: environment.optional(),
    test: environment.optional(),
    production: environment.optional(),
  }).optional(),
});

/** An `app.json`. */
export type AppJson = z.infer<typeof appJsonSchema>;
/** A config var of it. */
export type AppJsonVar = z.infer<typeof variable>;
/** An add-on of it, by plan alone or with options. */
export type AppJsonAddon = z.infer<typeof addon>;
