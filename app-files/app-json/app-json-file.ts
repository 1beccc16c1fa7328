import { findingsIn, type LineFinding } from "../line-finding.ts";
import { isObject, type Json } from "../same-meaning.ts";
import { schemaMismatches } from "../schema-mismatches.ts";
import { endedAs, indentationOf } from "../text-lines.ts";
import { differenceFinding } from "./difference-finding.ts";
import { remedyFor } from "./difference-remedy.ts";
import { type Difference, differences } from "./differences.ts";
import { appJson, type ReviewedService, usualPlans } from "./document.ts";
import { type AppJson, appJsonSchema } from "./document-schema.ts";
import { plainOf } from "./json-lines.ts";
import { merged } from "./merged.ts";
import { type FoundDocument, readDocument } from "./read-document.ts";
import { expanded, isOverride } from "./review-overrides.ts";

/** What to do about one file of a repository. */
export interface FilePlan {
  /** What the file is to hold; absent where it must not be written. */
  readonly text?: string;
  /** What is wrong with the file as it is. */
  readonly findings: readonly LineFinding[];
}

/**
 * Compares a repository's `app.json` with the declaration, and says what to write in its place: the text as it is where nothing
 * differs. `text` is absent where the file is, or cannot be read. Undefined for a service without review apps.
 */
export function appJsonFile(service: ReviewedService, text: string | undefined): FilePlan | undefined {
  const declared = appJson(service);
  if (declared === undefined) return undefined;
  const invalid = invalidFindings(declared);
  if (invalid.length > 0) return { findings: invalid };
  if (text === undefined) return { text: spelled(declared, "  "), findings: [missing] };

  const found = readDocument(text);
  if (!("document" in found)) return { findings: [found] };
  const existing = plainOf(found.node);
  const wanted = merged(declared, isObject(existing) ? existing : {}, usualPlans(service));
  const findings = [...found.mismatches, ...found.warnings, ...differenceFindings(service, wanted, found)];
  // What only a person can put right is no reason to write it in another layout.
  const isSame = found.warnings.every(isAdvice) && JSON.stringify(wanted) === JSON.stringify(existing);
  const isRight = isSame || findings.every(isAdvice);
  return { text: isRight ? text : endedAs(text, spelled(wanted, indentationOf(text))), findings };
}

const isAdvice = ({ level }: LineFinding): boolean => level === "advice";

function differenceFindings(
  service: ReviewedService,
  wanted: Json,
  { node, mismatches }: FoundDocument,
): LineFinding[] {
  const mismatched = mismatches.map(({ path }) => `${path}.`);
  return differences({ wanted, found: node })
    .flatMap((difference) => expanded(difference, wanted))
    .map((difference) => differenceFinding(difference, remedyOf(service, difference, wanted)))
    .filter(({ path }) => !mismatched.some((place) => `${path}.`.startsWith(place)));
}

const remedyOf = (service: ReviewedService, difference: Difference, wanted: Json): string | undefined =>
  isOverride(difference, wanted)
    ? `remove it: review apps use the top-level ${difference.path[2]}`
    : remedyFor(service, difference);

const missing = findingsIn("app.json").different("what index.ts declares for review apps", "no file");

/** Indented as it was, and with an end for the last line. */
const spelled = (document: Json, indentation: string): string => `${JSON.stringify(document, null, indentation)}\n`;

/** What of a declaration could not stand in an `app.json`. */
const invalidFindings = (document: AppJson): LineFinding[] =>
  schemaMismatches(appJsonSchema, document).map(({ path, expected }) =>
    findingsIn("index.ts").unreadable(`${expected} for ${path.join(".")} of app.json`, "a value that Heroku refuses", {
      path: ["services", document.name ?? ""],
    }),
  );
