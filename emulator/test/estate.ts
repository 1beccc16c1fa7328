import type { Answer, Trial } from "./ask.ts";
import { trial } from "./ask.ts";

/** A trial with the team app `catalog`. */
export async function withApp(): Promise<Trial & { appId: string; releases(): Promise<string[]> }> {
  const made = trial();
  const { body } = await made.ask("POST /teams/apps", { name: "catalog", team: "example-library" });
  return {
    ...made,
    appId: body.id,
    async releases() {
      const answer = await made.ask("GET /apps/catalog/releases");
      return answer.body.map(({ description }: { description: string }) => description);
    },
  };
}

/** As `withApp`, with a provisioned Postgres. */
export async function withDatabase(
  plan = "heroku-postgresql:essential-0",
): Promise<Awaited<ReturnType<typeof withApp>> & { database: Answer["body"] }> {
  const made = await withApp();
  const { body } = await made.ask("POST /apps/catalog/addons", { plan });
  made.clock.advance(300);
  return { ...made, database: body };
}

/** Makes a slug with those process types and releases it. */
export async function release(
  { ask }: Trial,
  processTypes: Record<string, string>,
  commit = "1a5f89db0c4e5f60718293a4b5c6d7e8f9012345",
): Promise<Answer> {
  const slug = await ask("POST /apps/catalog/slugs", { process_types: processTypes, commit });
  return ask("POST /apps/catalog/releases", { slug: slug.body.id });
}
