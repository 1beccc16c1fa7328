import type { RunResult } from "../../engine/engine.ts";

/** What a run changed on Heroku, or would, sorted: such as `update Addon catalog-postgres`. */
export const changes = ({ steps }: RunResult): string[] =>
  steps
    .filter(({ operation, type }) => operation !== "same" && type.startsWith("heroku:"))
    .map(({ operation, type, name }) => `${operation} ${type.split(":").at(-1)} ${name}`)
    .sort();
