import type { ServiceDeclaration } from "../../settings/declare.ts";
import { canonicalSize } from "../../settings/dyno-size.ts";
import { reviewSizes } from "../../settings/review-apps-findings.ts";
import { addonWords } from "./addon-words.ts";
import type { Difference } from "./differences.ts";
import type { ReviewedService } from "./document.ts";
import { addonRemedy, configVarRemedy } from "./index-words.ts";
import { plainOf } from "./json-lines.ts";
import { isObject } from "./same-meaning.ts";

/** The words to write in `index.ts` where the file's side of a difference is the right one; undefined where writing it is all. */
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
    ? "its value comes from elsewhere; if a real secret stood here, change it: the repository's history has it"
    : "remove it: index.ts says where its value comes from";

/** An address may hold a token: only names of the registry are shown. */
function buildpackWords(value: unknown): string {
  const url = isObject(value) ? value.url : undefined;
  const word = typeof url === "string" && /^[\w-]+\/[\w-]+$/.test(url) ? JSON.stringify(url) : '"…"';
  return Array.isArray(value) ? `buildpacks: [${value.map(buildpackWords).join(", ")}]` : word;
}

const declaredRemedy: Remedy = (reviewed, { path, wanted }, value) => {
  const [section, key = "", part] = path;
  const { name } = reviewed.settings.declaration;
  const keep = (words: string) => `to keep it, say ${words} in index.ts`;
  const ofReviewApps = (words: string | undefined) => words && keep(`${words} in reviewApps of ${name}`);
  if (section === "stack" && typeof value === "string") return keep(`stack: ${JSON.stringify(value)} of ${name}`);
  if (section === "scripts" && key === "postdeploy") return ofReviewApps('postdeploy: "…"');
  if (section === "env" && part === "value") return ofReviewApps(`config: { ${key}: "…" }`);
  if (section === "formation" && part === "size") return ofReviewApps(sizeWords(value));
  const words = section === "addons" ? addonWords(reviewed, { slug: key, found: value, wanted }) : undefined;
  return words && keep(words);
};

/** Review apps have the sizes of the common runtime. */
function sizeWords(written: unknown): string | undefined {
  const size = canonicalSize(String(written));
  return size !== undefined && reviewSizes.includes(size) ? `size: ${JSON.stringify(size)}` : undefined;
}
