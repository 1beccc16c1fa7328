import { step } from "../../kinds/edits.ts";
import type { ServiceSettings } from "../../settings/settings.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import { type Observation, standing } from "./added-items.ts";

/** Name of an app of one environment in another one. */
const nameIn =
  (appName: string, environment: string) =>
  (other: string): string =>
    `${appName.slice(0, -environment.length)}${other}`;

/**
 * Apps in the service's pipeline that are none of its environments': a promotion into a stage goes to every app there. Each environment
 * reports those of its own stage; the first one also those of stages that no environment has. Review apps come and go by themselves.
 */
export async function addedMembers(
  { observed, declared }: Observation,
  services: readonly Pick<ServiceSettings, "appName">[],
): Promise<AddedByHand[]> {
  const { lists } = observed;
  const couplings = await lists.couplings();
  const pipeline = couplings.find(({ app }) => app.id === observed.app.id)?.pipeline.id;
  if (pipeline === undefined) return [];
  const { environment, environments } = declared;
  const isFirst = environment === environments[0];
  const others = couplings.filter(
    ({ app, stage, pipeline: { id } }) =>
      id === pipeline &&
      app.id !== observed.app.id &&
      stage !== "review" &&
      stage !== "test" &&
      (stage === environment || (isFirst && !environments.some((each) => each === stage))),
  );
  if (others.length === 0) return [];
  const apps = new Map((await lists.apps()).map(({ id, name }) => [id, name]));
  // An app of the files in a wrong stage or pipeline is drift of its coupling, and is not to leave its own pipeline.
  const ofFiles = new Set(services.flatMap(({ appName }) => environments.map(nameIn(appName, environment))));
  const strangers = others.filter(({ app }) => !ofFiles.has(apps.get(app.id) ?? ""));
  return strangers.map(({ app, stage, created_at: made }): AddedByHand => {
    // This key cannot list apps of other owners.
    const member = apps.get(app.id) ?? app.id;
    return {
      ...standing(observed, `pipeline.${member}`, made),
      kind: "pipeline member",
      member,
      stage,
      remove: [step(["heroku", "pipelines:remove", "--app", member])],
    };
  });
}
