import type { FtpAddressFindings } from "../../../report/finding-data/ftp-addresses.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpAddressesExplainedEn: Explanations<FtpAddressFindings> = {
  "ftp.private-address-announced": { title: "ftp.private-address-announced", meaning: "", limits: null, checks: [] },
  "ftp.foreign-address-announced": { title: "ftp.foreign-address-announced", meaning: "", limits: null, checks: [] },
  "ftp.announcement-rewritten": { title: "ftp.announcement-rewritten", meaning: "", limits: null, checks: [] },
  "ftp.alg-corrected": { title: "ftp.alg-corrected", meaning: "", limits: null, checks: [] },
  "ftp.wrong-address-ignored": { title: "ftp.wrong-address-ignored", meaning: "", limits: null, checks: [] },
  "ftp.wrong-address-obeyed": { title: "ftp.wrong-address-obeyed", meaning: "", limits: null, checks: [] },
  "ftp.unexpected-host": { title: "ftp.unexpected-host", meaning: "", limits: null, checks: [] },
  "ftp.unexpected-port": { title: "ftp.unexpected-port", meaning: "", limits: null, checks: [] },
  "ftp.fxp": { title: "ftp.fxp", meaning: "", limits: null, checks: [] },
  "ftp.bounce": { title: "ftp.bounce", meaning: "", limits: null, checks: [] },
  "ftp.privileged-port": { title: "ftp.privileged-port", meaning: "", limits: null, checks: [] },
  "ftp.port-20-used": { title: "ftp.port-20-used", meaning: "", limits: null, checks: [] },
  "ftp.port-20-unused": { title: "ftp.port-20-unused", meaning: "", limits: null, checks: [] },
  "ftp.passive-from-20": { title: "ftp.passive-from-20", meaning: "", limits: null, checks: [] },
  "ftp.passive-ports": { title: "ftp.passive-ports", meaning: "", limits: null, checks: [] },
  "ftp.modes-mixed": { title: "ftp.modes-mixed", meaning: "", limits: null, checks: [] },
};
