import { formsOf, redactForms } from "../../../sdks/heroku/client/redact.ts";
import { isProperties, isSecret, isUnknown, type Properties, plain, type Value } from "../../wire/value.ts";
import type { StackConfig } from "../config/stack-config.ts";

/** Removes known secrets, and parts of them, from messages: an error of an API or of the program may quote them. */
export class Redactor {
  readonly #secrets = new Set<string>();
  readonly #forms = new Set<string>();

  /** Learns the secret values of a stack's configuration. */
  learnConfig(config: StackConfig): void {
    for (const key of config.secretKeys) this.#learnAll(parsed(config.values.get(key) ?? ""));
  }

  /** Learns the secrets in a resource's properties. */
  learn(properties: Properties): void {
    for (const value of Object.values(properties)) this.#learnSecrets(value);
  }

  redact(text: string): string {
    return redactForms(text, this.#forms);
  }

  #learnSecrets(value: Value): void {
    if (isSecret(value)) this.#learnAll(plain(value.value));
    else if (Array.isArray(value)) for (const item of value) this.#learnSecrets(item);
    else if (isProperties(value)) this.learn(value);
  }

  #learnAll(value: Value): void {
    if (Array.isArray(value)) for (const item of value) this.#learnAll(item);
    else if (isProperties(value)) for (const item of Object.values(value)) this.#learnAll(item);
    else if (typeof value === "string" && !isUnknown(value)) this.#add(value);
  }

  #add(secret: string): void {
    if (this.#secrets.has(secret)) return;
    this.#secrets.add(secret);
    for (const form of formsOf(secret)) this.#forms.add(form);
  }
}

/** A structured secret is passed as JSON, and quoted in parts. */
function parsed(text: string): Value {
  try {
    const value = JSON.parse(text) as Value;
    return typeof value === "object" ? value : text;
  } catch {
    return text;
  }
}
