import type { Scope } from "./access/scopes.ts";
import { unauthorized } from "./problems.ts";
import type { AccountRow } from "./rows.ts";
import type { Store } from "./store.ts";

/** Which of the seed's tokens belongs to which account, by the account's e-mail address; the store has those of others. */
export type Tokens = ReadonlyMap<string, string>;

/** Whose token a request carries, and what that token may be used for. */
export interface Bearer {
  readonly account: AccountRow;
  readonly scopes: readonly Scope[];
}

/**
 * The account whose token a request carries: `Authorization: Bearer <token>`, or Basic with the token as password.
 * @throws HerokuProblem 401 for no token and for one that is not known.
 */
export function authenticate(store: Store, tokens: Tokens, header: string | undefined): Bearer {
  const token = tokenOf(header ?? "");
  const email = tokens.get(token);
  const row = store.tokens.get(token);
  const account = email === undefined ? store.accounts.get(row?.accountId ?? "") : store.accounts.find("email", email);
  if (!account) throw unauthorized();
  return { account, scopes: email === undefined ? (row?.scopes ?? ["global"]) : ["global"] };
}

/** The token in an `Authorization` header; empty where there is none. */
export function tokenOf(header: string): string {
  const [scheme = "", value = ""] = header.split(" ", 2);
  if (scheme.toLowerCase() === "bearer") return value;
  if (scheme.toLowerCase() !== "basic") return "";
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}
