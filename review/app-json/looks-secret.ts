/**
 * Whether a plain value should rather be a secret: by the name of its key, or because it is an address with a password or a
 * private key. Keeps such values out of files that are committed.
 */
export const looksSecret = (key: string, value = ""): boolean =>
  secretName.test(key) || /^[a-z][a-z0-9+.-]*:\/\/[^/\s@]*:[^/\s@]+@|-----BEGIN [A-Z ]*PRIVATE KEY/i.test(value);

const secretName =
  /(^|_)(SECRET|PASSWORD|PASSWD|PASSPHRASE|TOKEN|CREDENTIALS?|(API|ACCESS|PRIVATE|SIGNING|ENCRYPTION|LICENSE)_?KEY)(S?$|_(?!ID$|NAME$|FILE$|PATH$|TTL$|AGE$|EXPIRY$))/i;
