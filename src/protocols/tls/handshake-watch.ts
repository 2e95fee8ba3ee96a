import { looksLikeTls } from "./handshake.ts";

/** How far a TLS handshake came; frames are frame references, 0 for none. */
export interface TlsProgress {
  /** Of the ClientHello, and of the server's first message. */
  helloFrame: number;
  answerFrame: number;
  /** Both ends have finished: what follows is protected by keys that both have. */
  established: boolean;
  /** What ended it before that. */
  alert: TlsAlert | null;
  /** Bytes of it are not in the capture, so that what was not seen may have been there. */
  incomplete: boolean;
}

export interface TlsAlert {
  side: 0 | 1;
  frame: number;
  /** AlertDescription (RFC 8446 section 6); null where it is encrypted. */
  description: number | null;
}

const CHANGE_CIPHER_SPEC = 20;
const ALERT = 21;
const HANDSHAKE = 22;
const APPLICATION_DATA = 23;
const CLIENT_HELLO = 1;
const SERVER_HELLO = 2;
const FATAL = 2;
const USER_CANCELED = 90;

const HEADER = 5;
/** Of a record's contents, as much as tells an alert, or the kind and length of a handshake message. */
const TELLING = 4;
/** An alert as TLS 1.3 encrypts it: two bytes, the inner type and a tag (RFC 8446 section 5.2). */
const ENCRYPTED_ALERT = 19;

class Direction {
  /** The record that is being read: its header and the first of its contents. */
  readonly head = new Uint8Array(HEADER + TELLING);
  have = 0;
  /** Bytes of it that are not looked at. */
  rest = 0;
  inStep = false;
  changedCipher = false;
  finished = false;

  restart(): void {
    this.have = 0;
    this.rest = 0;
  }
}

/**
 * Reads the outer shape of a TLS handshake (RFC 5246 section 7.3, RFC 8446 section 2), whatever the version: record headers,
 * and of their contents what is not encrypted. Bytes may come in any pieces.
 */
export class TlsHandshakeWatch {
  readonly progress: TlsProgress = {
    helloFrame: 0,
    answerFrame: 0,
    established: false,
    alert: null,
    incomplete: false,
  };
  readonly #clientSide: 0 | 1;
  readonly #directions: readonly [Direction, Direction] = [new Direction(), new Direction()];

  constructor(clientSide: 0 | 1) {
    this.#clientSide = clientSide;
  }

  /** Nothing more needs to be read. */
  get over(): boolean {
    return this.progress.established || this.progress.alert !== null;
  }

  bytes(side: 0 | 1, bytes: Uint8Array, frame: number, startsSegment: boolean): void {
    const direction = this.#directions[side];
    if (!direction.inStep) {
      if (!startsSegment || !looksLikeTls(bytes, 0, bytes.length)) return;
      direction.inStep = true;
      direction.restart();
    }
    let at = 0;
    while (at < bytes.length && !this.over) {
      const skipped = Math.min(direction.rest, bytes.length - at);
      direction.rest -= skipped;
      at += skipped;
      if (at < bytes.length) at += this.#head(side, direction, bytes.subarray(at), frame);
    }
  }

  /** Bytes of one side are not in the capture. */
  gap(side: 0 | 1, bytes: number): void {
    const direction = this.#directions[side];
    this.progress.incomplete = true;
    if (direction.have === 0 && direction.rest >= bytes) direction.rest -= bytes;
    else direction.inStep = false;
  }

  /** Takes what belongs to a record's head; returns how much that was. */
  #head(side: 0 | 1, direction: Direction, bytes: Uint8Array, frame: number): number {
    const { head } = direction;
    const wanted = direction.have < HEADER ? HEADER : HEADER + Math.min(TELLING, lengthOf(head));
    const taken = Math.min(wanted - direction.have, bytes.length);
    head.set(bytes.subarray(0, taken), direction.have);
    direction.have += taken;
    if (direction.have < HEADER) return taken;
    const length = lengthOf(head);
    if (direction.have === HEADER + Math.min(TELLING, length)) {
      direction.rest = length - Math.min(TELLING, length);
      direction.have = 0;
      this.#record(side, direction, head, length, frame);
    }
    return taken;
  }

  #record(side: 0 | 1, direction: Direction, head: Uint8Array, length: number, frame: number): void {
    const [type, , , , , first, second = 0] = head;
    const isClient = side === this.#clientSide;
    const { progress } = this;
    if (!isClient && progress.answerFrame === 0) progress.answerFrame = frame;
    if (type === ALERT && length === 2) {
      if (first === FATAL || second === USER_CANCELED) progress.alert = { side, frame, description: second };
    } else if (type === ALERT || (type === APPLICATION_DATA && length === ENCRYPTED_ALERT && !direction.finished)) {
      progress.alert = { side, frame, description: null };
    } else if (type === CHANGE_CIPHER_SPEC) {
      direction.changedCipher = true;
    } else if (type === HANDSHAKE && (!direction.changedCipher || isHello(head, length))) {
      if (isClient && first === CLIENT_HELLO && progress.helloFrame === 0) progress.helloFrame = frame;
    } else {
      this.#protected(isClient, direction);
    }
  }

  #protected(isClient: boolean, direction: Direction): void {
    // What a client sends before it has heard of the server is early data (RFC 8446 section 2.3).
    if (isClient && this.progress.answerFrame === 0) return;
    direction.finished = true;
    const [a, b] = this.#directions;
    this.progress.established = a.finished && b.finished;
  }
}

function lengthOf(head: Uint8Array): number {
  return (head[3] ?? 0) * 256 + (head[4] ?? 0);
}

/** In TLS 1.3 a Hello may stand behind ChangeCipherSpec, which means nothing there (RFC 8446 appendix D.4). */
function isHello(head: Uint8Array, length: number): boolean {
  const [kind, high = 0, middle = 0, low = 0] = head.subarray(HEADER);
  return (kind === CLIENT_HELLO || kind === SERVER_HELLO) && high * 65_536 + middle * 256 + low === length - 4;
}
