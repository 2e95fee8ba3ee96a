import type { CaptureFindings } from "../../../report/finding-data/captures.ts";
import type { Explanations } from "../finding-words.ts";

export const capturesExplainedEn: Explanations<CaptureFindings> = {
  "capture.damaged": {
    title: "The capture file is damaged or cut off",
    meaning:
      "The file does not go on as its format demands. Most often it ends inside a packet: the capturing program was killed, the disk was full, or the file was copied while it was still being written. Everything that can be read is read; behind a damaged record ftpscope looks for the next one that makes sense.",
    limits:
      "Packets in the unreadable part are missing, and what they would have shown looks as if it had never happened.",
    checks: [
      "Compare size and checksum with the original file: FTP in ASCII type, or a broken download, damages captures like any other file.",
      "Copy or take the capture again, and end the program with Ctrl-C before copying.",
      "See whether the disk or partition that it was written to is full.",
    ],
  },
  "capture.snap-cut": {
    title: "Packets were recorded only in part",
    meaning:
      "The capturing program kept only the first bytes of each packet (the snap length, `-s`). Headers are there, so that connections, times and byte counts are right. What lies behind the cut is not: a long reply, a file name or DHCP options may be missing.",
    limits: "Commands, replies and options that were cut cannot be read, and a file's contents cannot be recognised.",
    checks: [
      "Capture again with `-s 0`, which today's programs do anyway unless told otherwise.",
      "If contents must not be recorded, take a length that keeps control lines whole, for instance `-s 400`.",
    ],
  },
  "capture.unknown-link-type": {
    title: "Packets of a link type that is not read",
    meaning:
      "A capture says what kind of link its packets come from, for each kind has headers of its own. These packets come from a kind that ftpscope does not know; they were counted and not looked into.",
    limits: "Whatever FTP or DHCP there was among these packets is not in the report.",
    checks: [
      "Look up the number at tcpdump.org/linktypes.html to see what was captured.",
      "Capture at the network interface itself (Ethernet, Wi-Fi or `any`) instead of a bus or a radio monitor.",
    ],
  },
  "capture.packets-lost": {
    title: "The capture lost packets",
    meaning:
      "TCP numbers every byte. The receiver acknowledged bytes that the capture never saw, so they arrived, and it is the capture that lacks them, not the network. A machine that captures a fast transfer may not keep up with writing, and the kernel throws packets away; a mirror port that has to carry more than its speed does the same. Transfers were not disturbed by it, but what is told of them may lack bytes, commands or replies.",
    limits:
      "What the missing packets said is not known. A reply among them makes a transfer look unfinished, and a lost 227 or PORT leaves a data connection unannounced.",
    checks: [
      'Read the figures that tcpdump or dumpcap prints at its end: "packets dropped by kernel" should be 0.',
      "Capture only the machines in question (`host`), with a larger buffer (`-B`), onto a fast disk, and without showing packets at the same time.",
      "Compare the load of a mirrored port with the speed of the port that it is mirrored to.",
      "If packets take several ways (two links, two routers), capture at one of the ends.",
    ],
  },
  "capture.one-direction": {
    title: "Only one direction was captured",
    meaning:
      "Data went by on these connections, and every packet of it comes from the same end; TCP cannot work like that, so the other end's packets passed elsewhere or were left out. With only the server's half there are replies without commands, with only the client's half commands without replies. Filters such as `src host`, a mirror port set to one direction, and routers that send the two directions over different ways all look like this.",
    limits:
      "What the other end said, acknowledged or lost is not known. That no answer is seen must not be read as no answer having been given.",
    checks: [
      "Use `host` in the capture filter, not `src host` or `dst host`.",
      "Set the mirror port to both directions (Cisco: `both`), and mirror the port of one of the two machines.",
      "Where each direction takes its own way, capture at the client or at the server.",
    ],
  },
  "capture.duplicates": {
    title: "Packets were captured twice",
    meaning:
      "The same packets, down to the number that IP gives each of them, are in the capture more than once. That happens where a capture runs on all interfaces of a machine that forwards, or where a mirror port copies a packet as it comes into the switch and again as it goes out. ftpscope counts each packet once; in Wireshark the copies look like retransmissions and duplicate acknowledgements.",
    limits: null,
    checks: [
      "Do not take the retransmissions that other programs show in this capture for trouble in the network.",
      "Capture on one interface, or mirror one direction of a VLAN, if the copies are in the way.",
      "Keep both copies where the question is what a router or NAT changes between its sides.",
    ],
  },
  "capture.starts-inside": {
    title: "The capture begins in the middle of sessions",
    meaning:
      "The control connection was open when its first packet was captured: its SYN, the greeting, and what was said until then are missing. So the login, the transfer type, the current folder and an announced port may not be known, and a command may be missing to the first reply.",
    limits:
      "Whether the login succeeded, whether TLS was agreed on, and from where paths count is known only as far as what follows shows it.",
    checks: [
      "Start the capture before the client connects, or let the client connect anew.",
      "If the capture is one of several files in a row, give all of them at once: `ftpscope part1.pcap part2.pcap`.",
    ],
  },
  "capture.ends-inside": {
    title: "The capture ends in the middle of sessions",
    meaning:
      "The last packets of these sessions are close to the end of the capture, and neither QUIT nor a close was seen. Where a transfer was going on, its bytes are counted up to the end of the capture, and its final reply is not known: it need not have failed.",
    limits:
      "How it went on is not in the capture. A transfer that ends with the capture says nothing about the network.",
    checks: [
      "Let the capture run until the transfer has ended and the client has logged out.",
      "If the capture is one of several files in a row, give all of them at once: `ftpscope part1.pcap part2.pcap`.",
      "See whether the capture was limited by count, size or time (`-c`, `-C`, `-G`, `-a`).",
    ],
  },
  "limit.reached": {
    title: "A limit of ftpscope was reached",
    meaning:
      "So that no capture can use up all memory, ftpscope keeps only so much of each kind of thing. This capture holds more of one kind than that. Captures of scans and floods do; ordinary ones stay far below.",
    limits: "What is told is right, but there is more of this kind than is told.",
    checks: [
      "Cut the capture into smaller ones by time or by host (`editcap -A START -B STOP`, `tcpdump -r FILE -w PART host ADDRESS`) and look at each.",
      "See in the traffic table what the capture is full of: a port scan or a flood is a finding in itself.",
    ],
  },
};
