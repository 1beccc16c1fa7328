import { BlockList, isIP } from "node:net";

const own = new BlockList();
own.addSubnet("127.0.0.0", 8, "ipv4");
own.addAddress("::1", "ipv6");

/** Whether a URL's host is this machine and nothing else: `localhost`, 127.0.0.0/8 or ::1, written out. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
  const family = isIP(host);
  return host === "localhost" || (family !== 0 && own.check(host, family === 6 ? "ipv6" : "ipv4"));
}
