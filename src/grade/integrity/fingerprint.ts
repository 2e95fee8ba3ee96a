/**
 * What of a capture survives new frame numbers, times, addresses, cuts, merges and conversion: the numbers that senders make
 * up by chance. Only of FTP's connections and of DHCP. Plain data and typed arrays, so that workers can post it; some 25 KB
 * at most.
 */
export interface Fingerprint {
  /** Index into the student's files. */
  file: number;
  path: string;
  /** SHA-256 of the file. */
  sha256: string | null;
  packets: number;
  /** Container, compression and snap length, to tell a converted copy. */
  format: string;
  /** The same for the same evidence, whatever the file around it. */
  evidence: string;
  owners: FlowOwner[];
  flows: FlowPrint[];
  /** Of sequence and acknowledgement numbers; the value is the packet's IP identification. */
  sequences: Sketch;
  /** Of IP identifications, with where in the stream they stand. */
  identifications: Sketch;
  /** Of TCP timestamps (RFC 7323), each pair of values once; the value is 1 where both clocks cannot have begun with the machine. */
  timestamps: Sketch;
  /** Of times between packets of a flow in a row; the value is how many bits the last of them tells. */
  spacings: Sketch;
}

/** What a flow is part of: an FTP session or a DHCP transaction of the report; neither for connections that no session claims. */
export interface FlowOwner {
  session: number | null;
  transaction: number | null;
}

/** A TCP connection, or a DHCP transaction, of a capture. Pairs are client first. */
export interface FlowPrint {
  /** Index into owners. */
  owner: number;
  /** Its first frame. */
  frame: number;
  packets: number;
  /** Initial sequence numbers; null where the SYN is not captured, and where it is one that anybody may have. */
  isns: [number | null, number | null];
  /** Whose sequence numbers prove nothing: small, round or repeated ones, as generators make. */
  plain: [boolean, boolean];
  /** Whose IP identifications do not follow from those of the sender's flows before it. */
  ownIds: [boolean, boolean];
  /** Hashes of numbers made up by chance: xid of DHCP, randoms of TLS. */
  nonces: number[];
  /** Hashes of both ends' addresses, ports and MACs; 0 for none. */
  addresses: number;
  ports: number;
  macs: number;
  first: Anchor;
  /** The packet with the smallest key: mostly the same one after a cut. */
  mark: Anchor;
  last: Anchor;
}

/** When a packet was, in microseconds since 1970, and which one it was, as `sequences` has it. */
export interface Anchor {
  time: number;
  key: number;
}

/**
 * The smallest hashes of many, each once, in ascending order: what is below both limits of two sketches can be compared as if
 * all were there (a bottom-k sketch).
 */
export interface Sketch {
  hashes: Uint32Array;
  /** Index into flows × 2 + 1 for the server's packets. */
  flows: Uint8Array;
  values: Uint16Array;
  /** Hashes below it are all here; 2^32 where none was left out. */
  limit: number;
}

/** The fingerprints of one student, and the sessions that were marked: sharing only others' traffic is no copy. */
export interface StudentFingerprints {
  student: string;
  fingerprints: Fingerprint[];
  marked: MarkedSession[];
}

/** What a part was marked by: file index and session id (or DHCP transaction id). */
export interface MarkedSession {
  file: number;
  session: number | null;
  transaction: number | null;
  /** Other sessions of the file that would have earned the same. */
  equals: number[];
}
