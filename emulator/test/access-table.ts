import { readFileSync } from "node:fs";

/** Who asks, as the columns of the table have them. */
export const people = ["admin", "member", "viewer", "view", "deploy", "operate", "manage", "outsider"] as const;

type Person = (typeof people)[number];

/** One line of the table: a request, and which answer it gets. */
export interface AccessRow {
  readonly route: string;
  /** JSON; undefined where the answer does not depend on it. */
  readonly body: string | undefined;
  /** Scopes, one of which a token needs; undefined if the route needs no token. */
  readonly scopes: readonly string[] | undefined;
  readonly allowed: ReadonlySet<Person>;
  /** Where it is documented, or that it is our reading. */
  readonly source: string;
}

/** The table of `access.tsv`: read from Heroku's documentation, apart from the code. Its sources: `docs/emulator.md`, "Who may do what". */
export const accessTable: readonly AccessRow[] = readFileSync(new URL("./access.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [route = "", body = "", scopes = "", ...cells] = line.split("\t");
    return {
      route,
      body: body === "" ? undefined : body,
      scopes: scopes === "" ? undefined : scopes.split(" "),
      allowed: new Set(people.filter((_person, index) => cells[index] === "yes")),
      source: cells[people.length] ?? "",
    };
  });
