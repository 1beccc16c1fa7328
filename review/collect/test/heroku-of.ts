import { connect } from "../../../sdks/heroku/client/connect.ts";
import { AccountLists } from "../../live/account-lists.ts";

/** Heroku as it answers to some paths; to any other it is 404. */
export function herokuOf(answers: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const answer = async (input: string | URL | Request): Promise<Response> => {
    const { pathname } = new URL(String(input));
    asked.push(pathname);
    const found = answers[pathname];
    if (found instanceof Response) return found.clone();
    return found === undefined
      ? Response.json({ id: "not_found", message: "no" }, { status: 404 })
      : Response.json(found);
  };
  const heroku = connect({ apiKey: "key", apiUrl: "http://heroku.test", dataUrl: "http://heroku.test", fetch: answer });
  const source = { heroku, lists: new AccountLists(heroku), signal: new AbortController().signal };
  return { source, asked };
}

/** A release that Ada made. */
export const release = (version: number, description: string) => ({
  version,
  description,
  status: "succeeded",
  created_at: "2026-11-20T09:15:00Z",
  user: { email: "ada@example.org" },
  app: { id: "a1", name: "catalog-production" },
  slug: null,
});
