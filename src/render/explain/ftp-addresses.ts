import type { FtpAddressFindings } from "../../report/finding-data/ftp-addresses.ts";
import type { Guides } from "./guide.ts";

export const ftpAddressesGuides: Guides<FtpAddressFindings> = {
  "ftp.private-address-announced": { references: [], settings: [], filter: "frame" },
  "ftp.foreign-address-announced": { references: [], settings: [], filter: "frame" },
  "ftp.announcement-rewritten": { references: [], settings: [], filter: "frame" },
  "ftp.alg-corrected": { references: [], settings: [], filter: "frame" },
  "ftp.wrong-address-ignored": { references: [], settings: [], filter: "frame" },
  "ftp.wrong-address-obeyed": { references: [], settings: [], filter: "frame" },
  "ftp.unexpected-host": { references: [], settings: [], filter: "frame" },
  "ftp.unexpected-port": { references: [], settings: [], filter: "frame" },
  "ftp.fxp": { references: [], settings: [], filter: "frame" },
  "ftp.bounce": { references: [], settings: [], filter: "frame" },
  "ftp.privileged-port": { references: [], settings: [], filter: "frame" },
  "ftp.port-20-used": { references: [], settings: [], filter: "frame" },
  "ftp.port-20-unused": { references: [], settings: [], filter: "frame" },
  "ftp.passive-from-20": { references: [], settings: [], filter: "frame" },
  "ftp.passive-ports": { references: [], settings: [], filter: "frame" },
  "ftp.modes-mixed": { references: [], settings: [], filter: "frame" },
};
