import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { exitCodes, Problem } from "../problem.ts";

/** The folder of the simulated AWS plugin. */
const simulatedPlugin = fileURLToPath(new URL("../simulated/bin", import.meta.url));

/**
 * The text of `Pulumi.yaml` in the folder `from`, changed for the folder `to` with a simulated AWS: the paths of program and plugins
 * are adapted, the rest is unchanged. A text that is no project is a {@link Problem}.
 */
export function simulatedProject(text: string, from: string, to: string): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined || !isMap(document.contents)) {
    throw new Problem(
      `Pulumi.yaml: expected a project in YAML, got ${error?.message ?? "another text"}`,
      exitCodes.input,
    );
  }
  const pathFromTo = (path: string): string => relative(to, resolve(from, path)) || ".";
  const main = document.get("main");
  // Without `main`, the program is the project's folder.
  document.set("main", pathFromTo(typeof main === "string" ? main : "."));
  for (const plugin of ["providers", "languages", "analyzers"].flatMap((kind) => plugins(document, kind))) {
    const path = plugin.get("path");
    if (typeof path === "string") plugin.set("path", pathFromTo(path));
  }
  const others = plugins(document, "providers").filter((plugin) => plugin.get("name") !== "aws");
  const aws = document.createNode({ name: "aws", path: simulatedPlugin });
  document.setIn(["plugins", "providers"], document.createNode([...others, aws]));
  return document.toString();
}

function plugins(document: Document, kind: string): YAMLMap[] {
  const list = document.getIn(["plugins", kind]);
  return isSeq(list) ? list.items.filter(isMap) : [];
}
