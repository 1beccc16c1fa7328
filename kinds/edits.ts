import { type Code, type Command, code, gap, type Step, type StepNote } from "./command.ts";
import type { Edit } from "./edit.ts";

interface OfStack {
  readonly environment: string;
  readonly service: string;
}

/** A knob of a service in the stack file of an environment. */
export const set = ({ environment, service }: OfStack, knob: string, value: Code): Edit => ({
  code: "set",
  environment,
  service,
  knob,
  value,
});

type Declare = Extract<Edit, { code: "declare" }>;
type Undeclare = Extract<Edit, { code: "undeclare" }>;

export const declare = (
  service: string,
  path: string,
  written: Code,
  how: Pick<Declare, "adds" | "everywhere"> | false = false,
): Edit => ({ code: "declare", service, path, written, ...how });

export const undeclare = (
  service: string,
  path: string,
  how: Pick<Undeclare, "from" | "because"> | false = false,
): Edit => ({ code: "undeclare", service, path, ...how });

/** What is declared for one environment, with its reason still to be written. */
export const onlyIn = (environment: string, declared: Code): Code =>
  code`onlyIn("${environment}", ${declared}, "${gap("reason")}")`;

/** Sets a secret of a stack. Its value is asked for. */
export const setSecret = (environment: string, key: string): Edit =>
  run("pulumi", "config", "set", "--secret", key, "--stack", environment);

/** A rule to write into an environment's stack file, by which its `up` leaves what is at `path` of a service as it is. */
export const ignore = ({ environment, service }: OfStack, path: string): Edit => ({
  code: "ignore",
  environment,
  service,
  path,
});

export const run = (program: string, ...args: Command["arguments"]): Edit => ({
  code: "run",
  ...step([program, ...args]),
});

/** A command, its program first, and what is to be known of it. */
export const step = (
  [program, ...args]: readonly [string, ...Command["arguments"]],
  ...notes: readonly StepNote[]
): Step => ({
  command: { program, arguments: args },
  ...(notes.length > 0 && { notes: [...notes] }),
});

export const upOf = (environment: string, ...notes: readonly StepNote[]): Step =>
  step(["pulumi", "up", "--refresh", "--stack", environment], ...notes);
