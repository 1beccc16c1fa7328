/** Where an address leads, without what may be secret in it: user, password, path and query. */
export function placeOf(address: string): string {
  if (!URL.canParse(address)) return "an address that cannot be read";
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}
