import {
  commandOf,
  isEmpty,
  isObject,
  type Json,
  own,
  sameAddon,
  sameRepository,
  sameSize,
  setsNothing,
} from "../same-meaning.ts";
import type { AppJson, AppJsonAddon, AppJsonVar } from "./document-schema.ts";
import { nodeOf } from "./json-lines.ts";
import { pairedAddons, type UsualPlans } from "./paired-addons.ts";
import { overridden, overrideDifferences } from "./review-overrides.ts";

/**
 * The document to write: what the declaration says, and of an existing `app.json` everything that it says nothing of, in the
 * order in which it stands there. What means the same stays as it is written: an add-on without a plan has the `usual` one.
 */
export function merged(declared: AppJson, existing: Json, usual: UsualPlans = new Map()): Json {
  const { stack: _, buildpacks, ...others } = existing;
  const kept = { ...others, ...(isEmpty(buildpacks) && { buildpacks }) };
  const env = mergedVars(declared.env, existing.env);
  const document = {
    ...kept,
    ...declared,
    name: existing.name ?? declared.name,
    repository: sameRepository(existing.repository, declared.repository) ? existing.repository : declared.repository,
    env,
    formation: mergedFormation(declared.formation, existing.formation),
    addons: mergedAddons(usual, declared.addons, existing.addons),
    scripts: mergedScripts(declared.scripts, existing.scripts),
  };
  const environments = {
    ...objectOf(existing.environments),
    review: mergedReview(declared, document, objectOf(objectOf(existing.environments).review), usual),
    test: mergedTest(declared.environments?.test, objectOf(objectOf(existing.environments).test)),
  };
  return inOrderOf(existing, { ...document, environments });
}

const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

function mergedVars(declared: Readonly<Record<string, AppJsonVar | string>> = {}, existing: unknown): Json {
  const theirs = objectOf(existing);
  const ours = Object.entries(declared).map(([key, variable]) => [key, mergedVar(variable, own(theirs, key))] as const);
  const others = Object.entries(theirs).filter(
    ([key, variable]) => !Object.hasOwn(declared, key) && (key.startsWith("HEROKU_") || setsNothing(variable)),
  );
  return inOrderOf(theirs, Object.fromEntries([...ours, ...others]));
}

/** The words of the repository about it stay, and so does what makes no difference. */
function mergedVar(ours: AppJsonVar | string, theirs: unknown): unknown {
  if (typeof ours === "string") return ours;
  if (!isObject(theirs)) return theirs !== undefined && theirs === ours.value ? theirs : ours;
  const { value: _, generator: __, required, description, ...others } = theirs;
  const isSet = ours.value !== undefined || ours.generator !== undefined;
  return inOrderOf(theirs, {
    ...others,
    ...(isSet && typeof required === "boolean" && { required }),
    ...ours,
    ...(typeof description === "string" && { description }),
  });
}

function mergedFormation(declared: AppJson["formation"] = {}, existing: unknown): Json {
  const theirs = objectOf(existing);
  const ours = Object.entries(declared).map(([type, dynos]) => {
    const { size, ...others } = objectOf(own(theirs, type));
    const merged = { ...others, ...dynos, ...(sameSize(size, dynos.size) && { size }) };
    return [type, inOrderOf(objectOf(own(theirs, type)), merged)] as const;
  });
  return inOrderOf(theirs, Object.fromEntries(ours));
}

/** In the order of the existing ones, so that a file changes only where it must. */
function mergedAddons(usual: UsualPlans, declared: readonly AppJsonAddon[] = [], existing: unknown): unknown[] {
  const { pairs, left } = pairedAddons(declared, Array.isArray(existing) ? existing : [], usual);
  const known = pairs.flatMap(({ theirs, ours }) => {
    if (ours === undefined) return [];
    const wanted = isObject(theirs) ? named(ours, theirs) : ours;
    return [sameAddon(wanted, theirs, usual) ? theirs : wanted];
  });
  return [...known, ...left];
}

/** With its attachment name there, where the declaration leaves it to Heroku, and with what Heroku does not know. */
function named(addon: AppJsonAddon, { plan: _, options: __, as, ...others }: Json): Json {
  const ours = typeof addon === "string" ? { plan: addon } : addon;
  return { ...others, ...(typeof as === "string" && { as }), ...ours };
}

/** `postdeploy` is declared; what else Heroku runs is the repository's. */
function mergedScripts(declared: AppJson["scripts"], existing: unknown): unknown {
  if (existing !== undefined && !isObject(existing) && declared === undefined) return existing;
  const { postdeploy: theirs, ...others } = objectOf(existing);
  const ours = declared?.postdeploy;
  const scripts = { ...others, ...(ours !== undefined && { postdeploy: commandOf(theirs) === ours ? theirs : ours }) };
  if (Object.keys(scripts).length > 0) return inOrderOf(objectOf(existing), scripts);
  return isEmpty(existing) ? existing : undefined;
}

/** What stands there in the place of something declared stays where it says the same. */
function mergedReview(declared: AppJson, document: Json, existing: Json, usual: UsualPlans): Json {
  const replacing = overridden.filter((key) => overrideDifferences(document, key, nodeOf(existing[key])).length > 0);
  const kept = Object.entries(existing).filter(([key]) => !replacing.some((other) => other === key));
  return inOrderOf(existing, {
    ...Object.fromEntries(kept),
    addons: mergedAddons(usual, declared.environments?.review?.addons, existing.addons),
    ...(existing.scripts !== undefined && { scripts: mergedScripts(declared.scripts, existing.scripts) }),
  });
}

type Environment = NonNullable<AppJson["environments"]>["test"];

/** What tests run, and on what, is the repository's to say. */
function mergedTest(declared: Environment = {}, existing: Json): Json {
  const env = { ...declared.env, ...objectOf(existing.env) };
  return inOrderOf(existing, { ...declared, ...existing, ...(Object.keys(env).length > 0 && { env }) });
}

/** The same keys in the order in which they stand in `existing`, new ones last; without those that are undefined. */
function inOrderOf(existing: Json, wanted: Json): Json {
  const keys = [...Object.keys(existing).filter((key) => Object.hasOwn(wanted, key)), ...Object.keys(wanted)];
  return Object.fromEntries(
    [...new Set(keys)].map((key) => [key, own(wanted, key)] as const).filter(([, value]) => value !== undefined),
  );
}
