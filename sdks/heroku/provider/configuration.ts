import { z } from "zod";
import { secret } from "../define/traits.ts";

/** What the provider itself takes: from the stack's config as `heroku:<key>`, or as arguments of a `Provider`. */
export const configuration = z.strictObject({
  apiKey: secret(
    z
      .string()
      .regex(/^[\x21-\x7e]+$/, "expected a Heroku API key, without spaces or line breaks")
      .optional(),
  ).describe(
    "Heroku API key. When absent it is taken from `HEROKU_API_KEY`, else from the netrc file, and is then never part of the state.",
  ),
  apiUrl: address("Platform API", "`HEROKU_API_URL`, else `https://api.heroku.com`"),
  dataUrl: address("Data API", "`HEROKU_DATA_URL`, else `https://api.data.heroku.com`, or `apiUrl` when that is set"),
  moveForward: z
    .string()
    .regex(/^[a-z][a-z0-9-]*( *, *[a-z][a-z0-9-]*)*$/, "expected names of apps, separated by commas")
    .optional()
    .describe(
      "Apps, by name and separated by commas, that a run may move forward though they are rolled back; those of `HEROKU_MOVE_FORWARD` as well, which is better for one run. All others are refused what would make a release.",
    ),
});

export type Configuration = z.output<typeof configuration>;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The key must not travel in plain, except to this machine itself. */
function keepsTheKey(written: string): boolean {
  const url = URL.parse(written);
  if (url === null || url.search !== "" || url.hash !== "") return false;
  return url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname));
}

function hasNoCredentials(written: string): boolean {
  return !written.includes("@");
}

function address(name: string, otherwise: string) {
  return z
    .string()
    .refine(hasNoCredentials, { error: "expected an address without credentials, got one with", abort: true })
    .refine(keepsTheKey, "expected an https:// address, or http:// on this machine (localhost, 127.0.0.1, [::1])")
    .optional()
    .describe(`Address of the ${name}; when absent, ${otherwise}.`);
}
