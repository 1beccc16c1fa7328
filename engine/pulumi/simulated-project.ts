import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { exitCodes, Problem } from "../problem.ts";

/** The folder of the plugin that stands in for AWS. */
const standIn = fileURLToPath(new URL("../simulated/bin", import.meta.url));

/**
 * The text of a `Pulumi.yaml` for the folder `to`, out of the text of the one in the folder `from`: AWS is simulated there,
 * whatever the project names for it, and the program and the plugins stay where they are. All else is kept as it is.
 * A text that is no project is a {@link Problem}.
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
  const place = (path: string): string => relative(to, resolve(from, path)) || ".";
  const main = document.get("main");
  // Without it the program is the project's folder.
  document.set("main", place(typeof main === "string" ? main : "."));
  for (const plugin of ["providers", "languages", "analyzers"].flatMap((kind) => plugins(document, kind))) {
    const path = plugin.get("path");
    if (typeof path === "string") plugin.set("path", place(path));
  }
  const others = plugins(document, "providers").filter((plugin) => plugin.get("name") !== "aws");
  const aws = document.createNode({ name: "aws", path: standIn });
  document.setIn(["plugins", "providers"], document.createNode([...others, aws]));
  return document.toString();
}

function plugins(document: Document, kind: string): YAMLMap[] {
  const list = document.getIn(["plugins", kind]);
  return isSeq(list) ? list.items.filter(isMap) : [];
}
