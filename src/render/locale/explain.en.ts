/** Words of the explain screen. */
export const explainEn = {
  /** Where a command or setting belongs; products keep their names. */
  places: {
    client: "FTP client",
    vsftpd: "vsftpd",
    proftpd: "ProFTPD",
    "pure-ftpd": "Pure-FTPd",
    iis: "IIS",
    filezilla: "FileZilla Server",
    nftables: "Linux firewall (nftables)",
    iptables: "Linux firewall (iptables)",
    conntrack: "Linux NAT helper (conntrack)",
    windows: "Windows",
    "windows-firewall": "Windows firewall",
    router: "router or NAT",
    "isc-dhcp": "ISC dhcpd",
    kea: "Kea",
    dnsmasq: "dnsmasq",
    "windows-dhcp": "Windows DHCP server",
    cisco: "Cisco IOS",
    switch: "switch",
    tcpdump: "tcpdump",
    "dhcp-client": "DHCP client",
  },
};

export type PlaceName = keyof typeof explainEn.places;
