import { ftpHelper } from "./ftp-helper.ts";
import type { Settings } from "./settings.ts";

export const ftpAddressesSettings = {
  /** The address that a server behind NAT announces, with the ports that its router must forward. */
  "outside-address": [
    { place: "vsftpd", lines: ["pasv_address=203.0.113.1", "pasv_min_port=30000", "pasv_max_port=30100"] },
    { place: "proftpd", lines: ["MasqueradeAddress 203.0.113.1", "PassivePorts 30000 30100"] },
    { place: "pure-ftpd", lines: ["ForcePassiveIP 203.0.113.1", "PassivePortRange 30000 30100"] },
    {
      place: "iis",
      lines: [
        "FTP Firewall Support > Data Channel Port Range: 30000-30100",
        "FTP Firewall Support > External IP Address of Firewall: 203.0.113.1",
      ],
    },
    {
      place: "filezilla",
      lines: [
        "Server > Configure > Protocols settings > FTP and FTP over TLS (FTPS) > Passive mode > Use custom port range: 30000-30100",
        "Server > Configure > Protocols settings > FTP and FTP over TLS (FTPS) > Passive mode > Use the following host: 203.0.113.1",
        "Server > Configure > Protocols settings > FTP and FTP over TLS (FTPS) > Passive mode > Use default host for local connections",
      ],
    },
  ],
  /** Clients that take only the port of a 227, or ask for a 229, which names no address. */
  "port-of-227-only": [
    {
      place: "client",
      lines: [
        "curl --ftp-skip-pasv-ip ftp://ftp.example.com/",
        "lftp -e 'set ftp:fix-pasv-address yes' ftp.example.com",
      ],
    },
  ],
  /** Servers that connect to their client only, and let only their client connect. */
  "client-only": [
    { place: "vsftpd", lines: ["port_promiscuous=NO", "pasv_promiscuous=NO"] },
    { place: "proftpd", lines: ["AllowForeignAddress off"] },
    { place: "pure-ftpd", lines: ["AllowUserFXP no", "AllowAnonymousFXP no"] },
    {
      place: "iis",
      lines: [
        "applicationHost.config, in <ftpServer><security> of the site:",
        '<dataChannelSecurity matchClientAddressForPort="true" matchClientAddressForPasv="true" />',
      ],
    },
  ],
  /** Firewalls of clients that let in what was announced, whatever port it comes from. */
  "announced-connections": [
    {
      place: "nftables",
      lines: [...ftpHelper("output"), `nft insert rule inet filter input 'ct helper "ftp" ct state related accept'`],
    },
  ],
  /** A server that takes port 20 for active data. */
  "from-port-20": [{ place: "vsftpd", lines: ["connect_from_port_20=YES"] }],
} satisfies Record<string, readonly Settings[]>;
