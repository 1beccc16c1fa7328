import { domainToASCII } from "node:url";
import { z } from "zod";

const aHostName = "a host name such as catalog.example.org";

/** A host name in any case; comes out in small letters, as Heroku has it. */
export const hostName = z
  .string(aHostName)
  .transform((name) => name.toLowerCase())
  .refine((name) => isHostName(name), { error: ({ input }) => expectedFor(String(input)) });

/** Other letters than a DNS has are written in its own: `xn--bcher-kva` for `bücher`. */
function expectedFor(name: string): string {
  const written = domainToASCII(name);
  return written !== name && isHostName(written) ? `${written}, as a DNS has it` : aHostName;
}

/** Whether a string is a host name below a top-level domain, in small letters and without a dot at its end. */
export const isHostName = (text: string): boolean =>
  /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/.test(text);

/** What countries register names under, beside their own letters: `example.co.uk` has nothing above it that one could own. */
const registries = "ac|co|com|edu|gov|net|org";

/** Whether a host name is surely the top of a zone, where no CNAME can stand. Other names may be, and only their owner knows. */
export const isApex = (name: string): boolean =>
  name.split(".").length === 2 || new RegExp(`^[^.]+\\.(${registries})\\.[a-z]{2}$`).test(name);
