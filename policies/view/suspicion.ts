/**
 * What a plain value looks like that should be a secret, in words without the value; undefined where it looks like none.
 *
 * @example suspicionOf("DATABASE", "postgres://app:hunter2@db/main") // "an address with a password"
 */
export const suspicionOf = (key: string, value: string): string | undefined =>
  looks.find(([, pattern]) => pattern.test(value))?.[0] ??
  (value !== "" && secretName.test(key) && !publicName.test(key) ? "a secret by its name" : undefined);

const looks: readonly [what: string, pattern: RegExp][] = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY/],
  ["an address with a password", /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:[^/\s@]+@/i],
  ["a key of AWS", /\b(AKIA|ASIA)[A-Z0-9]{16}\b/],
  ["a live key of a vendor", /\b(sk|rk)_live_\w{10,}|\bgh[pousr]_\w{20,}|\bxox[abprs]-\w{10,}|\bSG\.[\w-]{16,}\./],
  ["a signed token", /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/],
  ["a random text", /^(?=.*\d)(?=.*[a-f])[0-9a-f]{32,}$|^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/_-]{40,}={0,2}$/],
];

const secretName =
  /(^|_)(SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIALS?|(API|ACCESS|PRIVATE|SIGNING|ENCRYPTION)_?KEY)(_|$|S$|BASE)/i;
const publicName = /(^|_)(PUBLIC|ID|NAME|FILE|PATH|TTL|AGE|TIMEOUT|EXPIRY|HEADER|ALGORITHM|LENGTH|COUNT)(_|$)/i;
