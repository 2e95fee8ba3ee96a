/**
 * What the checks of files, servers, times, pictures and DHCP take and tell. Texts of hand-ins in it are escaped by whoever
 * puts them out; `frame` is in the capture of the attempt.
 */

/** Formats of pictures that are known by their first bytes; "html" only where ftpscope made it. */
export const PICTURE_FORMATS = ["png", "jpeg", "gif", "webp", "bmp", "svg", "html", "tiff", "heic", "avif"] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** There is nothing to look at. */
interface NothingThere {
  "no-capture": Record<never, never>;
  "no-session": Record<never, never>;
}

interface FileCheck {
  parameters: {
    /** Last part of the path, as on the server; null for any. */
    name: string | null;
    /** Lower-case hex; null for any contents. */
    sha256: string | null;
    direction: "download" | "upload" | null;
  };
  reasons: NothingThere & {
    found: { name: string; direction: string; bytes: number | null; contents: boolean };
    /** Asked for, and begun, but its end is not in the capture or not good. */
    unfinished: { name: string; verb: string; outcome: string; code: number | null };
    /** Asked for, and refused or broken off. */
    failed: { name: string; verb: string; code: number | null; frame: number | null };
    /** SHA-256 of what was sent. */
    "other-contents": { name: string; sha256: string; ascii: boolean };
    /** The capture does not have all of its bytes, so its contents cannot be told. */
    "contents-unknown": { name: string; missing: number | null; resumed: boolean };
    "other-direction": { name: string; direction: string; frame: number | null };
    /** The file is there, and was transferred in the mode that the part is not about. */
    "other-mode": { name: string; mode: "active" | "passive"; frame: number | null };
    /** Files that were asked for instead, the first few, and how many in all. */
    "other-files": { names: string[]; count: number };
    none: Record<never, never>;
    encrypted: Record<never, never>;
  };
}

interface ServerCheck {
  parameters: {
    /** IP addresses, or networks in CIDR notation. */
    addresses: readonly string[];
  };
  reasons: {
    expected: { server: string };
    other: { server: string; frame: number };
    "no-capture": Record<never, never>;
    /** No server is seen to say anything. */
    unknown: Record<never, never>;
  };
}

interface TimeWindowCheck {
  parameters: {
    /** ISO 8601 with a zone; null where there is no bound. */
    from: string | null;
    until: string | null;
  };
  reasons: {
    /** First and last time, ISO 8601 in UTC. */
    inside: { first: string; last: string; from: string | null; until: string | null };
    before: { first: string; last: string; from: string | null; until: string | null };
    after: { first: string; last: string; from: string | null; until: string | null };
    "no-capture": Record<never, never>;
    /** The capture gives no times. */
    "no-time": Record<never, never>;
  };
}

interface PictureCheck {
  parameters: {
    /** Formats that are accepted. */
    types: readonly string[];
    /** Pixels. */
    minimumWidth: number;
    minimumHeight: number;
  };
  reasons: {
    found: { path: string; format: string; width: number | null; height: number | null };
    missing: Record<never, never>;
    /** Its end is missing. */
    broken: { path: string; format: string };
    "too-small": { path: string; width: number; height: number; minimumWidth: number; minimumHeight: number };
    "other-type": { path: string; format: string; accepted: string[] };
    /** There is no picture, but a document that may have one in it. */
    "in-document": { path: string };
    /** A file with a picture's name that has none in it, or cannot be read. */
    unreadable: { path: string };
  };
}

interface PictureOfCapturesCheck {
  parameters: Record<never, never>;
  reasons: {
    /** `shown`: sessions and DHCP exchanges in it. */
    same: { path: string; shown: number };
    /** ftpscope did not draw it, so nobody can compare it. */
    "not-comparable": { path: string };
    /** It is of these captures, and shows one mode (null: none) where they hold both. */
    "one-mode": { path: string; shown: "active" | "passive" | null };
    /** One part of it is of these captures, the other is not. */
    "partly-other": { path: string; shown: number; others: number };
    other: { path: string; others: number };
    /** It was drawn by ftpscope, and nothing is in it. */
    "shows-nothing": { path: string };
    "no-captures": { path: string };
    missing: Record<never, never>;
  };
}

interface DoraCheck {
  parameters: {
    /** Whether it must have gone through a relay agent. */
    relayed: boolean;
  };
  reasons: {
    complete: { ip: string | null; seconds: number; relay: string | null };
    /** Complete, and straight from client to server. */
    "not-relayed": { ip: string | null };
    /** Messages of the four that are there, and that are not. */
    incomplete: { present: string[]; missing: string[] };
    /** The capture has too little of its messages to tell what they are. */
    cut: Record<never, never>;
    /** The server said no. */
    refused: { address: string | null; frame: number };
    /** A client that asked for what it had before (REQUEST and ACK alone). */
    renewal: { present: string[]; kind: string };
    /** DISCOVER and ACK alone (RFC 4039). */
    "rapid-commit": Record<never, never>;
    "no-capture": Record<never, never>;
    "no-exchange": Record<never, never>;
  };
}

interface RelayCheck {
  parameters: Record<never, never>;
  reasons: {
    /** `sides`: where the messages were captured. `option82`: Relay Agent Information (RFC 3046). */
    seen: { relay: string; hops: number; option82: boolean; sides: "client" | "server" | "both"; frame: number };
    none: { messages: number };
    "no-capture": Record<never, never>;
    "no-exchange": Record<never, never>;
  };
}

interface LinkLocalCheck {
  parameters: Record<never, never>;
  reasons: {
    /** DISCOVERs without an answer, then the address that the client gave itself. */
    shown: { ip: string; client: string; discovers: number; frame: number };
    /** An address was only asked about, never announced. */
    probed: { ip: string; client: string; discovers: number; frame: number };
    /** The address is there; what led to it is not. */
    unexplained: { ip: string; client: string; frame: number };
    /** Nobody answered the client, and no address was taken. */
    unanswered: { client: string; discovers: number };
    /** A server answered. */
    served: { client: string; ip: string; frame: number };
    nothing: Record<never, never>;
    "no-capture": Record<never, never>;
  };
}

export interface OtherChecks {
  file: FileCheck;
  server: ServerCheck;
  "time-window": TimeWindowCheck;
  picture: PictureCheck;
  "picture-of-captures": PictureOfCapturesCheck;
  "dora-complete": DoraCheck;
  "relay-seen": RelayCheck;
  "link-local-shown": LinkLocalCheck;
}
