import { PolicyPack } from "@pulumi/policy";
import { postgresHasDailyBackup } from "./postgres-has-daily-backup.ts";

new PolicyPack("tandem", { policies: [postgresHasDailyBackup] });
