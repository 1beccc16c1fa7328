import { z } from "zod";
import type { EstateDeclaration, ServiceDeclaration } from "../declare.ts";
import { type Finding, oneOf, pathOf, shown, shownKind } from "../finding.ts";
import { indexFinding, unknownName } from "../index-finding.ts";
import { broker, exceptions } from "./exception-shapes.ts";
import {
  addon,
  autoscaler,
  configVar,
  domain,
  drain,
  environment,
  environments,
  everywhere,
  listOf,
  notice,
  person,
  release,
  reviewApps,
  text,
} from "./part-shapes.ts";
import { plainData } from "./plain-data.ts";
import { aName, named, nested, noteOf, oneWord, type Shape, shape, words } from "./shape.ts";

/** The compiler asks for a shape here when `service()` gets another word. */
const serviceKeys: Readonly<Record<keyof ServiceDeclaration, Shape>> = {
  name: aName("the service's name"),
  processes: atLeastOne(aName("a process type such as web"), "a list of process types such as web"),
  autoscaling: named("process types", everywhere(autoscaler)).optional(),
  addons: named("add-ons", everywhere(addon)).optional(),
  config: named("config vars", everywhere(configVar)).optional(),
  domain: everywhere(domain).optional(),
  drains: named("drains", everywhere(drain)).optional(),
  notices: listOf(everywhere(notice), "a list of notices").optional(),
  access: listOf(everywhere(person), "a list of people").optional(),
  region: oneWord(["us", "eu"]).optional(),
  stack: text("a stack such as heroku-24").optional(),
  buildpacks: listOf(text("a buildpack such as heroku/python"), "a list of buildpacks").optional(),
  description: text("what the service is").optional(),
  release: release.optional(),
  reviewApps: reviewApps.optional(),
  broker: broker.optional(),
  exceptions: exceptions.optional(),
  uploads: z.boolean("true or false").optional(),
  data: oneWord(["public", "internal", "restricted"]).optional(),
  unprotected: text("a reason why it may be deleted").optional(),
  formerly: z.union([z.string(), z.array(z.string())], "the name that it had, or a list of names").optional(),
  space: text("the name of a private space such as example-space").optional(),
};

const estateKeys: Readonly<Record<keyof EstateDeclaration, Shape>> = {
  environments: atLeastOne(environment, "a list of environments such as staging and production"),
  unprotected: named("reasons by environment", text("a reason why the environment may be destroyed")).optional(),
  services: listOf(words("service({ name: …, processes: […] })", serviceKeys), "a list of services"),
};

/** The schema of a whole declaration. */
export const estateShape = words("estate({ environments: […], services: […] })", estateKeys);

function atLeastOne(item: Shape, expected: string): Shape {
  return shape(
    (value, report) => {
      nested(listOf(item, expected), value, [], report);
      if (Array.isArray(value) && value.length === 0) report({ message: expected });
    },
    { each: item },
  );
}

/** A declaration that has the shape which its types promise, or what is wrong with it. */
export type Declared = { readonly declaration: EstateDeclaration } | { readonly findings: readonly Finding[] };

/**
 * Checks what a program passed to `estate()`. Node runs programs without compiling them, so that anything may stand there. Throws
 * nothing; the declaration that comes out is a copy, which no getter or later change of the program's reaches.
 */
export function declarationOf(value: unknown): Declared {
  const copy = plainData(value);
  const { error } = estateShape.safeParse(copy);
  if (error === undefined) return { declaration: copy as EstateDeclaration };
  return { findings: error.issues.map((issue) => findingOf(copy, issue)) };
}

function findingOf(copy: unknown, issue: z.core.$ZodIssue): Finding {
  const path = placeOf(copy, issue.path);
  const { open, unknownKey, names } = noteOf(issue);
  const known = names && namesAt(copy, issue.path, names);
  if (unknownKey !== undefined) {
    return { ...indexFinding(path, known ? oneOf(known) : issue.message, "an unknown key"), remedy: unknownKey };
  }
  const found = at(copy, issue.path);
  if (known !== undefined)
    return { ...unknownName(path, known, typeof found === "string" ? found : ""), got: shown(found) };
  const finding = indexFinding(path, issue.message, open ? shown(found) : shownKind(found));
  return shownKind(found) === "a function" ? { ...finding, remedy: "call it" } : finding;
}

/** Of the environments, those of the estate, but where it lists them. */
function namesAt(copy: unknown, [group]: readonly PropertyKey[], names: readonly string[]): readonly string[] {
  const listed: unknown = at(copy, ["environments"]);
  const areEnvironments = names.every((name) => environments.some((each) => each === name));
  if (!areEnvironments || group === "environments" || !Array.isArray(listed)) return names;
  const own = names.filter((name) => listed.includes(name));
  return own.length === 0 ? names : own;
}

/** Services by their names, as everywhere else; the whole as `estate()`. */
function placeOf(copy: unknown, path: readonly PropertyKey[]): string {
  const [group, index, ...rest] = path;
  if (group === undefined) return "estate()";
  if (group !== "services" || index === undefined) return pathOf(path.map(String));
  const name = at(copy, [group, index, "name"]);
  const service = typeof name === "string" && /^[\w-]{1,40}$/.test(name) ? name : String(index);
  return pathOf([group, service, ...rest.map(String)]);
}

/** The part of a value at `path`. Inside of `onlyIn` a path does not name the thing. */
function at(value: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (Object.hasOwn(value, key)) return at(Reflect.get(value, key), rest);
  return Object.hasOwn(value, "thing") ? at(Reflect.get(value, "thing"), path) : undefined;
}
