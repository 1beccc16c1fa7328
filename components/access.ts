import { TeamCollaborator } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { collaborator } from "../kinds/collaborator.ts";
import type { Collaborator } from "../settings/declare.ts";

/** What an `Access` is made of. */
export interface AccessArgs {
  readonly service: string;
  readonly appId: Input<string>;
  readonly collaborators: readonly Collaborator[];
}

/**
 * Who may do what with an app, beside the team's admins. Each person needs a Heroku account.
 *
 * @example new Access("catalog-access", { service: "catalog", appId, collaborators: [collaborator("ana@example.org", "deploy")] })
 */
export class Access extends ComponentResource {
  constructor(name: string, { service, appId, collaborators }: AccessArgs, options?: ComponentResourceOptions) {
    super("tandem:index:Access", name, {}, options);
    for (const { email, permissions } of collaborators) {
      new TeamCollaborator(
        collaborator.naming.of(service, email),
        { appId, email, permissions: [...permissions] },
        { parent: this },
      );
    }
    this.registerOutputs();
  }
}
