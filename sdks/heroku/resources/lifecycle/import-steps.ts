import { urnParts } from "../../client/urn.ts";
import { type Command, command, commandText } from "../../define/command.ts";

/**
 * The commands that take an existing object over as the resource `urn`, in order. The first forgets an object that is gone and has that
 * place in the state. A file names the components around the resource too, which a new stack does not have yet: `--parent` needs them.
 */
export function importCommands(urn: string, token: string, id: string): Command[] {
  const { stack, name } = urnParts(urn);
  const refresh = command("pulumi", "refresh", "--stack", stack);
  if (!urn.includes("$")) return [refresh, command("pulumi", "import", token, name, id, "--stack", stack)];
  return [
    refresh,
    { ...command("echo", importFile(urn, token, id)), into: "import.json" },
    command("pulumi", "import", "--file", "import.json", "--stack", stack, "--generate-code=false"),
    command("pulumi", "up", "--stack", stack),
  ];
}

export const importSteps = (urn: string, token: string, id: string): string =>
  importCommands(urn, token, id)
    .map((each) => commandText(each))
    .join("; ");

interface Imported {
  readonly type: string;
  /** By which others in the file name it as their parent. */
  readonly name: string;
  readonly logicalName?: string;
  readonly parent?: string;
  readonly component?: true;
  readonly id?: string;
}

/** As `pulumi import --file` reads it. Components may be in the state already. */
function importFile(urn: string, token: string, id: string): string {
  const { name, types } = urnParts(urn);
  const parents = types.split("$").slice(0, -1);
  const components = parents.map(
    (type, index): Imported => ({
      type,
      name: `c${index}`,
      logicalName: nameOf(type, name),
      ...(index > 0 && { parent: `c${index - 1}` }),
      component: true,
    }),
  );
  const own: Imported = { type: token, name, ...(parents.length > 0 && { parent: `c${parents.length - 1}` }), id };
  return JSON.stringify({ resources: [...components, own] });
}

/** A URN has the types of its parents, not their names. Those of Tandem's follow from the resource's; `components/parents.test.ts` holds that. */
function nameOf(type: string, name: string): string {
  if (type === "tandem:index:Estate") return "estate";
  return type === "tandem:index:Service" ? name.replace(/-(app|pipeline)$/, "") : name;
}
