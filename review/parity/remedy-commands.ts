import { shellWord } from "../../sdks/heroku/client/shell-word.ts";
import type { RemedySide } from "./remedy-side.ts";

/** How a thing that nobody declares is removed, as commands of Heroku's command line, by the beginning of its path. */
const removals: readonly [
  of: RegExp,
  command: (side: RemedySide, name: string, other: RemedySide | undefined) => string,
][] = [
  [/^app\.maintenance$/, ({ app }) => `heroku maintenance:off --app ${app}`],
  [/^app\.locked$/, ({ app }) => `heroku apps:unlock --app ${app}`],
  [/^app\.team$/, ({ app }, _, other) => `heroku apps:transfer ${other?.live["app.team"]} --app ${app}`],
  [/^pipeline\.stage$/, ({ app, environment }) => `heroku pipelines:update --stage ${environment} --app ${app}`],
  [/^pipeline\.members\.(.+)$/, (_, member) => `heroku pipelines:remove --app ${shellWord(member)}`],
  [/^pipeline$/, ({ app }) => `heroku pipelines:remove --app ${app}`],
  [/^app\.name$/, ({ app, declaredApp }) => `heroku apps:rename ${declaredApp} --app ${app}`],
  [/^stack$/, (side, _, other) => settingStack(side, other?.live.stack)],
  [
    /^stack\.next$/,
    ({ app, live, declared }) =>
      declared.stack === live["stack.next"] ? buildOf(app) : `heroku stack:set ${live.stack} --app ${app}`,
  ],
  [/^region/, ({ app }) => `an app keeps its region: ${app} must be created again`],
  [
    /^buildpacks$/,
    ({ app }) => `heroku buildpacks --app ${app} shows them, buildpacks:add and buildpacks:remove change them`,
  ],
  [/^processes\.([^.]+)\.quantity$/, ({ app }, type) => `heroku ps:scale ${shellWord(type)}=0 --app ${app}`],
  [/^processes\.([^.]+)/, ({ app }, type) => `${type} of ${app} comes with its code: release the same code to both`],
  [/^config\.(.+)$/, ({ app }, key) => `heroku config:unset ${shellWord(key)} --app ${app}`],
  [/^addons\.(.+)$/, addonRemoval],
  [/^features\.(.+)$/, ({ app }, feature) => `heroku features:disable ${shellWord(feature)} --app ${app}`],
  [
    /^certificates\.kind$/,
    ({ app, live }) => {
      const issuing = live["certificates.kind"] === "automatic" ? "" : ", certs:auto:enable has Heroku issue them";
      return `heroku certs:auto --app ${app} tells what they are${issuing}`;
    },
  ],
  [
    /^certificates\.state$/,
    ({ app, live }) =>
      live["certificates.state"] === "ok" ? "" : `heroku certs:auto --app ${app} tells what they wait for`,
  ],
  [
    /^domains\./,
    ({ app, live, declared }) => domainRemoval(app, live["domains.hostnames"], declared["domains.hostnames"]),
  ],
  [/^drains\./, ({ app }) => `heroku drains --app ${app} shows it, drains:remove takes it off`],
  [/^webhooks\./, ({ app }) => `heroku webhooks --app ${app} shows it, webhooks:remove takes it off`],
  [/^access\.(.+)$/, ({ app }, email) => `heroku access:remove ${shellWord(email)} --app ${app}`],
  [
    /^backups\.schedule$/,
    ({ app }) => `heroku pg:backups:schedules --app ${app} shows them, pg:backups:unschedule ends one`,
  ],
];

/** A stack takes effect with the next build, for which it may be set already. */
const settingStack = ({ app, live }: RemedySide, stack: string | undefined): string =>
  live["stack.next"] === stack ? buildOf(app) : `heroku stack:set ${stack} --app ${app}, then a new build`;

/** What a stack that is set already waits for. */
export const buildOf = (app: string): string => `a new build of ${app} takes its stack over`;

/** What removes a thing from environments that have it, and should not. */
export function removal(path: string, sides: readonly RemedySide[]): string {
  for (const [of, command] of removals) {
    const match = of.exec(path);
    if (match === null) continue;
    const commands = sides.map((side) =>
      command(
        side,
        match[1] ?? "",
        sides.find((each) => each !== side),
      ),
    );
    return commands.filter((each) => each !== "").join(" or ");
  }
  return "remove it";
}

/** What `index.ts` is to say so that a thing is declared, by the beginning of its path. */
const adoptions: readonly [of: RegExp, code: string][] = [
  [/^stack/, "say stack in index.ts"],
  [/^region/, "say region or space in index.ts"],
  [/^buildpacks/, "say buildpacks in index.ts"],
  [/^app\.team/, "say estate:team in the stack file, for every service"],
  [/^app\.maintenance/, "say maintenance: true in the stack file"],
  [/^pipeline\.members/, "declare a service of its own for it in index.ts"],
  [/^processes\.[^.]+\.quantity/, "say the number in the stack file"],
  [/^processes/, "say it under processes in index.ts"],
  [/^config/, "declare it under config in index.ts, as onlyIn(…) with the reason where one environment has it"],
  [
    /^(addons|attachments)/,
    "declare the add-on in index.ts, as onlyIn(…) with the reason where one environment has it",
  ],
  [/^drains/, "declare it under drains in index.ts, as onlyIn(…) with the reason where one environment has it"],
  [/^(domains|certificates)/, "declare it as domain in index.ts"],
  [/^webhooks/, "declare it under notices in index.ts"],
  [/^access/, "declare it under access in index.ts, as onlyIn(…) with the reason where one environment has it"],
  [/^backups/, "say it at the database's backup in index.ts"],
];

/** What follows from the rest of the declaration, or is a state of Heroku's: nothing that could be said would accept it. */
const never = /^(app\.name|pipeline(\.stage)?|certificates\.state)$/;

/** What takes a thing over into the code, after what puts it right. */
export function acceptance(path: string): string {
  if (never.test(path)) return "";
  const code = adoptions.find(([of]) => of.test(path))?.[1] ?? "do the same in the other environment";
  return `; to accept it, ${code}`;
}

/** Each by its own name; never one that something reads. */
function addonRemoval({ app, addons }: RemedySide, service: string): string {
  const own = addons.filter((addon) => addon.service === service);
  if (own.length === 0) return `heroku addons --app ${app} shows which`;
  return own
    .map(({ name, usedBy }) =>
      usedBy.length > 0
        ? `keep ${name}: ${usedBy.join(", ")} is in use`
        : `heroku addons:destroy ${shellWord(name)} --app ${app} (its data goes with it)`,
    )
    .join(" or ");
}

function domainRemoval(app: string, live = "", declared = ""): string {
  const extra = live.split(", ").filter((name) => !declared.split(", ").includes(name));
  return extra.map((name) => `heroku domains:remove ${shellWord(name)} --app ${app}`).join("; ");
}
