import { code } from "../../kinds/command.ts";
import { setSecret, step } from "../../kinds/edits.ts";
import { addonsOf, setterOf } from "../live/facts/addon-facts.ts";
import { withoutColor } from "../live/facts/color.ts";
import { keysIn } from "../live/releases.ts";
import type { ReleaseRow } from "../live/wire.ts";
import type { AddedByHand } from "../report/added-by-hand.ts";
import { type Observation, origin, whereOf } from "./added-items.ts";
import { onlyHere } from "./ways.ts";

/** Keys of config vars that nobody declared and no add-on set. */
export async function addedConfig({ observed, declared }: Observation): Promise<AddedByHand[]> {
  const { app } = observed;
  const [vars, addons, attachments] = await Promise.all([
    observed.configVars(),
    observed.addons(),
    observed.attachments(),
  ]);
  const own = addonsOf(app.id, addons, attachments, new Map());
  const isDeclared = (key: string): boolean =>
    declared.has(`config.${key}`) || declared.has(`config.${withoutColor("heroku-postgresql", key)}`);
  const added = Object.keys(vars).filter((key) => !isDeclared(key) && setterOf(own, key, new Set()) === undefined);
  const releases = added.length === 0 ? [] : await observed.releases();
  return added.flatMap((key): AddedByHand[] => {
    const release = releases.find((each) => keysIn(each).includes(key));
    if (release !== undefined && isOfBuild(release)) return [];
    const name = declared.settings.declaration.name;
    return [
      {
        ...whereOf(observed, `config.${key}`),
        kind: "config var",
        key,
        ...origin(release),
        accept: [
          onlyHere(declared, `config.${key}`, code`secret()`),
          setSecret(declared.environment, `${name}:${key}`),
        ],
        remove: [step(["heroku", "config:unset", key, "--app", app.name])],
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
