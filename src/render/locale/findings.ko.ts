import { capturesCausesKo, capturesKo } from "./findings/captures.ko.ts";
import { dhcpExchangesCausesKo, dhcpExchangesKo } from "./findings/dhcp-exchanges.ko.ts";
import { dhcpNetworksCausesKo, dhcpNetworksKo } from "./findings/dhcp-networks.ko.ts";
import { ftpAddressesCausesKo, ftpAddressesKo } from "./findings/ftp-addresses.ko.ts";
import { ftpConnectionsCausesKo, ftpConnectionsKo } from "./findings/ftp-connections.ko.ts";
import { ftpSessionsCausesKo, ftpSessionsKo } from "./findings/ftp-sessions.ko.ts";
import { ftpTransfersCausesKo, ftpTransfersKo } from "./findings/ftp-transfers.ko.ts";
import type { FindingWords } from "./findings.en.ts";

export const findingsKo: FindingWords = {
  sentences: {
    ...ftpConnectionsKo,
    ...ftpAddressesKo,
    ...ftpTransfersKo,
    ...ftpSessionsKo,
    ...dhcpExchangesKo,
    ...dhcpNetworksKo,
    ...capturesKo,
  },
  causes: {
    ...ftpConnectionsCausesKo,
    ...ftpAddressesCausesKo,
    ...ftpTransfersCausesKo,
    ...ftpSessionsCausesKo,
    ...dhcpExchangesCausesKo,
    ...dhcpNetworksCausesKo,
    ...capturesCausesKo,
  },
  because: {
    certain: (cause) => `원인: ${cause}.`,
    likely: (cause) => `유력한 원인: ${cause}.`,
    possible: (cause) => `가능한 원인: ${cause}.`,
  },
};
