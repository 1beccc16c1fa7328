/**
 * Host names in a value, in small letters: of addresses, and of a value that is one or several host names. Users and passwords of
 * addresses are left out.
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

/** A file such as `app.rb` looks the same, which does no harm: no domain is called like it. */
const alone = /^([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10})(?::\d+)?(?:\/|$)/i;
