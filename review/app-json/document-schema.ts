import { z } from "zod";

/**
 * What may stand in an `app.json`, strictly. Source: the JSON schema in Heroku's MCP server (heroku/heroku-mcp-server,
 * src/utils/app-json.schema.json, 2026-08-11) and devcenter.heroku.com/articles/app-json-schema. Beyond the former: the stack
 * `container` and stacks to come, and env entries that are a text, which Heroku takes.
 */
const text = z.string("a text");
const url = z.url("an address such as https://example.org");
const command = z.string("a command").min(1, "a command");

const sizes =
  "free eco hobby basic standard-1x standard-2x performance-m performance-l private-s private-m private-l shield-s shield-m shield-l".split(
    " ",
  );

/** An object with these keys and no others; its message lists them. */
const exactly = <Shape extends z.ZodRawShape>(shape: Shape) => {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? keys : `an object of ${keys}`) });
};

const variable = exactly({
  description: text.optional(),
  value: text.optional(),
  required: z.boolean("true or false").optional(),
  generator: z.literal("secret", '"secret"').optional(),
});
const env = z.record(
  z.string().regex(/^[A-Z][A-Z0-9_]*$/, "capital letters, digits and underscores"),
  z.union([variable, text], "a text, or an object of description, value, required or generator"),
  "config vars by key",
);

const aNumber = "a whole number of dynos, 0 or more";
const formation = z.record(
  z.string().regex(/^[a-zA-Z0-9_-]+$/, "letters, digits, dashes and underscores"),
  exactly({
    quantity: z.int(aNumber).nonnegative(aNumber),
    size: z.enum(sizes, `one of ${sizes.join(", ")}`).optional(),
  }),
  "dynos by process type",
);

const aPlan = "an add-on such as heroku-postgresql:essential-0";
const plan = z.string(aPlan).regex(/^[a-z0-9-]+(:[a-z0-9-]+)?$/, aPlan);

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
  `${aPlan}, or an object of plan, as or options`,
);
const addons = z.array(addon, "a list of add-ons");
const buildpacks = z.array(exactly({ url: text }), "a list of buildpacks, each as { url }");

const overrides = {
  env: env.optional(),
  formation: formation.optional(),
  addons: addons.optional(),
  buildpacks: buildpacks.optional(),
};

const aStack = "container, or a stack such as heroku-24";

/** The schema of an `app.json`; its messages are what was expected. */
export const appJsonSchema = exactly({
  name: z
    .string("a name")
    .regex(/^[a-zA-Z\-_.].{0,299}$/s, "a name of 1 to 300 characters that begins with a letter")
    .optional(),
  description: text.optional(),
  keywords: z.array(text, "a list of texts").optional(),
  website: url.optional(),
  repository: url.optional(),
  logo: url.optional(),
  success_url: text.optional(),
  stack: z
    .string(aStack)
    .regex(/^(heroku-\d\d|container)$/, aStack)
    .optional(),
  image: text.optional(),
  env: env.optional(),
  formation: formation.optional(),
  addons: addons.optional(),
  buildpacks: buildpacks.optional(),
  scripts: exactly({ postdeploy: command.optional(), "pr-predestroy": command.optional() }).optional(),
  environments: exactly({
    review: exactly(overrides).optional(),
    test: exactly({ ...overrides, scripts: exactly({ test: command.optional() }).optional() }).optional(),
    production: exactly(overrides).optional(),
  }).optional(),
});

/** An `app.json`. */
export type AppJson = z.infer<typeof appJsonSchema>;
/** A config var of it. */
export type AppJsonVar = z.infer<typeof variable>;
/** An add-on of it, by plan alone or with options. */
export type AppJsonAddon = z.infer<typeof addon>;

/** Its keys, in the order in which they are written. */
export const keyOrder: readonly string[] = Object.keys(appJsonSchema.shape);
