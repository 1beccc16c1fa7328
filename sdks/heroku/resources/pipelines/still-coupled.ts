import { urnParts } from "../../client/urn.ts";
import type { Context } from "../../define/definition.ts";
import type { Coupling } from "./own-pipeline.ts";
import { appNameOf, takingOut } from "./taking-out.ts";

/** The error of a pipeline that has to go and has apps in it. Couplings name apps by id only, and a person needs the names. */
export async function stillCoupled(
  context: Pick<Context, "api">,
  pipeline: string,
  coupled: readonly Coupling[],
): Promise<Error> {
  const found = await Promise.all(
    coupled.map(async ({ app, stage }) => ({ name: await appNameOf(context, app.id), stage })),
  );
  const apps = found.toSorted((a, b) => a.name.localeCompare(b.name));
  const got = apps.map(({ name, stage }) => `${name} (${stage})`).join(", ");
  const lasting = apps.filter(({ stage }) => stage !== "review");
  const stages = [...new Set(lasting.map(({ stage }) => stage))];
  const remedies = [
    lasting.length > 0 &&
      `destroy ${stages.join(" and ")} first: ${stages.map((stage) => `pulumi destroy --stack ${stage}`).join(", ")}; ` +
        `if somebody added the app by hand, remove it from the pipeline: ${lasting.map(({ name }) => takingOut(name)).join(", ")}`,
    lasting.length < apps.length && endReviewApps,
  ];
  return new Error(
    `pipeline ${pipeline}: expected no app in it any more, got ${got}; ${remedies.filter(Boolean).join("; ")}`,
  );
}

/**
 * The error of a pipeline that the program declares no more while an app of the same stack stays in it: another environment was put
 * first, and nothing is to be destroyed for that.
 */
export async function stillNeeded(
  context: Pick<Context, "api" | "urn">,
  pipeline: string,
  { app, stage }: Coupling,
): Promise<Error> {
  return new Error(
    `pipeline ${pipeline}: expected it to be declared while ${await appNameOf(context, app.id)} (${stage}) of this stack stays in it, got a ` +
      `program without it; nothing was deleted: declare it again, which in an estate the first of its environments does: put ${urnParts(context.urn).stack} first`,
  );
}

const endReviewApps =
  "review apps belong to no environment: destroy each in Heroku's dashboard or with heroku apps:destroy --app <name>, " +
  "or close their pull requests while review apps are on, then run this again";
