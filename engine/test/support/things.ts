import * as pulumi from "@pulumi/pulumi";

/** The fake service's resource in a program, copied into every test project. */
export class Thing extends pulumi.CustomResource {
  declare readonly name: pulumi.Output<string>;
  declare readonly size: pulumi.Output<number>;
  declare readonly serial: pulumi.Output<string>;
  declare readonly password: pulumi.Output<string>;

  constructor(name: string, args: Record<string, unknown> = {}, options?: pulumi.CustomResourceOptions) {
    const outputs = { serial: undefined, password: undefined, size: undefined };
    super("fake:index/thing:Thing", name, { name, ...outputs, ...args }, options);
  }

  static get(name: string, id: pulumi.Input<string>): Thing {
    return new Thing(name, {}, { id });
  }
}

/** A resource whose successor is created before its deletion. */
export class Loose extends pulumi.CustomResource {
  constructor(name: string, args: Record<string, unknown> = {}, options?: pulumi.CustomResourceOptions) {
    super("fake:index/loose:Loose", name, { name, ...args }, options);
  }
}

/** A component. */
export class Box extends pulumi.ComponentResource {
  constructor(name: string, options?: pulumi.ComponentResourceOptions) {
    super("fake:index:Box", name, {}, options);
  }
}

/** Finds a thing by its name. */
export function getThing(name: pulumi.Input<string>): pulumi.Output<{ id: string; size: number; password: string }> {
  return pulumi.runtime.invokeOutput("fake:index/getThing:getThing", { name });
}
