import { suspicionOf } from "../../config-vars/suspicion.ts";
import { isOnlyIn, thingOf } from "../../kinds/only-in.ts";
import type { Addon, ConfigVar, ServiceDeclaration } from "../../settings/declare.ts";
import { oneOf } from "../../settings/finding.ts";
import { didYouMean } from "../../settings/nearest-name.ts";
import type { ReadFile } from "../command/started-file.ts";
import { portFinding } from "../command/web-port.ts";
import { addonRemedy, configVarRemedy } from "../index-words.ts";
import { findingsIn, type LineFinding } from "../line-finding.ts";
import { typeFindings } from "../process-types.ts";
import { dockerfileOf } from "./heroku-yml-schema.ts";
import { type FoundHerokuYml, readHerokuYml } from "./read-heroku-yml.ts";

const file = "heroku.yml";
const { advice, different } = findingsIn(file);

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

const missing = different("what the container app is built from", "no file", {
  remedy: 'write one, or set release: registryImages("…") in index.ts',
});

const unused = ({ name, stack }: ServiceDeclaration): LineFinding =>
  advice(`stack: "container" for ${name} in index.ts, or no file`, stack ?? "the default stack", {
    remedy: "Heroku reads heroku.yml only on the container stack: declare it, or remove the file",
  });

/** The Pulumi program creates the add-ons and sets the config vars; reviews do not see what is set up elsewhere. */
function setupFindings(service: ServiceDeclaration, { manifest, lineAt }: FoundHerokuYml): LineFinding[] {
  const { addons = {}, config = {} } = service;
  const slugs = Object.values(addons).map((addon) => thingOf<Addon>(addon).vendor.service);
  const setup = manifest.setup ?? {};
  return [
    ...(setup.addons ?? []).map((addon, index) => {
      const [slug = ""] = addon.plan.split(":");
      const isTwice = slugs.includes(slug);
      const got = isTwice ? `${slug}, in addition to the declared one` : "one that index.ts does not declare";
      const remedy = isTwice ? "remove it" : addonRemedy(service, addon, moved);
      const place = at(lineAt, ["setup", "addons", String(index)]);
      return different("no add-on, because index.ts declares them", got, { ...place, remedy });
    }),
    ...Object.entries(setup.config ?? {}).map(([key, value]) => {
      const got = Object.hasOwn(config, key) ? "one that index.ts declares" : "one that index.ts does not declare";
      const remedy = configVarRemedy(service, key, { value: String(value) }, moved);
      const place = at(lineAt, ["setup", "config", key]);
      return different("no config var, because index.ts declares them", got, { ...place, remedy });
    }),
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
    const expected = images.length === 0 ? "an image that build.docker builds, and it builds none" : oneOf(images);
    return [different(expected, image, { ...at(lineAt, path), remedy: didYouMean(image, images) })];
  });
  const absent = Object.entries(docker)
    .filter(([, built]) => !has(dockerfileOf(built)))
    .map(([image, built]) =>
      different(
        "the path of a Dockerfile in the repository",
        `${dockerfileOf(built)}, which does not exist`,
        at(lineAt, ["build", "docker", image, ...(typeof built === "string" ? [] : ["dockerfile"])]),
      ),
    );
  if (isDoubtful("build")) return absent;
  const isBuilt = images.length > 0 || isBuiltByPack(found);
  return isBuilt ? [...absent, ...unknown] : [nothingBuilt(lineAt), ...unknown];
}

/** Buildpacks define process types of their own. */
const isBuiltByPack = ({ manifest: { build = {} } }: FoundHerokuYml): boolean =>
  [build.languages, build.buildpacks, build.pipelines].some((pack) => pack !== undefined);

const at = (lineAt: FoundHerokuYml["lineAt"], path: readonly string[]) => ({ line: lineAt(path), path });

const nothingBuilt = (lineAt: FoundHerokuYml["lineAt"]): LineFinding =>
  different("a Dockerfile for each image, such as web: Dockerfile", "nothing", at(lineAt, ["build", "docker"]));

/** The documentation has no release phase without commands; an image has its own command. */
function releaseFindings({ manifest: { release }, lineAt }: FoundHerokuYml): LineFinding[] {
  if (release === undefined || release.command !== undefined) return [];
  const finding = release.image === undefined ? different : advice;
  return [finding("a list of commands", "nothing", at(lineAt, ["release", "command"]))];
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
    ...(port === undefined ? [] : [{ file, line: lineAt(["run", "web"]), path: "run.web", ...port }]),
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
    const expected = "build arguments that are the same in every environment, and not secret";
    const got = suspicion ?? "a value that differs between environments";
    const place = at(lineAt, ["build", "config", key]);
    return [advice(expected, got, { ...place, remedy: "let the app read it at run time" })];
  });
}
