import { z } from "zod";
import { createOnce } from "../../client/create-once.ts";
import { HerokuError } from "../../client/heroku-error.ts";
import { path } from "../../client/path.ts";
import type { Context } from "../../define/definition.ts";
import { PipelineWire } from "./own-pipeline.ts";

const TransferWire = z.object({ pipeline: z.object({ id: z.string() }) });

type Owner = NonNullable<PipelineWire["owner"]>;

/** Gives a pipeline to another owner, with every app in it (`POST /pipeline-transfers`). */
export async function transferPipeline(
  { api, signal }: Pick<Context, "api" | "signal">,
  live: PipelineWire,
  owner: Owner,
): Promise<void> {
  if (live.owner?.id === owner.id) return;
  const body = { pipeline: { id: live.id }, new_owner: owner };
  try {
    await createOnce<unknown>({
      signal,
      send: () => api.platform.send("POST", "/pipeline-transfers", { body, response: z.unknown() }),
      isAsked: (answer) => TransferWire.safeParse(answer).data?.pipeline.id === live.id,
      async find() {
        const now = await api.platform.send("GET", path`/pipelines/${live.id}`, { response: PipelineWire });
        return now.owner?.id === owner.id ? now : undefined;
      },
    });
  } catch (error) {
    if (error instanceof HerokuError && (error.status === 403 || error.status === 404)) {
      throw refusalOf(live, owner, error);
    }
    throw error;
  }
}

/** What a preview says of a pipeline that is to go to another owner. */
export function pipelineTransferNotice(name: string, from: Owner, to: Owner): string {
  return `pipeline ${name} belongs to ${nounOf(from)}: it will be transferred to ${nounOf(to)}, with every app in it`;
}

function refusalOf({ name, id, owner: from }: PipelineWire, to: Owner, refusal: HerokuError): Error {
  const owner = from == null ? "nobody" : nounOf(from);
  return new Error(
    `owner: expected pipeline ${name} to belong to ${nounOf(to)}, got one of ${owner} that this key may not transfer (Heroku: ${refusal.message}); ` +
      `ask its owner to transfer it at https://dashboard.heroku.com/pipelines/${id}/settings, then run pulumi up again; nothing of the pipeline was changed`,
    { cause: refusal },
  );
}

const nounOf = ({ id, type }: Owner): string => `the ${type} ${id}`;
