/**
 * Host names in a value, in lower case: from URLs, and from a value that is one or more host names. Users and passwords in
 * URLs are left out.
 */
export function hostsIn(value: string): string[] {
  return value
    .split(/[\s,;|]+/)
    .flatMap((part) => {
      const host = (inAddress.exec(part) ?? alone.exec(part))?.[1];
      return host === undefined ? [] : [host.toLowerCase()];
    })
    .filter((host) => host.includes(".") || host === "localhost");
}

const inAddress = /^[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^\s/@]{0,1024}@)?([a-z0-9.-]{1,253})(?::\d+)?(?:[/?#]|$)/i;

/** A file name such as `app.rb` also matches, which is harmless. */
const alone = /^([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10})(?::\d+)?(?:\/|$)/i;
