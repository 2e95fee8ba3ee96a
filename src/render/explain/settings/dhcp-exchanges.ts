import type { Settings } from "./settings.ts";

export const dhcpExchangesSettings = {
  /** A client that asks for an address again, and says what it does. */
  "dhcp-ask-again": [
    { place: "windows", lines: ["ipconfig /release", "ipconfig /renew", "ipconfig /all"] },
    { place: "dhcp-client", lines: ["dhclient -v eth0", "udhcpc -i eth0 -f -q", "dhcpcd -d -B eth0"] },
    { place: "tcpdump", lines: ["tcpdump -i eth0 -nn -w dhcp.pcap 'udp port 67 or udp port 68 or arp'"] },
  ],
  /** Whether a server runs, and on which interface. */
  "dhcp-server-runs": [
    {
      place: "isc-dhcp",
      lines: [
        "systemctl status isc-dhcp-server",
        "dhcpd -t -cf /etc/dhcp/dhcpd.conf",
        '/etc/default/isc-dhcp-server: INTERFACESv4="eth0"',
      ],
    },
    {
      place: "kea",
      lines: ["kea-dhcp4 -t /etc/kea/kea-dhcp4.conf", '"interfaces-config": { "interfaces": [ "eth0" ] }'],
    },
    { place: "dnsmasq", lines: ["dnsmasq --test", "interface=eth0"] },
    { place: "windows-dhcp", lines: ["Get-Service DHCPServer", "Get-DhcpServerv4Binding", "Get-DhcpServerInDC"] },
  ],
  /** The way between clients and server: relay, trusted port, edge port, firewall. */
  "dhcp-way-to-server": [
    {
      place: "cisco",
      lines: [
        "interface Vlan10",
        " ip helper-address 198.51.100.5",
        "interface GigabitEthernet0/1",
        " description to the DHCP server",
        " ip dhcp snooping trust",
        "interface GigabitEthernet0/10",
        " description to a client",
        " spanning-tree portfast",
        "show ip dhcp snooping",
      ],
    },
    { place: "nftables", lines: ["nft insert rule inet filter input udp dport 67 accept"] },
    { place: "iptables", lines: ["iptables -I INPUT -p udp --dport 67 -j ACCEPT"] },
  ],
  /** The range of addresses, and how much of it is in use. */
  "dhcp-range-size": [
    { place: "isc-dhcp", lines: ["subnet 192.0.2.0 netmask 255.255.255.0 { range 192.0.2.10 192.0.2.200; }"] },
    { place: "kea", lines: ['"subnet": "192.0.2.0/24", "pools": [ { "pool": "192.0.2.10 - 192.0.2.200" } ]'] },
    { place: "dnsmasq", lines: ["dhcp-range=192.0.2.10,192.0.2.200,12h"] },
    {
      place: "windows-dhcp",
      lines: [
        "Get-DhcpServerv4ScopeStatistics",
        "Set-DhcpServerv4Scope -ScopeId 192.0.2.0 -StartRange 192.0.2.10 -EndRange 192.0.2.200",
      ],
    },
  ],
  /** Which clients a server serves. */
  "dhcp-clients-served": [
    {
      place: "isc-dhcp",
      lines: ["allow unknown-clients;", "host pc1 { hardware ethernet 00:00:5e:00:53:01; fixed-address 192.0.2.20; }"],
    },
    {
      place: "kea",
      lines: ['"reservations": [ { "hw-address": "00:00:5e:00:53:01", "ip-address": "192.0.2.20" } ]'],
    },
    { place: "dnsmasq", lines: ["dhcp-host=00:00:5e:00:53:01,192.0.2.20"] },
    {
      place: "windows-dhcp",
      lines: [
        "Get-DhcpServerv4FilterList",
        "Get-DhcpServerv4Filter",
        'Add-DhcpServerv4Filter -List Allow -MacAddress "00-00-5E-00-53-01"',
      ],
    },
  ],
  /** A server that refuses at once what it knows nothing of. Only where it is the one server of its network. */
  "dhcp-authoritative-server": [
    { place: "isc-dhcp", lines: ["authoritative;"] },
    { place: "kea", lines: ['"authoritative": true'] },
    { place: "dnsmasq", lines: ["dhcp-authoritative"] },
  ],
  "dhcp-lease-length": [
    { place: "isc-dhcp", lines: ["default-lease-time 43200;", "max-lease-time 86400;"] },
    { place: "kea", lines: ['"valid-lifetime": 43200'] },
    { place: "dnsmasq", lines: ["dhcp-range=192.0.2.10,192.0.2.200,12h"] },
    { place: "windows-dhcp", lines: ["Set-DhcpServerv4Scope -ScopeId 192.0.2.0 -LeaseDuration 0.12:00:00"] },
  ],
  /** Who has an address, and servers that ask before they offer one. */
  "dhcp-address-probes": [
    { place: "dhcp-client", lines: ["arping -c 3 -I eth0 192.0.2.20"] },
    { place: "cisco", lines: ["show mac address-table address 0000.5e00.5301"] },
    { place: "isc-dhcp", lines: ["ping-check true;"] },
    { place: "kea", lines: ['"hooks-libraries": [ { "library": "libdhcp_ping_check.so" } ]'] },
    {
      place: "windows-dhcp",
      lines: [
        "Set-DhcpServerSetting -ConflictDetectionAttempts 2",
        "Get-DhcpServerv4Lease -ScopeId 192.0.2.0 -BadLeases",
      ],
    },
  ],
  "dhcp-broadcast-answers": [
    { place: "isc-dhcp", lines: ["always-broadcast on;"] },
    { place: "dnsmasq", lines: ["dhcp-broadcast"] },
  ],
  /** A client that cannot hear unicast before it has an address. */
  "dhcp-ask-for-broadcast": [{ place: "dhcp-client", lines: ["udhcpc -B -i eth0", "/etc/dhcpcd.conf: broadcast"] }],
} satisfies Record<string, readonly Settings[]>;
