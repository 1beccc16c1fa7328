/** Shorter values cannot be secrets, and striking them out would leave no message. */
const SHORTEST = 4;

/** `text` with every secret struck out, as it is and as JSON writes it. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length >= SHORTEST)
    .sort((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}
