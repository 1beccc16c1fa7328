import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import type { Heroku } from "../../sdks/heroku/client/heroku.ts";

const App = z.object({ build_stack: z.object({ name: z.string() }) });
const Slug = z.object({ id: z.string(), blob: z.object({ url: z.string() }) });
const Released = z.object({ version: z.number() });

/** The smallest thing that Heroku takes for a slug: the trial runs no code. */
const emptyArchive = gzipSync(Buffer.alloc(1024));

/** What was released, and by which of Heroku's two ways. */
export interface CodeRelease {
  readonly version: number;
  /** Short form of the commit, or of the image's digest. */
  readonly code: string;
  readonly way: string;
}

/**
 * Releases code to an app the way a CI does: slug, upload, release; on the container stack, which runs no slugs, an image for
 * each process. Apps of one `source` get the same commit, as a promotion gives it to them. Source: `POST /apps/{app}/slugs`, `POST /apps/{app}/releases`, `PATCH /apps/{app}/formation`.
 */
export async function releaseCode(
  heroku: Heroku,
  app: string,
  processes: readonly string[],
  source = app,
): Promise<CodeRelease> {
  const { build_stack: stack } = await heroku.platform.send("GET", `/apps/${app}`, { response: App });
  return (stack.name === "container" ? releaseImage : releaseSlug)(heroku, app, processes, source);
}

type Release = (...given: Required<Parameters<typeof releaseCode>>) => Promise<CodeRelease>;

const releaseSlug: Release = async ({ platform }, app, processes, source) => {
  const commit = createHash("sha1").update(`trial ${source}`).digest("hex");
  const slug = await platform.send("POST", `/apps/${app}/slugs`, {
    response: Slug,
    body: {
      process_types: Object.fromEntries(processes.map((type) => [type, `bin/${type}`])),
      checksum: `SHA256:${createHash("sha256").update(emptyArchive).digest("hex")}`,
      commit,
      commit_description: "first release",
    },
  });
  await fetch(slug.blob.url, { method: "PUT", body: emptyArchive });
  const { version } = await platform.send("POST", `/apps/${app}/releases`, {
    response: Released,
    body: { slug: slug.id },
  });
  return { version, code: commit.slice(0, 8), way: "slug and release" };
};

/** One image that every process runs, as an app without a Dockerfile for each has it. The answer has no release. */
const releaseImage: Release = async ({ platform }, app, processes, source) => {
  const digest = createHash("sha256").update(`trial ${source}`).digest("hex");
  await platform.send("PATCH", `/apps/${app}/formation`, {
    response: z.unknown(),
    body: { updates: processes.map((type) => ({ type, docker_image: `sha256:${digest}` })) },
    variant: "docker-releases",
  });
  const releases = await platform.list(`/apps/${app}/releases`, Released);
  const version = Math.max(...releases.map((release) => release.version));
  return { version, code: digest.slice(0, 12), way: "image, container stack" };
};
