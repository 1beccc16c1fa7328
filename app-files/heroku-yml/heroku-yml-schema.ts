import { z } from "zod";
import { strictly } from "../schema-mismatches.ts";

/**
 * What may stand in a `heroku.yml`, strictly; messages are what was expected. Source: devcenter.heroku.com/articles/
 * build-docker-images-heroku-yml (2024-04-25), the manifest that heroku/cli 11.10 reads, and for the stages of a Dockerfile
 * devcenter.heroku.com/changelog-items/1524 (2018-11-27). `languages`, `buildpacks` and `pipelines` are in use, and not documented.
 */
const command = z.string("a command").min(1, "a command");
const commands = z.union([command, z.array(command, "a list of commands").min(1, "a command")], "a list of commands");
const path = z.string("the path of a Dockerfile").min(1, "the path of a Dockerfile");
const image = z.string("the name of an image under build.docker");
const value = z.union([z.string(), z.number(), z.boolean()], "a string");

const exactly = strictly((keys) => `${keys}, indented under it`);
const byName = <Value extends z.ZodType>(one: Value, what: string) => z.record(z.string(), one, what);

export const herokuYmlSchema = exactly({
  setup: exactly({
    addons: z
      .array(
        exactly({
          plan: z.string("an add-on such as heroku-postgresql:essential-0"),
          as: z.string("a name").optional(),
        }),
        "a list of add-ons, each as - plan: <service>:<plan>",
      )
      .optional(),
    config: byName(value, "config vars, indented under it").optional(),
  }).optional(),
  build: exactly({
    docker: byName(
      z.union(
        [path, exactly({ dockerfile: path, target: z.string("a stage of the Dockerfile").optional() })],
        "the path of a Dockerfile, or an object with dockerfile and target",
      ),
      "a Dockerfile for each process type, indented under it",
    ).optional(),
    config: byName(value, "build arguments, indented under it").optional(),
    languages: z.unknown().optional(),
    buildpacks: z.unknown().optional(),
    pipelines: z.unknown().optional(),
  }).optional(),
  release: exactly({ command: commands.optional(), image: image.optional() }).optional(),
  run: byName(
    z.union(
      [command, exactly({ command: commands, image: image.optional() })],
      "a command, or an object with command and image",
    ),
    "a command for each process type, indented under it",
  ).optional(),
});

/** A `heroku.yml`. */
export type HerokuYml = z.infer<typeof herokuYmlSchema>;

/** The section in which a key belongs that was found outside one. */
export const sectionOf: Readonly<Record<string, string>> = {
  addons: "setup",
  docker: "build",
  languages: "build",
  buildpacks: "build",
  command: "release",
  image: "release",
  config: "setup or build",
  web: "build.docker or run",
  worker: "build.docker or run",
};

/** Path of the Dockerfile that an image is built from. */
export const dockerfileOf = (image: NonNullable<NonNullable<HerokuYml["build"]>["docker"]>[string]): string =>
  typeof image === "string" ? image : image.dockerfile;
