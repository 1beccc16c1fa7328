import aliases from "@pulumi/pulumi/proto/alias_pb.js";
import { nameOf, type Scope, scopeOf, typeOf, urnOf } from "../../wire/urn.ts";

/** A registration's name and aliases. */
export interface AliasedName {
  scope: Scope;
  type: string;
  name: string;
  parent: string | undefined;
  aliases: aliases.Alias[];
}

/**
 * The URNs that a resource may have had: its own aliases, and those that follow from its parent's former URN. A child whose
 * name begins with its parent's name counts as renamed with it.
 */
export function formerUrns(goal: AliasedName, parentsFormerUrn: string | undefined): string[] {
  const explicit = goal.aliases.map((alias) => aliasUrn(goal, alias));
  if (parentsFormerUrn === undefined || goal.parent === undefined) return unique(explicit);
  const current = urnOf(goal.scope, goal.type, goal.name, goal.parent);
  const parentName = nameOf(goal.parent);
  const inherited = [current, ...explicit].map((urn) => inheritedUrn(urn, parentName, parentsFormerUrn));
  return unique([...explicit, ...inherited]);
}

function aliasUrn(goal: AliasedName, alias: aliases.Alias): string {
  if (alias.getAliasCase() === aliases.Alias.AliasCase.URN) return alias.getUrn();
  const spec = alias.getSpec();
  if (spec === undefined) return urnOf(goal.scope, goal.type, goal.name, goal.parent);
  const scope = { stack: spec.getStack() || goal.scope.stack, project: spec.getProject() || goal.scope.project };
  const parent = spec.getNoparent() ? undefined : spec.getParenturn() || goal.parent;
  return urnOf(scope, spec.getType() || goal.type, spec.getName() || goal.name, parent);
}

function inheritedUrn(urn: string, parentName: string, parentsFormerUrn: string): string {
  const name = nameOf(urn);
  const former = name.startsWith(parentName) ? nameOf(parentsFormerUrn) + name.slice(parentName.length) : name;
  return urnOf(scopeOf(parentsFormerUrn), typeOf(urn), former, parentsFormerUrn);
}

function unique(urns: string[]): string[] {
  return [...new Set(urns)];
}
