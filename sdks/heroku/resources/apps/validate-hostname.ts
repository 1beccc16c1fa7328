import { isIP } from "node:net";

const label = "[a-z0-9_]([a-z0-9_-]*[a-z0-9])?";
const hostName = new RegExp(`^(\\*\\.)?${label}(\\.${label})+$`, "i");

/** Refuses what Heroku takes for no host name, and names of Heroku's own. */
export function refuseHostname(hostname: string): void {
  if (hostname.length > 253 || isIP(hostname) !== 0 || !hostName.test(hostname)) {
    throw new Error(
      `hostname: expected a host name such as www.example.org, without scheme and path, got ${JSON.stringify(hostname)}`,
    );
  }
  if (/(^|\.)(herokuapp|herokudns|herokussl|herokuspace)\.com$/i.test(hostname)) {
    throw new Error(`hostname: expected a host name of one's own, got ${hostname}, which belongs to Heroku`);
  }
}
