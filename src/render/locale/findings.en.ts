import type { Cause, CauseCode, FindingData } from "../../report/findings.ts";
import type { Sentences } from "./finding-words.ts";
import { capturesCausesEn, capturesEn } from "./findings/captures.en.ts";
import { dhcpExchangesCausesEn, dhcpExchangesEn } from "./findings/dhcp-exchanges.en.ts";
import { dhcpNetworksCausesEn, dhcpNetworksEn } from "./findings/dhcp-networks.en.ts";
import { ftpAddressesCausesEn, ftpAddressesEn } from "./findings/ftp-addresses.en.ts";
import { ftpConnectionsCausesEn, ftpConnectionsEn } from "./findings/ftp-connections.en.ts";
import { ftpSessionsCausesEn, ftpSessionsEn } from "./findings/ftp-sessions.en.ts";
import { ftpTransfersCausesEn, ftpTransfersEn } from "./findings/ftp-transfers.en.ts";

/** What is said of findings. */
export interface FindingWords {
  sentences: Sentences<FindingData>;
  /** Each is a clause without a full stop, which fits behind "Cause: ". */
  causes: Record<CauseCode, string>;
  /** A sentence of a cause's clause and how sure that is. */
  because: Record<Cause["confidence"], (cause: string) => string>;
}

export const findingsEn: FindingWords = {
  sentences: {
    ...ftpConnectionsEn,
    ...ftpAddressesEn,
    ...ftpTransfersEn,
    ...ftpSessionsEn,
    ...dhcpExchangesEn,
    ...dhcpNetworksEn,
    ...capturesEn,
  },
  causes: {
    ...ftpConnectionsCausesEn,
    ...ftpAddressesCausesEn,
    ...ftpTransfersCausesEn,
    ...ftpSessionsCausesEn,
    ...dhcpExchangesCausesEn,
    ...dhcpNetworksCausesEn,
    ...capturesCausesEn,
  },
  because: {
    certain: (cause) => `Cause: ${cause}.`,
    likely: (cause) => `Likely cause: ${cause}.`,
    possible: (cause) => `Possible cause: ${cause}.`,
  },
};
