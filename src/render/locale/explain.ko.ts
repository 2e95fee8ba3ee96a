import type { explainEn } from "./explain.en.ts";

/** 설명 화면의 낱말. */
export const explainKo: typeof explainEn = {
  places: {
    client: "FTP 클라이언트",
    vsftpd: "vsftpd",
    proftpd: "ProFTPD",
    "pure-ftpd": "Pure-FTPd",
    iis: "IIS",
    filezilla: "FileZilla Server",
    nftables: "리눅스 방화벽(nftables)",
    iptables: "리눅스 방화벽(iptables)",
    conntrack: "리눅스 NAT 도우미(conntrack)",
    windows: "Windows",
    "windows-firewall": "Windows 방화벽",
    router: "공유기 또는 NAT",
    "isc-dhcp": "ISC dhcpd",
    kea: "Kea",
    dnsmasq: "dnsmasq",
    "windows-dhcp": "Windows DHCP 서버",
    cisco: "Cisco IOS",
    switch: "스위치",
    tcpdump: "tcpdump",
    "dhcp-client": "DHCP 클라이언트",
  },
};
