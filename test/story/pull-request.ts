import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { serve } from "../../review/github/test/serving.ts";
import { StandIn } from "../../review/github/test/stand-in.ts";
import type { EngineKind } from "../support/engine-kinds.ts";
import type { Estate } from "../support/estate.ts";
import type { SecretsOf } from "../support/secrets.ts";
import { tandem } from "../support/tandem.ts";

/** What a look at the pull request came to. */
interface Reviewed {
  readonly code: number | null;
  /** The comment as people read it, without what is another at each run. */
  readonly comment: string;
  /** What else was said on the pull request. */
  readonly pings: readonly string[];
}

/** A pull request of the project in an estate's folder. */
export interface PullRequest {
  /** Reviews both environments, and puts what was found into the comment. */
  review(): Promise<Reviewed>;
  /** Everything that anybody could have read until now, by where it stood. */
  readonly seen: ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const number = 7;

export async function openPullRequest(
  kind: EngineKind,
  { folder, env }: Estate,
  secrets: SecretsOf,
): Promise<PullRequest> {
  const standIn = new StandIn();
  const github = await serve(standIn);
  const surroundings = await kind.review(folder, secrets);
  const seen = new Map<string, string>();
  let looks = 0;
  return {
    seen,
    async review() {
      const look = `look ${++looks}`;
      const before = standIn.on(number).length;
      const options = { ...env, ...surroundings.env };
      const reviewed = await tandem(folder, ["review", ...surroundings.args, "--out", "reviews"], options);
      seen.set(`${look}: tandem review`, reviewed.output);
      for (const file of await readdir(join(folder, "reviews"))) {
        seen.set(`${look}: ${file}`, await readFile(join(folder, "reviews", file), "utf8"));
      }
      const args = ["--pull-request", String(number), "--report", "reviews/report.json", "--ping"];
      const commented = await tandem(folder, ["comment", ...args], github.env);
      seen.set(`${look}: tandem comment`, commented.output);
      if (commented.code !== 0) throw new Error(commented.output);
      const [comment, ...others] = standIn.on(number).map(({ body }) => body);
      seen.set(`${look}: comments`, [comment, ...others].join("\n"));
      return {
        code: reviewed.code,
        comment: lasting(comment ?? ""),
        pings: others.slice(Math.max(0, before - 1)).map(lasting),
      };
    },
    close: github.close,
  };
}

/**
 * Times, numbers of releases and names that Heroku makes up are others at each run; each engine has a command of its own, and comes upon failures in its
 * own order.
 */
const lasting = (text: string): string =>
  text
    .replaceAll(/<!--.*?-->\n?/gs, "")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, "<time>")
    .replaceAll(/(?:just now|\d+ (?:min|h) ago) \(<time>\)/g, "<time>")
    .replaceAll(/\bv\d+\b/g, "<version>")
    .replaceAll(/[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}/g, "<id>")
    .replaceAll(/127\.0\.0\.1:\d+/g, "<Heroku>")
    .replaceAll(/(?<=\*\*(?:drift|staging|production)\*\*: )(?:\S+: )?GET \S+: (?=.*like it)/g, "<one of them>: ")
    .replaceAll(/\b([a-z]+)-[a-z]+-\d{5}\b/g, "$1-<random>")
    // A trial keeps its secrets in a file of its own, in which one too many does no harm.
    .replaceAll(/^ *pulumi config rm .*\n/gm, "")
    .replaceAll(
      /(?:npx tandem try secret (\S+) |pulumi config set --secret (\S+) --stack )(\w+)/g,
      "<secret $1$2 of $3>",
    )
    .replaceAll(/(?:npx tandem try up|pulumi up (?:--refresh )?--stack) (\w+)/g, "<up of $1>")
    .trimEnd()
    .concat("\n");
