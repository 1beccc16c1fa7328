import { unauthorized } from "./problems.ts";
import type { AccountRow } from "./rows.ts";
import type { Store } from "./store.ts";

/** Which token belongs to which account, by the account's e-mail address. */
export type Tokens = ReadonlyMap<string, string>;

/**
 * The account whose token a request carries: `Authorization: Bearer <token>`, or Basic with the token as password.
 * @throws HerokuProblem 401 for no token and for one that is not known.
 */
export function authenticate(store: Store, tokens: Tokens, header: string | undefined): AccountRow {
  const email = tokens.get(tokenOf(header ?? ""));
  const account = email === undefined ? undefined : store.accounts.find("email", email);
  if (!account) throw unauthorized();
  return account;
}

function tokenOf(header: string): string {
  const [scheme = "", value = ""] = header.split(" ", 2);
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return "";
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}
