import { AppWebhook, GeneratedSecret } from "@pulumi/heroku";
import { ComponentResource, type ComponentResourceOptions, type Input } from "@pulumi/pulumi";
import { noticeSecret } from "../kinds/generated-secret.ts";
import { notice } from "../kinds/notice.ts";

/** What a `DeployNotice` is made of. */
export interface DeployNoticeArgs {
  readonly service: string;
  readonly address: string;
  readonly appId: Input<string>;
  /** Where the relay takes deliveries for one address, https only. */
  readonly url: string;
}

/**
 * Tells the relay of every release of an app, signed with a key of its own, so that the relay can tell a forged notice.
 *
 * @example new DeployNotice("catalog-notice-list@example.org", { service: "catalog", address: "list@example.org", appId, url: "https://notices.example.org/heroku?to=…" })
 */
export class DeployNotice extends ComponentResource {
  constructor(name: string, { service, address, appId, url }: DeployNoticeArgs, options?: ComponentResourceOptions) {
    super("tandem:index:DeployNotice", name, {}, options);
    const { value: secret } = new GeneratedSecret(noticeSecret.of(service, address), {}, { parent: this });
    new AppWebhook(
      notice.naming.of(service, address),
      { appId, url, includes: ["api:release"], level: "sync", secret },
      { parent: this },
    );
    this.registerOutputs();
  }
}
