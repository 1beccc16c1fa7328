/** Scheme and host of an address that something is sent to, without credentials, path and query. */
export function receiverOf(url: string): string {
  if (!URL.canParse(url)) return "an address that is no URL";
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
