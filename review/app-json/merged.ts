import { type AppJson, type AppJsonAddon, keyOrder } from "./document-schema.ts";

/**
 * The document to write: what the declaration says, and of an existing `app.json` what it says nothing of: `name`, `keywords`,
 * `website`, `logo`, `success_url`, `image`, `scripts.pr-predestroy`, descriptions, names of attachments, Heroku's own keys in
 * `env`, what tests run, and the environment `production`.
 */
export function merged(declared: AppJson, existing: AppJson): AppJson {
  const scripts = {
    ...declared.scripts,
    ...(existing.scripts?.["pr-predestroy"] !== undefined && { "pr-predestroy": existing.scripts["pr-predestroy"] }),
  };
  const { stack: _, buildpacks: __, ...kept } = existing;
  return ordered({
    ...kept,
    ...declared,
    name: existing.name ?? declared.name,
    env: mergedVars(declared.env, existing.env),
    addons: mergedAddons(declared.addons, existing.addons),
    ...(Object.keys(scripts).length > 0 ? { scripts } : { scripts: undefined }),
    environments: {
      ...existing.environments,
      review: { addons: mergedAddons(declared.environments?.review?.addons, existing.environments?.review?.addons) },
      test: mergedTest(declared.environments?.test, existing.environments?.test),
    },
  });
}

type Test = NonNullable<AppJson["environments"]>["test"];

function mergedTest(declared: Test = {}, existing: Test = {}): Test {
  const env = { ...declared.env, ...existing.env };
  return { ...declared, ...existing, ...(Object.keys(env).length > 0 && { env }) };
}

type Vars = AppJson["env"];

function mergedVars(declared: Vars = {}, existing: Vars = {}): Vars {
  const ours = Object.entries(declared).map(([key, variable]) => {
    const theirs = existing[key];
    const described = typeof theirs === "object" && theirs.description !== undefined && typeof variable === "object";
    return [key, described ? { ...variable, description: theirs.description } : variable] as const;
  });
  const herokus = Object.entries(existing).filter(([key]) => key.startsWith("HEROKU_"));
  return Object.fromEntries([...ours, ...herokus]);
}

/** In the order of the existing ones, so that a file changes only where it must. */
function mergedAddons(declared: readonly AppJsonAddon[] = [], existing: readonly AppJsonAddon[] = []): AppJsonAddon[] {
  const left = [...declared];
  const known = existing.flatMap((theirs) => {
    const at = left.findIndex((ours) => serviceOf(ours) === serviceOf(theirs));
    const [ours] = at < 0 ? [] : left.splice(at, 1);
    return ours === undefined
      ? []
      : [typeof theirs === "object" && theirs.as !== undefined ? named(ours, theirs.as) : ours];
  });
  return [...known, ...left];
}

const named = (addon: AppJsonAddon, as: string): AppJsonAddon => {
  const { plan, options } = typeof addon === "string" ? { plan: addon } : addon;
  return { plan, as, ...(options !== undefined && { options }) };
};

/** `heroku-postgresql` of its plans. */
const serviceOf = (addon: AppJsonAddon): string => (typeof addon === "string" ? addon : addon.plan).split(":")[0] ?? "";

/** The same document with its keys in the schema's order, and without those that are undefined. */
const ordered = (document: { [Key in keyof AppJson]: AppJson[Key] | undefined }): AppJson =>
  Object.fromEntries(
    Object.entries(document)
      .filter(([, value]) => value !== undefined)
      .toSorted(([a], [b]) => keyOrder.indexOf(a) - keyOrder.indexOf(b)),
  );
