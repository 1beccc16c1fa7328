import {
  type Assignment,
  type Command,
  type CommandNode,
  type CompoundList,
  forEachChild,
  type PipelineNode,
  parse,
  type Statement,
  type SyntaxNode,
} from "unbash";

/** A word of a command line. */
export interface ShellWord {
  /** Without its quotes; expansions stand in it as they are written. */
  readonly value: string;
  /** Whether the shell puts the value of `PORT` into it. */
  readonly hasPort: boolean;
}

/** A variable that a command line sets. */
export interface ShellVariable extends ShellWord {
  readonly name: string;
}

/** One command of a command line. */
export interface ShellCommand {
  readonly variables: readonly ShellVariable[];
  readonly words: readonly ShellWord[];
  /** Whether the value of `PORT` is in what it is given to read, or in the name of a file. */
  readonly redirectsPort: boolean;
  /** Whether it writes into a file. */
  readonly writes: boolean;
}

/** A command line as the shell reads it. */
export interface ShellLine {
  /** Commands that keep running and may serve requests: the last one, those in the background, and all of a pipe. */
  readonly running: readonly ShellCommand[];
  /** What runs before. */
  readonly before: readonly ShellCommand[];
}

/** Reads a command line; undefined when the shell would refuse it. */
export function shellLine(text: string): ShellLine | undefined {
  const script = parse(text);
  if ((script.errors ?? []).length > 0) return undefined;
  const running = runningOf(script.commands);
  const before = commandsIn(script).filter((command) => !running.includes(command));
  return { running: running.map(read), before: before.map(read) };
}

function runningOf(statements: readonly Statement[]): Command[] {
  return statements.flatMap((statement, index) =>
    statement.background || index === statements.length - 1 ? lastOf(statement.command) : [],
  );
}

type Node = Statement["command"] | CommandNode | PipelineNode;

/** The commands that keep running. */
function lastOf(node: Node): Command[] {
  if (node.type === "AndOr") {
    // `a && b || c`: `a` ends before `b`, and of `b` and `c` either may be the one that runs on.
    const begin = node.operators.lastIndexOf("&&") + 1;
    return node.commands.slice(begin).flatMap(lastOf);
  }
  if (node.type === "Pipeline") return node.commands.flatMap(lastOf);
  if (node.type === "Command") return [node];
  if (node.type === "Redirected") return lastOf(node.command);
  return bodiesOf(node).flatMap((body) => runningOf(body.commands));
}

function bodiesOf(node: Node): readonly CompoundList[] {
  switch (node.type) {
    case "If":
      return [node.then, ...node.elif.map((branch) => branch.then), ...(node.else === undefined ? [] : [node.else])];
    case "While":
    case "For":
    case "ArithmeticFor":
    case "Select":
    case "Subshell":
    case "BraceGroup":
      return [node.body];
    case "Case":
      return node.items.map(({ body }) => body);
    default:
      return [];
  }
}

function commandsIn(node: SyntaxNode): Command[] {
  const found: Command[] = node.type === "Command" ? [node] : [];
  forEachChild(node, (child) => found.push(...commandsIn(child)));
  return found;
}

function read({ name, prefix, args, redirects }: Command): ShellCommand {
  return {
    variables: prefix.flatMap((part) =>
      part.type === "Assignment" ? [{ name: part.name, value: textOf(part), hasPort: hasPort(part) }] : [],
    ),
    words: [...(name === undefined ? [] : [name]), ...args].map((word) => ({
      value: word.type === "Word" ? word.value : word.text,
      hasPort: hasPort(word),
    })),
    redirectsPort: redirects.some(hasPort),
    writes: redirects.some(({ operator }) => operator.includes(">")),
  };
}

const textOf = ({ value }: Assignment): string => (value.type === "Word" ? value.value : "");

function hasPort(node: SyntaxNode): boolean {
  if (node.type === "SimpleExpansion") return node.text === "$PORT";
  let found = node.type === "ParameterExpansion" && node.parameter === "PORT";
  forEachChild(node, (child) => {
    found ||= hasPort(child);
  });
  return found;
}
