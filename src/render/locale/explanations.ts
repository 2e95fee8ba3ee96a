import type { FindingCode } from "../../report/findings.ts";
import { capturesExplainedEn } from "./explanations/captures.en.ts";
import { capturesExplainedKo } from "./explanations/captures.ko.ts";
import { dhcpExchangesExplainedEn } from "./explanations/dhcp-exchanges.en.ts";
import { dhcpExchangesExplainedKo } from "./explanations/dhcp-exchanges.ko.ts";
import { dhcpNetworksExplainedEn } from "./explanations/dhcp-networks.en.ts";
import { dhcpNetworksExplainedKo } from "./explanations/dhcp-networks.ko.ts";
import { ftpAddressesExplainedEn } from "./explanations/ftp-addresses.en.ts";
import { ftpAddressesExplainedKo } from "./explanations/ftp-addresses.ko.ts";
import { ftpConnectionsExplainedEn } from "./explanations/ftp-connections.en.ts";
import { ftpConnectionsExplainedKo } from "./explanations/ftp-connections.ko.ts";
import { ftpSessionsExplainedEn } from "./explanations/ftp-sessions.en.ts";
import { ftpSessionsExplainedKo } from "./explanations/ftp-sessions.ko.ts";
import { ftpTransfersExplainedEn } from "./explanations/ftp-transfers.en.ts";
import { ftpTransfersExplainedKo } from "./explanations/ftp-transfers.ko.ts";
import type { ExplanationText } from "./finding-words.ts";
import type { Language } from "./language.ts";

/** The explanation of every finding, in every language. Loaded only where somebody asks for one. */
const EXPLANATIONS: Record<Language, Record<FindingCode, ExplanationText>> = {
  en: {
    ...ftpConnectionsExplainedEn,
    ...ftpAddressesExplainedEn,
    ...ftpTransfersExplainedEn,
    ...ftpSessionsExplainedEn,
    ...dhcpExchangesExplainedEn,
    ...dhcpNetworksExplainedEn,
    ...capturesExplainedEn,
  },
  ko: {
    ...ftpConnectionsExplainedKo,
    ...ftpAddressesExplainedKo,
    ...ftpTransfersExplainedKo,
    ...ftpSessionsExplainedKo,
    ...dhcpExchangesExplainedKo,
    ...dhcpNetworksExplainedKo,
    ...capturesExplainedKo,
  },
};

export function explanationText(code: FindingCode, language: Language): ExplanationText {
  return EXPLANATIONS[language][code];
}
