import { askControl } from "@tandem/emulator/ask-control";
import type { Running } from "@tandem/emulator/process";
import { z } from "zod";

const Inbox = z.array(
  z.object({
    originalUrl: z.string(),
    app: z.string().nullable(),
    action: z.string(),
    description: z.string().nullable(),
    status: z.string().nullable(),
    signatureVerified: z.boolean(),
  }),
);

/** How Heroku describes a release of a slug, and one of images. */
const ofCode = /^Deploy(ed)? /;

/**
 * Deploy notices of an app that the local Heroku keeps, because it sends nothing beyond this machine: signed deliveries of a finished
 * deploy, by receiver.
 */
export async function deployNotices(
  heroku: Pick<Running, "url" | "token">,
  app: string,
): Promise<{ receiver: string; deploy: string }[]> {
  const answer = await askControl(heroku, "GET /inbox");
  return Inbox.parse(await answer.json())
    .filter((each) => each.app === app && each.action === "update" && each.status === "succeeded")
    .filter(({ signatureVerified }) => signatureVerified)
    .flatMap(({ originalUrl, description }) =>
      description && ofCode.test(description) ? [{ receiver: originalUrl, deploy: description }] : [],
    );
}
