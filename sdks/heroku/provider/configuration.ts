import { z } from "zod";
import { confirmableActions, confirmationProblem, confirmationsIn } from "../define/confirmation.ts";
import { secret } from "../define/traits.ts";

const actions = Object.keys(confirmableActions)
  .map((action) => `\`${action}\``)
  .join(", ");
const notAList = "expected a list of confirmations, each as <stack>/<resource name>:<action>";

/** The provider's configuration: `heroku:<key>` of the stack, or arguments of a `Provider`. */
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
  confirm: z
    // The engine passes the list of a stack file as JSON.
    .union([z.array(z.string()), z.string()], notAList)
    .superRefine((written, context) => {
      const entries = confirmationsIn(written);
      const problems = entries?.flatMap((entry) => confirmationProblem(entry) ?? []) ?? [notAList];
      for (const message of problems) context.addIssue({ code: "custom", message });
    })
    .optional()
    .describe(
      `Actions that are confirmed, each as \`<stack>/<resource name>:<action>\`, such as \`production/catalog-app:replace\`; those of \`HEROKU_CONFIRM\` (separated by commas) as well, which is better for one run. Actions: ${actions}. Without its confirmation each is refused, in the preview and in the \`up\`.`,
    ),
});

export type Configuration = z.output<typeof configuration>;

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The key must not be sent unencrypted, except on this machine. */
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
