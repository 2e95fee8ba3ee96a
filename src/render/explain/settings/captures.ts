import type { Settings } from "./settings.ts";

export const capturesSettings = {
  /** Room for bursts: 64 MiB (tcpdump counts in KiB, dumpcap in MiB); and only the machines that matter. */
  "capture-buffer": [
    { place: "tcpdump", lines: ["tcpdump -i eth0 -B 65536 -w ftp.pcap host ftp.example.com"] },
    { place: "windows", lines: ['dumpcap -i 1 -B 64 -f "host ftp.example.com" -w ftp.pcapng'] },
  ],
  "capture-whole-packets": [{ place: "tcpdump", lines: ["tcpdump -i eth0 -s 0 -w ftp.pcap host ftp.example.com"] }],
  /** Cisco's SPAN: what the port receives and what it sends. */
  "mirror-both-ways": [
    {
      place: "switch",
      lines: [
        "monitor session 1 source interface GigabitEthernet1/0/1 both",
        "monitor session 1 destination interface GigabitEthernet1/0/24",
      ],
    },
  ],
  /** Of a VLAN each packet comes in once, and goes out once more. */
  "mirror-once": [
    {
      place: "switch",
      lines: ["monitor session 1 source vlan 10 rx", "monitor session 1 destination interface GigabitEthernet1/0/24"],
    },
  ],
} satisfies Record<string, readonly Settings[]>;
