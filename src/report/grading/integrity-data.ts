/** How two captures that share packets differ. Which of them was made of the other cannot be told. */
export type CopyChange =
  /** The same file, byte by byte. */
  | "identical"
  /** Another container, compression, time resolution or snap length. */
  | "converted"
  /** The same packets under other frame numbers. */
  | "renumbered"
  /** Shifted in time, or at another pace. */
  | "retimed"
  /** Other IP addresses, ports or MACs. */
  | "readdressed"
  /** Other TCP sequence numbers. */
  | "resequenced"
  /** Other IP identifications. */
  | "reidentified"
  /** One lacks packets of the sessions that the other has. */
  | "cut"
  /** One holds further sessions. */
  | "merged"
  /** The same traffic, recorded twice, as by two people on one network. */
  | "recorded-twice";

/** What a capture has in common with another student's. */
export interface SharedPackets {
  /** The student's own file, and the other's. */
  path: string;
  student: string;
  theirPath: string;
  /** How many are equal: initial sequence numbers of TCP, IP identifications, DHCP xids and TLS randoms, TCP timestamps, times between packets. */
  isns: number;
  ids: number;
  nonces: number;
  timestamps: number;
  spacings: number;
  /** Which part (0 to 1) of its FTP and DHCP packets is in the other one, and the other way round. */
  share: number;
  theirShare: number;
  changes: CopyChange[];
  /** Further students with the same packets: the first 20 of `otherCount`. */
  others: string[];
  otherCount: number;
}

/** What speaks for a closer look, with the facts of each; render/locale/grading/ has a sentence for each. */
export interface IntegrityCases {
  /** What was marked holds packets of what was marked of somebody else. */
  "shared-capture": SharedPackets;
  /** The same packets, but of sessions that were not marked, here or there. */
  "shared-background": SharedPackets;
  /** Too little for being sure: one number alike that chance seldom makes so. */
  "shared-trace": SharedPackets;
  /** The window that the rubric names. Times are the first and last of FTP and DHCP; ISO 8601. */
  "outside-window": { path: string; from: string | null; until: string | null; first: string; last: string };
  /** A packet is earlier than the one before it in the file, by so many seconds. */
  "time-backwards": { path: string; seconds: number; places: number };
  /** Packets that all have one time. */
  "times-equal": { path: string; packets: number; time: string };
  /** Later than when it was marked. */
  "times-in-future": { path: string; last: string };
  /** So many packets in a row with exactly the same time between them. */
  "constant-spacing": { path: string; packets: number; seconds: number };
  /** Wrong TCP, UDP or IP checksums that off-loading does not explain. */
  "checksums-wrong": { path: string; packets: number; of: number };
  /** SYNs without any option, of so many: no system sends such. */
  "syns-without-options": { path: string; packets: number };
  /** One end's hop counts jump within a connection. */
  "hop-counts-jump": { path: string; packets: number; lowest: number; highest: number };
  /** Ethernet with MACs of zeros, between two machines. */
  "macs-zero": { path: string; packets: number };
  /** Bytes of control connections that were acknowledged and are not in the capture, though it lost nothing else. */
  "packets-taken-out": { path: string; bytes: number; session: number };
  /** Program that wrote the file, where it is one that changes captures. */
  "written-by-editor": { path: string; program: string };
}

export type IntegrityCode = keyof IntegrityCases;
