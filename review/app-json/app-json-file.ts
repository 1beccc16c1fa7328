import { differences } from "./differences.ts";
import { appJson, type ReviewedService } from "./document.ts";
import { type AppJson, appJsonSchema } from "./document-schema.ts";
import type { LineFinding } from "./line-finding.ts";
import { merged } from "./merged.ts";
import { readDocument } from "./read-document.ts";
import { endedAs } from "./text-lines.ts";

/** What to do about one file of a repository. */
export interface FilePlan {
  /** What the file is to hold; absent where it must not be written. */
  readonly text?: string;
  /** What is wrong with the file as it is. */
  readonly findings: readonly LineFinding[];
}

/**
 * Compares a repository's `app.json` with the declaration, and says what to write in its place. `text` is absent where the file
 * is. Undefined for a service without review apps.
 */
export function appJsonFile(service: ReviewedService, text: string | undefined): FilePlan | undefined {
  const declared = appJson(service);
  if (declared === undefined) return undefined;
  const invalid = invalidFindings(declared);
  if (invalid.length > 0) return { findings: invalid };
  if (text === undefined) return { text: spelled(declared), findings: [missing] };

  const found = readDocument(text);
  if (!("document" in found)) return { findings: [found] };
  const wanted = merged(declared, found.document);
  const told = new Set(found.misfits.map(placeOf));
  const different = differences(wanted, found.node).filter((finding) => !told.has(placeOf(finding)));
  const findings = [...found.misfits, ...different];
  // What is the team's own and wrong is nobody else's to throw away.
  if (found.misfits.some(({ path }) => path !== undefined && !isOurs(path))) return { findings };
  return { text: endedAs(text, spelled(wanted)), findings };
}

/** Line, and section or config var: one thing that is wrong there is enough to tell. */
const placeOf = ({ line, path }: LineFinding): string =>
  `${line} ${/^(?:environments\.\w+\.)?env\.[^.]+|^[^.]+/.exec(path ?? "")?.[0]}`;

const missing: LineFinding = {
  file: "app.json",
  expected: "what index.ts declares for review apps",
  got: "no file",
  level: "different",
};

const isOurs = (path: string): boolean =>
  /^(repository|stack|env|formation|addons|buildpacks|environments\.review)(\.|$)|^scripts\.postdeploy$/.test(path);

/** Two spaces, and an end for the last line. */
const spelled = (document: AppJson): string => `${JSON.stringify(document, null, 2)}\n`;

/** What of a declaration could not stand in an `app.json`. */
function invalidFindings(document: AppJson): LineFinding[] {
  const { error } = appJsonSchema.safeParse(document);
  return (error?.issues ?? []).map(({ path, message }) => ({
    file: "index.ts",
    path: `services.${document.name}`,
    expected: `${message} for ${path.join(".")} of app.json`,
    got: "something that Heroku refuses there",
    level: "unreadable",
  }));
}
