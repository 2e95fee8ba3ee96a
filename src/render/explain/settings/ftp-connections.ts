import type { Settings } from "../guide.ts";

export const ftpConnectionsSettings = {
  /** The ports that a server hands out in passive mode, and the way through its firewall. */
  "passive-ports": [
    { place: "vsftpd", lines: ["pasv_enable=YES", "pasv_min_port=30000", "pasv_max_port=30100"] },
    { place: "proftpd", lines: ["PassivePorts 30000 30100"] },
    { place: "pure-ftpd", lines: ["--passiveportrange 30000:30100"] },
    { place: "iis", lines: ["FTP Firewall Support > Data Channel Port Range: 30000-30100"] },
    { place: "nftables", lines: ["nft add rule inet filter input tcp dport 30000-30100 accept"] },
  ],
} satisfies Record<string, readonly Settings[]>;
