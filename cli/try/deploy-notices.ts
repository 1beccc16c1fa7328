import { askControl } from "@tandem/emulator/ask-control";
import type { Running } from "@tandem/emulator/process";
import { z } from "zod";
import { newsOf, type ReleaseNews } from "../../settings/release-news.ts";

const Inbox = z.array(
  z.object({
    originalUrl: z.string(),
    app: z.string().nullable(),
    event: z.string(),
    action: z.string(),
    description: z.string().nullable(),
    status: z.string().nullable(),
    signatureVerified: z.boolean(),
  }),
);

/** One release that people hear of. */
interface DeployNotice {
  readonly receiver: string;
  readonly news: ReleaseNews;
  /** In Heroku's words. */
  readonly deploy: string;
}

/**
 * Deploy notices of an app that the local Heroku keeps, because it sends nothing beyond this machine: of its signed deliveries, by
 * receiver, the one that tells people of a release.
 */
export async function deployNotices(heroku: Pick<Running, "url" | "token">, app: string): Promise<DeployNotice[]> {
  const answer = await askControl(heroku, "GET /inbox");
  return Inbox.parse(await answer.json())
    .filter((each) => each.app === app && each.signatureVerified)
    .flatMap((delivery) => {
      const news = newsOf(delivery);
      const { originalUrl: receiver, description: deploy } = delivery;
      return news === undefined || deploy === null ? [] : [{ receiver, news, deploy }];
    });
}
