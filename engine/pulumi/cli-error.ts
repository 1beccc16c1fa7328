/**
 * What the Pulumi CLI said when it failed before it ran anything, out of the Automation API's account of exit code, output and
 * command line: its own line, and for a stack that is missing what makes it.
 */
export function cliError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!/^code: -?\d+/.test(message)) return message;
  const [, said] = /^\s*error: (.+)$/m.exec(message) ?? [];
  if (said === undefined) return message.trim();
  const [, stack] = /^no stack named '([^']+)' found$/.exec(said) ?? [];
  return stack === undefined
    ? said
    : `expected a stack named ${stack}, found none: pulumi stack init ${stack} makes it; pulumi whoami --verbose tells where it was looked for`;
}
