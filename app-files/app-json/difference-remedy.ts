import { entriesIn } from "../../kinds/only-in.ts";
import type { Addon, ServiceDeclaration } from "../../settings/declare.ts";
import { canonicalSize } from "../../settings/dyno-size.ts";
import { reviewSizes } from "../../settings/review-apps-findings.ts";
import { addonRemedy, configVarRemedy, keyWord, optionWords, versionWords } from "../index-words.ts";
import { addonParts, isObject, type Json } from "../same-meaning.ts";
import type { Difference, Path } from "./differences.ts";
import type { ReviewedService } from "./document.ts";
import { plainOf } from "./json-lines.ts";

/** What to write in `index.ts` to keep the file's side of a difference; undefined when writing the file is enough. */
export function remedyFor(reviewed: ReviewedService, difference: Difference): string | undefined {
  const { path, wanted, found } = difference;
  if (found === undefined) return undefined;
  const value = plainOf(found);
  const place = path[0] === "environments" ? path.slice(2) : path;
  const remedy = wanted === undefined ? undeclaredRemedy : declaredRemedy;
  return remedy(reviewed, { ...difference, path: place }, value);
}

type Remedy = (reviewed: ReviewedService, difference: Difference, value: unknown) => string | undefined;

const undeclaredRemedy: Remedy = ({ settings: { declaration } }, { path }, value) => {
  const [section, key = "", part] = path;
  const { name } = declaration;
  switch (section) {
    case "env":
      return part === undefined ? variableRemedy(declaration, key, value) : partRemedy(part);
    case "formation":
      return part === undefined && /^[-\w]{1,128}$/.test(key) && key !== "release"
        ? `add ${JSON.stringify(key)} to processes of ${name} in index.ts, or remove it`
        : "remove it";
    case "addons":
      return addonRemedy(declaration, value, "or remove it");
    case "buildpacks":
      return `add ${buildpackWords(value)} to ${key === "" ? name : `buildpacks of ${name}`} in index.ts, or remove it`;
    case "stack":
      return `add stack: ${JSON.stringify(value)} to ${name} in index.ts, or remove it`;
    case "scripts":
      return `add postdeploy: "…" to reviewApps of ${name} in index.ts, or remove it`;
    default:
      return "remove it";
  }
};

function variableRemedy(declaration: ServiceDeclaration, key: string, variable: unknown): string {
  const { value, generator } = isObject(variable) ? variable : { value: variable, generator: undefined };
  const found = { ...(typeof value === "string" && { value }), generated: generator !== undefined };
  return configVarRemedy(declaration, key, found, "or remove it");
}

const partRemedy = (part: string): string =>
  part === "value"
    ? "its value comes from elsewhere; if this was a real secret, rotate it: the repository's history keeps it"
    : "remove it: index.ts says where its value comes from";

/** A URL may hold a token: only names in the buildpack registry are shown. */
function buildpackWords(value: unknown): string {
  const url = isObject(value) ? value.url : undefined;
  const word = typeof url === "string" && /^[\w-]+\/[\w-]+$/.test(url) ? JSON.stringify(url) : '"…"';
  return Array.isArray(value) ? `buildpacks: [${value.map(buildpackWords).join(", ")}]` : word;
}

const declaredRemedy: Remedy = (reviewed, { path, wanted }, value) => {
  const [section = "", slug = ""] = path;
  const { name } = reviewed.settings.declaration;
  const words =
    section === "addons"
      ? addonWords(reviewed, slug, value, wanted)
      : (serviceWords(section, value, name) ?? reviewAppsWords(path, value, name));
  return words && `to keep it, write ${words} in index.ts`;
};

/** For keys declared on the service. */
function serviceWords(section: string, value: unknown, name: string): string | undefined {
  switch (section) {
    case "stack":
      return typeof value === "string" ? `stack: ${JSON.stringify(value)} of ${name}` : undefined;
    case "description":
      return `description: "…" of ${name}`;
    case "repository":
      return repositoryWords(value);
    case "buildpacks":
      return `${buildpackWords({ url: value })} in buildpacks of ${name}`;
    default:
      return undefined;
  }
}

/** For keys declared in `reviewApps`. */
function reviewAppsWords([section, key = "", part]: Path, value: unknown, name: string): string | undefined {
  const within = (words: string | undefined) => words && `${words} in reviewApps of ${name}`;
  if (section === "scripts" && key === "postdeploy") return within('postdeploy: "…"');
  if (section === "env" && part === "value") return within(`config: { ${key}: "…" }`);
  return section === "formation" && part === "size" ? within(sizeWords(value)) : undefined;
}

function repositoryWords(address: unknown): string {
  const [, repository = "…"] = /github\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/i.exec(String(address)) ?? [];
  return `reviewApps(${JSON.stringify(repository)})`;
}

/** Review apps run on sizes of the Common Runtime. */
function sizeWords(written: unknown): string | undefined {
  const size = canonicalSize(String(written));
  return size !== undefined && reviewSizes.includes(size) ? `size: ${JSON.stringify(size)}` : undefined;
}

/** What `index.ts` would say of an add-on as a file has it: its plan for review apps, and its options. */
function addonWords(
  { environment, settings: { declaration } }: ReviewedService,
  slug: string,
  found: unknown,
  wanted: unknown,
): string | undefined {
  const [theirs, ours] = [addonParts(found), addonParts(wanted)];
  const addons = entriesIn<Addon>(environment, declaration.addons).filter(([, { vendor }]) => vendor.service === slug);
  const declared = addons.find(([, { as }]) => as === ours.as) ?? addons.find(([, { as }]) => as === undefined);
  if (declared === undefined) return undefined;
  const [slot, addon] = declared;
  const [, plan] = String(theirs.plan).split(":");
  const planWords = `plans: { ${keyWord(slot)}: ${JSON.stringify(plan)} } in reviewApps of ${declaration.name}`;
  const words = [
    ...(plan === undefined || theirs.plan === ours.plan ? [] : [planWords]),
    ...otherOptions(addon, theirs.options).map((option) => `${option} of ${slot}`),
  ];
  return words.length === 0 ? undefined : words.join(" and ");
}

/** Postgres has a word for its version, and vendors outside the catalogue take any option. */
function otherOptions({ vendor, options: declared = {} }: Addon, found: unknown): string[] {
  const options: Json = isObject(found) ? found : {};
  const others = Object.keys(options).filter((key) => declared[key] !== String(options[key]));
  if (vendor.component === "VendorAddon") return optionWords(others);
  return vendor.component === "Postgres" && others.includes("version") ? versionWords(options) : [];
}
