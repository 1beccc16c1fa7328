interface UrnParts {
  readonly stack: string;
  /** Types of the parents and its own, such as `tandem:index:Estate$heroku:index/app:App`. */
  readonly types: string;
  readonly type: string;
  /** May contain `::`. */
  readonly name: string;
}

/** The parts of a URN, `urn:pulumi:<stack>::<project>::<types>::<name>`. */
export function urnParts(urn: string): UrnParts {
  const [stack = "", , types = "", ...name] = urn.replace(/^urn:pulumi:/, "").split("::");
  return { stack, types, type: types.split("$").at(-1) ?? "", name: name.join("::") };
}
