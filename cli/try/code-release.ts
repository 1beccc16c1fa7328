import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";

const Slug = z.object({ id: z.string(), blob: z.object({ url: z.string() }) });
const Release = z.object({ version: z.number() });

/** The smallest thing that Heroku takes for a slug: the trial runs no code. */
const emptyArchive = gzipSync(Buffer.alloc(1024));

/**
 * Releases code to an app the way a CI does: slug, upload, release. Source: `POST /apps/{app}/slugs`,
 * `POST /apps/{app}/releases`.
 */
export async function releaseCode(
  heroku: Heroku,
  app: string,
  processes: readonly string[],
): Promise<{ version: number; commit: string }> {
  const commit = createHash("sha1").update(`trial ${app}`).digest("hex");
  const slug = await heroku.platform.send("POST", `/apps/${app}/slugs`, {
    answer: Slug,
    body: {
      process_types: Object.fromEntries(processes.map((type) => [type, `bin/${type}`])),
      checksum: `SHA256:${createHash("sha256").update(emptyArchive).digest("hex")}`,
      commit,
      commit_description: "first release",
    },
  });
  await fetch(slug.blob.url, { method: "PUT", body: emptyArchive });
  const { version } = await heroku.platform.send("POST", `/apps/${app}/releases`, {
    answer: Release,
    body: { slug: slug.id },
  });
  return { version, commit };
}
