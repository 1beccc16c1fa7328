import { suspicionOf } from "../../config-vars/suspicion.ts";
import { isOnlyIn, thingOf } from "../../kinds/only-in.ts";
import type { Addon, ConfigVar, ServiceDeclaration } from "../../settings/declare.ts";
import { oneOf } from "../../settings/finding.ts";
import { nearestName } from "../../settings/nearest-name.ts";
import type { ReadFile } from "../command/started-file.ts";
import { portFinding } from "../command/web-port.ts";
import { addonRemedy, configVarRemedy } from "../index-words.ts";
import type { LineFinding } from "../line-finding.ts";
import { typeFindings } from "../process-types.ts";
import { dockerfileOf } from "./heroku-yml-schema.ts";
import { type FoundHerokuYml, readHerokuYml } from "./read-heroku-yml.ts";

const file = "heroku.yml";

/**
 * What is wrong with a `heroku.yml`: its spelling, its images and process types, and what it sets up beside the declaration.
 * `text` is absent where the file is; `has` says whether the repository has a file, and `read` reads it. No value and no command is shown.
 */
export function herokuYmlFindings(
  service: ServiceDeclaration,
  text: string | undefined,
  { has, read }: { readonly has: (path: string) => boolean; readonly read?: ReadFile },
): LineFinding[] {
  if (text === undefined) return isBuiltHere(service) ? [missing] : [];
  if (service.stack !== "container") return [unused(service)];
  const found = readHerokuYml(text);
  if (!("manifest" in found)) return [found];
  return [
    ...found.mismatches,
    ...releaseFindings(found),
    ...setupFindings(service, found),
    ...imageFindings(found, has),
    ...processFindings(service, found, read),
    ...argumentFindings(service, found),
  ];
}

/** Images from the container registry are built elsewhere. */
const isBuiltHere = ({ stack, release }: ServiceDeclaration): boolean =>
  stack === "container" && release?.kind !== "registryImages";

const missing: LineFinding = {
  file,
  expected: "what the container app is built from",
  got: "no file",
  remedy: 'write one, or set release: registryImages("…") in index.ts',
  level: "different",
};

const unused = ({ name, stack }: ServiceDeclaration): LineFinding => ({
  file,
  expected: `stack: "container" for ${name} in index.ts, or no file`,
  got: stack ?? "the default stack",
  remedy: "Heroku reads heroku.yml only on the container stack: declare it, or remove the file",
  level: "advice",
});

/** The Pulumi program creates the add-ons and sets the config vars; reviews do not see what is set up elsewhere. */
function setupFindings(service: ServiceDeclaration, { manifest, lineAt }: FoundHerokuYml): LineFinding[] {
  const { addons = {}, config = {} } = service;
  const slugs = Object.values(addons).map((addon) => thingOf<Addon>(addon).vendor.service);
  const setup = manifest.setup ?? {};
  return [
    ...(setup.addons ?? []).map((addon, index): LineFinding => {
      const [slug = ""] = addon.plan.split(":");
      return {
        ...at(lineAt, ["setup", "addons", String(index)]),
        expected: "no add-on, because index.ts declares them",
        got: slugs.includes(slug) ? `${slug}, in addition to the declared one` : "one that index.ts does not declare",
        remedy: slugs.includes(slug) ? "remove it" : addonRemedy(service, addon, moved),
        level: "different",
      };
    }),
    ...Object.entries(setup.config ?? {}).map(
      ([key, value]): LineFinding => ({
        ...at(lineAt, ["setup", "config", key]),
        expected: "no config var, because index.ts declares them",
        got: Object.hasOwn(config, key) ? "one that index.ts declares" : "one that index.ts does not declare",
        remedy: configVarRemedy(service, key, { value: String(value) }, moved),
        level: "different",
      }),
    ),
  ];
}

const moved = "and remove it here";

function imageFindings(found: FoundHerokuYml, has: (path: string) => boolean): LineFinding[] {
  const { manifest, lineAt, isDoubtful } = found;
  const docker = manifest.build?.docker ?? {};
  const images = Object.keys(docker);
  const named: [path: string[], image: string | undefined][] = [
    [["release", "image"], manifest.release?.image],
    ...Object.entries(manifest.run ?? {}).map(([type, run]): [string[], string | undefined] => [
      ["run", type, "image"],
      typeof run === "string" ? undefined : run.image,
    ]),
  ];
  const unknown = named.flatMap(([path, image]): LineFinding[] => {
    if (image === undefined || images.includes(image)) return [];
    const meant = nearestName(image, images);
    const expected = images.length === 0 ? "an image that build.docker builds, and it builds none" : oneOf(images);
    return [
      {
        ...at(lineAt, path),
        expected,
        got: image,
        level: "different",
        ...(meant && { remedy: `did you mean ${meant}` }),
      },
    ];
  });
  const absent = Object.entries(docker)
    .filter(([, built]) => !has(dockerfileOf(built)))
    .map(
      ([image, built]): LineFinding => ({
        ...at(lineAt, ["build", "docker", image, ...(typeof built === "string" ? [] : ["dockerfile"])]),
        expected: "the path of a Dockerfile in the repository",
        got: `${dockerfileOf(built)}, which does not exist`,
        level: "different",
      }),
    );
  if (isDoubtful("build")) return absent;
  const isBuilt = images.length > 0 || isBuiltByPack(found);
  return isBuilt ? [...absent, ...unknown] : [nothingBuilt(lineAt), ...unknown];
}

/** Buildpacks define process types of their own. */
const isBuiltByPack = ({ manifest: { build = {} } }: FoundHerokuYml): boolean =>
  [build.languages, build.buildpacks, build.pipelines].some((pack) => pack !== undefined);

const at = (lineAt: FoundHerokuYml["lineAt"], path: readonly string[]) => ({
  file,
  line: lineAt(path),
  path: path.join("."),
});

const nothingBuilt = (lineAt: FoundHerokuYml["lineAt"]): LineFinding => ({
  ...at(lineAt, ["build", "docker"]),
  expected: "a Dockerfile for each image, such as web: Dockerfile",
  got: "nothing",
  level: "different",
});

/** The documentation has no release phase without commands; an image has its own command. */
function releaseFindings({ manifest: { release }, lineAt }: FoundHerokuYml): LineFinding[] {
  if (release === undefined || release.command !== undefined) return [];
  return [
    {
      ...at(lineAt, ["release", "command"]),
      expected: "a list of commands",
      got: "nothing",
      level: release.image === undefined ? "different" : "advice",
    },
  ];
}

/** Compares process types: those of `run`, and images that nothing else uses, which run their own command. */
function processFindings(service: ServiceDeclaration, found: FoundHerokuYml, read?: ReadFile): LineFinding[] {
  const { manifest, lineAt, isDoubtful } = found;
  const run = manifest.run ?? {};
  const used = [
    manifest.release?.image,
    ...Object.values(run).map((one) => (typeof one === "string" ? undefined : one.image)),
  ];
  const types = new Map([
    ...Object.keys(manifest.build?.docker ?? {})
      .filter((image) => !used.includes(image) || service.processes.includes(image))
      .map((image) => [image, lineAt(["build", "docker", image])] as const),
    ...Object.keys(run).map((type) => [type, lineAt(["run", type])] as const),
  ]);
  const port =
    run.web === undefined
      ? undefined
      : portFinding(typeof run.web === "string" ? run.web : [run.web.command].flat().join("\n"), read);
  return [
    ...typeFindings(service, types, {
      file,
      end: lineAt([manifest.run === undefined ? "build" : "run"]),
      isWhole: !(isDoubtful("build") || isDoubtful("run") || isBuiltByPack(found)),
    }),
    ...(port === undefined ? [] : [{ ...at(lineAt, ["run", "web"]), ...port }]),
  ];
}

/** An image is built once for all environments, so it must not contain values that differ or are secret. */
function argumentFindings({ config = {} }: ServiceDeclaration, { manifest, lineAt }: FoundHerokuYml): LineFinding[] {
  return Object.entries(manifest.build?.config ?? {}).flatMap(([key, value]): LineFinding[] => {
    const declared = config[key];
    const variable = declared === undefined || !isOnlyIn<ConfigVar>(declared) ? declared : declared.thing;
    const differs = declared !== undefined && (variable !== declared || variable.kind !== "fixed");
    const kept = variable?.kind === "secret" || variable?.kind === "generated";
    const suspicion = kept ? "a value that index.ts keeps secret" : suspicionOf(key, String(value));
    if (!differs && suspicion === undefined) return [];
    return [
      {
        ...at(lineAt, ["build", "config", key]),
        expected: "build arguments that are the same in every environment, and not secret",
        got: suspicion ?? "a value that differs between environments",
        remedy: "let the app read it at run time",
        level: "advice",
      },
    ];
  });
}
