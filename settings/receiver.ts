/**
 * Scheme and host of an address that something is sent to, without credentials, path and query: in small letters, and without a
 * port that goes without saying.
 */
export function receiverOf(url: string): string {
  if (!URL.canParse(url)) return "an address that is no URL";
  const { protocol, host } = new URL(url);
  // Of schemes that it does not know, `URL` leaves the host as it is.
  return `${protocol}//${host.toLowerCase()}`;
}
