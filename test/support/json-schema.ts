import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** What is wrong with a command's JSON by its schema in `docs/schemas`. */
export function schemaErrors(command: string, json: string): unknown[] {
  const ajv = new Ajv2020({ allErrors: true });
  addFormats.default(ajv);
  const schema = readFileSync(new URL(`../../docs/schemas/${command}.json`, import.meta.url), "utf8");
  const validate = ajv.compile(JSON.parse(schema));
  validate(JSON.parse(json));
  return validate.errors ?? [];
}
