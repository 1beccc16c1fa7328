import { code } from "../../kinds/command.ts";
import { setSecret } from "../../kinds/edits.ts";
import { addonsOf, setterOf } from "../live/facts/addon-facts.ts";
import { withoutColor } from "../live/facts/color.ts";
import { keysIn } from "../live/releases.ts";
import type { ReleaseRow } from "../live/wire.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import { onlyHere } from "./accept-added.ts";
import { type Observation, releasesOf, removing, standing } from "./added-items.ts";

/** Keys of config vars that nobody declared and no add-on set. */
export async function addedConfig({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const { app, lists } = observed;
  const [vars, addons, attachments] = await Promise.all([observed.configVars(), lists.addons(), lists.attachments()]);
  const own = addonsOf(app.id, addons, attachments, new Map());
  const isDeclared = (key: string): boolean =>
    declared.has(`config.${key}`) || declared.has(`config.${withoutColor("heroku-postgresql", key)}`);
  const added = Object.keys(vars).filter((key) => !isDeclared(key) && setterOf(own, key, new Set()) === undefined);
  const releases = await releasesOf(observed, added);
  return added.flatMap((key): AddedByHand[] => {
    const release = releases.find((each) => keysIn(each).includes(key));
    if (release !== undefined && isOfBuild(release)) return [];
    const name = declared.settings.declaration.name;
    return [
      {
        ...standing(observed, `config.${key}`, undefined, release),
        kind: "config var",
        key,
        accept: [
          onlyHere(declared, `config.${key}`, code`secret()`),
          setSecret(declared.environment, `${name}:${key}`),
        ],
        remove: removing(observed, "config:unset", key),
      },
    ];
  });
}

/** Heroku's Ruby buildpack sets these with the first build, all at once. Source: Dev Center, "Heroku Ruby Support", 2025. */
const ofBuild = new Set([
  "LANG",
  "RACK_ENV",
  "RAILS_ENV",
  "RAILS_LOG_TO_STDOUT",
  "RAILS_SERVE_STATIC_FILES",
  "SECRET_KEY_BASE",
  "JRUBY_OPTS",
  "JAVA_OPTS",
]);

/** Whether a release was made by a build and not by a person: a person sets one of these, or others beside them. */
function isOfBuild(release: ReleaseRow): boolean {
  const keys = keysIn(release);
  return keys.length > 1 && keys.includes("LANG") && keys.every((key) => ofBuild.has(key));
}
