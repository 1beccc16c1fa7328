/** What a token may be used for. Source: Dev Center, "OAuth", Scopes. */
export const scopes = ["global", "identity", "read", "write", "read-protected", "write-protected"] as const;

export type Scope = (typeof scopes)[number];

/**
 * What a request is to a token. `protected`: it shows or changes config vars, or an address with a password. `account`: it is about
 * the account itself, which only `identity` and `global` open.
 */
export type ScopeNeed = "none" | "identity" | "account" | "read" | "write" | "protected-read" | "protected-write";

const accepted: Readonly<Record<ScopeNeed, readonly Scope[]>> = {
  none: scopes,
  identity: ["global", "identity"],
  account: ["global"],
  read: ["global", "read", "read-protected", "write", "write-protected"],
  write: ["global", "write", "write-protected"],
  "protected-read": ["global", "read-protected", "write-protected"],
  "protected-write": ["global", "write-protected"],
};

/** Whether one of a token's scopes is enough. */
export function opens(token: { readonly scopes: readonly Scope[] }, need: ScopeNeed): boolean {
  return token.scopes.some((scope) => accepted[need].includes(scope));
}

/** What every answer to a token says: the scopes that it has, and those that would do. Source: mutelight.org, "Scoping and OAuth 2". */
export function scopeHeaders(token: { readonly scopes: readonly Scope[] }, need: ScopeNeed): Record<string, string> {
  if (token.scopes.length === 0) return {};
  return { "Oauth-Scope": token.scopes.join(" "), "Oauth-Scope-Accepted": accepted[need].join(" ") };
}
