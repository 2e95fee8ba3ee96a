import type { Settings } from "./settings.ts";

/** Addresses, MACs and interface names are examples. */
export const dhcpNetworksSettings = {
  /** Who answers as a server, and at which port of the switch. */
  "dhcp-find-servers": [
    { place: "dhcp-client", lines: ["nmap --script broadcast-dhcp-discover -e eth0", "dhcpcd --test eth0"] },
    { place: "tcpdump", lines: ["tcpdump -eni eth0 'udp src port 67'"] },
    { place: "cisco", lines: ["show mac address-table address 0200.0000.0502"] },
    { place: "windows-dhcp", lines: ["Get-DhcpServerInDC"] },
  ],
  /** Answers of servers only from the ports where servers are. */
  "dhcp-snooping": [
    {
      place: "cisco",
      lines: [
        "ip dhcp snooping",
        "ip dhcp snooping vlan 10",
        "interface GigabitEthernet0/1",
        " ip dhcp snooping trust",
        "show ip dhcp snooping",
      ],
    },
  ],
  /** The values that all servers of a network must hand out alike. */
  "dhcp-network-values": [
    {
      place: "isc-dhcp",
      lines: [
        "option routers 192.0.2.1;",
        "option domain-name-servers 192.0.2.53;",
        "option subnet-mask 255.255.255.0;",
      ],
    },
    {
      place: "kea",
      lines: [
        '"option-data": [ { "name": "routers", "data": "192.0.2.1" }, { "name": "domain-name-servers", "data": "192.0.2.53" } ]',
      ],
    },
    { place: "dnsmasq", lines: ["dhcp-option=option:router,192.0.2.1", "dhcp-option=option:dns-server,192.0.2.53"] },
    {
      place: "windows-dhcp",
      lines: [
        "Get-DhcpServerv4OptionValue -ScopeId 192.0.2.0",
        "Set-DhcpServerv4OptionValue -ScopeId 192.0.2.0 -Router 192.0.2.1 -DnsServer 192.0.2.53",
      ],
    },
  ],
  /** Two servers that know of each other's leases. */
  "dhcp-failover": [
    {
      place: "windows-dhcp",
      lines: [
        'Add-DhcpServerv4Failover -Name "pair" -PartnerServer "dhcp2.example.com" -ScopeId 192.0.2.0',
        "Get-DhcpServerv4Failover",
      ],
    },
    {
      place: "isc-dhcp",
      lines: [
        'failover peer "pair" { primary; address 192.0.2.2; peer address 192.0.2.3; max-response-delay 60; max-unacked-updates 10; load balance max seconds 3; mclt 1800; split 128; }',
        'subnet 192.0.2.0 netmask 255.255.255.0 { pool { failover peer "pair"; range 192.0.2.10 192.0.2.200; } }',
      ],
    },
  ],
  "dhcp-relay-agent": [
    {
      place: "cisco",
      lines: [
        "interface Vlan10",
        " ip helper-address 198.51.100.5",
        "show ip interface Vlan10",
        "debug ip dhcp server packet",
      ],
    },
    { place: "isc-dhcp", lines: ["dhcrelay -4 -d -id eth1 -iu eth0 198.51.100.5"] },
    { place: "dnsmasq", lines: ["dhcp-relay=192.0.2.1,198.51.100.5"] },
  ],
  /** The server's answers into the relay: from port 67 to port 67. */
  "dhcp-relay-firewall": [
    {
      place: "nftables",
      lines: ["nft insert rule inet filter input ip saddr 198.51.100.5 udp sport 67 udp dport 67 accept"],
    },
    { place: "iptables", lines: ["iptables -I INPUT -p udp -s 198.51.100.5 --sport 67 --dport 67 -j ACCEPT"] },
    { place: "tcpdump", lines: ["tcpdump -eni any 'udp port 67 or udp port 68'"] },
  ],
  "dhcp-relay-information": [
    {
      place: "cisco",
      lines: [
        "ip dhcp relay information option",
        "ip dhcp relay information check",
        "show ip dhcp relay information trusted-sources",
      ],
    },
    { place: "isc-dhcp", lines: ["dhcrelay -4 -a -m replace 198.51.100.5"] },
  ],
  /** How many machines, and messages, one port may speak for. */
  "dhcp-flood-limits": [
    {
      place: "cisco",
      lines: [
        "ip dhcp snooping verify mac-address",
        "interface GigabitEthernet0/10",
        " ip dhcp snooping limit rate 15",
        " switchport mode access",
        " switchport port-security maximum 2",
        " switchport port-security violation restrict",
        " switchport port-security",
      ],
    },
  ],
} satisfies Record<string, readonly Settings[]>;
