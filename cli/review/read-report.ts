import { readFile } from "node:fs/promises";
import { z } from "zod";
import { exitCodes, Problem } from "../../engine/problem.ts";
import { Report, reportVersion } from "../../review/report/report.ts";

/** A report that `tandem review --json` wrote. */
export async function readReport(file: string): Promise<Report> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw wrong(file, error.code === "ENOENT" ? "got no such file" : `it cannot be read (${error.code})`);
  });
  const json = jsonOf(text);
  if (json === undefined) throw wrong(file, "got no JSON");
  const { version = reportVersion } = z.looseObject({ version: z.number() }).safeParse(json).data ?? {};
  if (version !== reportVersion) throw otherVersion(file, version);
  const { data, error } = Report.safeParse(json);
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw wrong(
    file,
    issue === undefined
      ? "got something else"
      : `got other JSON: ${z.core.toDotPath(issue.path) || "at the top"}: ${issue.message.replace(/^Invalid \w+: /, "").replace(", received ", ", got ")}`,
  );
}

/** A report is of use to the version of Tandem that made it, and to those that make the same form. */
function otherVersion(file: string, version: number): Problem {
  const made = version < reportVersion ? "an older" : "a newer";
  return new Problem(
    `${file}: expected a report of version ${reportVersion}, got version ${version}, of ${made} Tandem; ` +
      "run tandem review --json again with the version of Tandem that reads it",
    exitCodes.input,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wrong = (file: string, found: string): Problem =>
  new Problem(`${file}: expected a report of tandem review --json, ${found}`, exitCodes.input);
