import type { Rule } from "../facts.ts";
import { algCorrected } from "./alg-corrected.ts";
import { announcementRewritten } from "./announcement-rewritten.ts";
import { foreignAddressAnnounced } from "./foreign-address-announced.ts";
import { modesMixed } from "./modes-mixed.ts";
import { passivePorts } from "./passive-ports.ts";
import { passiveFrom20, port20Unused, port20Used } from "./port-20.ts";
import { privateAddressAnnounced } from "./private-address-announced.ts";
import { privilegedPort } from "./privileged-port.ts";
import { bounce, fxp } from "./third-host.ts";
import { unexpectedHost } from "./unexpected-host.ts";
import { unexpectedPort } from "./unexpected-port.ts";
import { wrongAddressIgnored, wrongAddressObeyed } from "./wrong-address.ts";

export const FTP_ADDRESSES_RULES: readonly Rule[] = [
  privateAddressAnnounced,
  foreignAddressAnnounced,
  announcementRewritten,
  algCorrected,
  wrongAddressIgnored,
  wrongAddressObeyed,
  unexpectedHost,
  unexpectedPort,
  fxp,
  bounce,
  privilegedPort,
  port20Used,
  port20Unused,
  passiveFrom20,
  passivePorts,
  modesMixed,
];
