import { ftpHelper } from "./ftp-helper.ts";
import type { Settings } from "./settings.ts";

/** Addresses and the range 30000-30100 are examples. */
export const ftpConnectionsSettings = {
  /** Passive mode, chosen at the client. Windows' own ftp.exe has none; curl.exe comes with Windows and begins with it. */
  "client-passive": [
    {
      place: "client",
      lines: [
        "ftp -p ftp.example.com",
        "curl --ftp-pasv ftp://ftp.example.com/",
        "lftp -e 'set ftp:passive-mode on' ftp.example.com",
        "FileZilla: Site Manager > Transfer Settings > Transfer mode > Passive",
      ],
    },
    { place: "windows", lines: ["curl.exe --user student ftp://ftp.example.com/"] },
  ],
  /** Active mode, chosen at the client. */
  "client-active": [
    {
      place: "client",
      lines: [
        "tnftp -A ftp.example.com",
        "curl --ftp-port - ftp://ftp.example.com/",
        "lftp -e 'set ftp:passive-mode off' ftp.example.com",
        "FileZilla: Site Manager > Transfer Settings > Transfer mode > Active",
      ],
    },
  ],
  /** What reads PORT at the client's router or firewall, and lets in what it names. Not of use under TLS. */
  "nat-helper": [
    {
      place: "conntrack",
      lines: [
        "modprobe nf_nat_ftp",
        ...ftpHelper("prerouting"),
        `nft insert rule inet filter forward 'ct helper "ftp" ct state related accept'`,
      ],
    },
  ],
  "nat-helper-of-iptables": [
    {
      place: "iptables",
      lines: [
        "modprobe nf_nat_ftp",
        "iptables -t raw -A PREROUTING -p tcp --dport 21 -j CT --helper ftp",
        "iptables -I FORWARD -m conntrack --ctstate RELATED -m helper --helper ftp -j ACCEPT",
      ],
    },
  ],
  /** Windows' own firewall reads PORT of ftp.exe. */
  "stateful-ftp": [{ place: "windows-firewall", lines: ["netsh advfirewall set global StatefulFTP enable"] }],
  /** What a server does before it greets: look up names, and see whether the client may come. */
  "before-greeting": [
    {
      place: "vsftpd",
      lines: [
        "grep -E 'vsftpd|ALL' /etc/hosts.allow /etc/hosts.deny",
        "/etc/hosts.allow: vsftpd: 192.0.2.0/255.255.255.0",
      ],
    },
    { place: "proftpd", lines: ["UseReverseDNS off"] },
    { place: "pure-ftpd", lines: ["DontResolve yes"] },
  ],
  /** The ports that a server hands out in passive mode, and the way through its firewall. */
  "passive-ports": [
    { place: "vsftpd", lines: ["pasv_enable=YES", "pasv_min_port=30000", "pasv_max_port=30100"] },
    { place: "proftpd", lines: ["PassivePorts 30000 30100"] },
    { place: "pure-ftpd", lines: ["PassivePortRange 30000 30100"] },
    { place: "iis", lines: ["FTP Firewall Support > Data Channel Port Range: 30000-30100", "Restart-Service ftpsvc"] },
    {
      place: "filezilla",
      lines: [
        "Server > Configure > Protocols settings > FTP and FTP over TLS (FTPS) > Passive mode > Use custom port range: 30000-30100",
      ],
    },
    { place: "nftables", lines: ["nft insert rule inet filter input tcp dport 30000-30100 accept"] },
    { place: "iptables", lines: ["iptables -I INPUT -p tcp --dport 30000:30100 -j ACCEPT"] },
    {
      place: "windows-firewall",
      lines: [
        'netsh advfirewall firewall add rule name="FTP passive" dir=in action=allow protocol=TCP localport=30000-30100',
      ],
    },
  ],
  /** What reads the 227 at the server's firewall, and lets in what it names, instead of an open range. Not of use under TLS. */
  "passive-helper": [
    {
      place: "conntrack",
      lines: [
        ...ftpHelper("prerouting"),
        `nft insert rule inet filter input 'ct helper "ftp" ct state related accept'`,
      ],
    },
  ],
  /** Active mode, as the server must allow it. */
  "active-from-server": [
    { place: "vsftpd", lines: ["port_enable=YES", "connect_from_port_20=YES"] },
    { place: "nftables", lines: ["nft insert rule inet filter output tcp sport 20 tcp dport 1024-65535 accept"] },
  ],
  /** The server's program, and the way to its control port. */
  "control-port": [
    { place: "vsftpd", lines: ["ss -ltnp 'sport = :21'", "systemctl enable --now vsftpd"] },
    { place: "iis", lines: ["Get-NetTCPConnection -State Listen -LocalPort 21", "Start-Service ftpsvc"] },
    { place: "nftables", lines: ["nft insert rule inet filter input tcp dport 21 accept"] },
    { place: "iptables", lines: ["iptables -I INPUT -p tcp --dport 21 -j ACCEPT"] },
    {
      place: "windows-firewall",
      lines: ['netsh advfirewall firewall add rule name="FTP" dir=in action=allow protocol=TCP localport=21'],
    },
  ],
  /** A capture that has data connections too: filtered by host, not by port. */
  "capture-by-host": [{ place: "tcpdump", lines: ["tcpdump -i any -w ftp.pcap host ftp.example.com"] }],
} satisfies Record<string, readonly Settings[]>;
