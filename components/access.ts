import { TeamCollaborator } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import type { Collaborator } from "../settings/declare.ts";

/** What an `Access` is made of. */
export interface AccessArgs {
  readonly appId: Input<string>;
  readonly collaborators: readonly Collaborator[];
}

/**
 * Who may do what with an app, beside the team's admins. Each person needs a Heroku account.
 *
 * @example new Access("catalog-access", { appId, collaborators: [collaborator("ana@example.org", "deploy")] })
 */
export class Access extends ComponentResource {
  constructor(name: string, { appId, collaborators }: AccessArgs, options?: ComponentResourceOptions) {
    super("tandem:index:Access", name, {}, options);
    for (const { email, permissions } of collaborators) {
      new TeamCollaborator(`${name}-${email}`, { appId, email, permissions: [...permissions] }, { parent: this });
    }
    this.registerOutputs();
  }
}
