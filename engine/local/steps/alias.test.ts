import aliases from "@pulumi/pulumi/proto/alias_pb.js";
import { expect, test } from "vitest";
import { formerUrns } from "./alias.ts";

const scope = { stack: "s", project: "p" };
const box = "urn:pulumi:s::p::t:i:Box::box";
const named = { scope, type: "t:i:T", name: "box-a", parent: box, aliases: [] };
const spec = (change: (spec: aliases.Alias.Spec) => aliases.Alias.Spec) =>
  new aliases.Alias().setSpec(change(new aliases.Alias.Spec()));

test("an alias specifies a former name, type, parent, stack or project, or a whole URN", () => {
  const given = [
    new aliases.Alias().setUrn("urn:pulumi:x::y::z::w"),
    spec((alias) => alias.setName("old")),
    spec((alias) => alias.setType("t:i:Old")),
    spec((alias) => alias.setNoparent(true)),
    spec((alias) => alias.setParenturn("urn:pulumi:s::p::t:i:Crate::crate")),
    spec((alias) => alias.setStack("s2").setProject("p2")),
  ];
  expect(formerUrns({ ...named, aliases: given }, undefined)).toEqual([
    "urn:pulumi:x::y::z::w",
    "urn:pulumi:s::p::t:i:Box$t:i:T::old",
    "urn:pulumi:s::p::t:i:Box$t:i:Old::box-a",
    "urn:pulumi:s::p::t:i:T::box-a",
    "urn:pulumi:s::p::t:i:Crate$t:i:T::box-a",
    "urn:pulumi:s2::p2::t:i:Box$t:i:T::box-a",
  ]);
});

test("a child inherits its parent's former name and type", () => {
  expect(formerUrns(named, "urn:pulumi:s::p::t:i:Crate::crate")).toEqual(["urn:pulumi:s::p::t:i:Crate$t:i:T::crate-a"]);
});
