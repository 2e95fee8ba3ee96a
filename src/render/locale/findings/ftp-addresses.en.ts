import type { FtpAddressCause, FtpAddressFindings } from "../../../report/finding-data/ftp-addresses.ts";
import type { Sentences } from "../finding-words.ts";

export const ftpAddressesEn: Sentences<FtpAddressFindings> = {
  "ftp.private-address-announced": () => "ftp.private-address-announced",
  "ftp.foreign-address-announced": () => "ftp.foreign-address-announced",
  "ftp.announcement-rewritten": () => "ftp.announcement-rewritten",
  "ftp.alg-corrected": () => "ftp.alg-corrected",
  "ftp.wrong-address-ignored": () => "ftp.wrong-address-ignored",
  "ftp.wrong-address-obeyed": () => "ftp.wrong-address-obeyed",
  "ftp.unexpected-host": () => "ftp.unexpected-host",
  "ftp.unexpected-port": () => "ftp.unexpected-port",
  "ftp.fxp": () => "ftp.fxp",
  "ftp.bounce": () => "ftp.bounce",
  "ftp.privileged-port": () => "ftp.privileged-port",
  "ftp.port-20-used": () => "ftp.port-20-used",
  "ftp.port-20-unused": () => "ftp.port-20-unused",
  "ftp.passive-from-20": () => "ftp.passive-from-20",
  "ftp.passive-ports": () => "ftp.passive-ports",
  "ftp.modes-mixed": () => "ftp.modes-mixed",
};

export const ftpAddressesCausesEn: Record<FtpAddressCause, string> = {
  "server-behind-nat": "server-behind-nat",
  "client-behind-nat": "client-behind-nat",
  "nat-with-helper": "nat-with-helper",
  "client-distrusts-227": "client-distrusts-227",
  "bounce-attack": "bounce-attack",
  "several-addresses": "several-addresses",
  "server-to-server": "server-to-server",
  "unprivileged-server": "unprivileged-server",
  "client-fell-back": "client-fell-back",
};
