import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CaptureRecord, readRecords, writeRecords } from "../build/capture-records.ts";
import { addressesOf } from "./frame-facts.ts";

/** What the lab knows of one capture of the class (test/lab/ftp/cases/class.sh). */
export interface PoolTruth {
  scenario: string;
  /** "both" where one session has both; null where it is no FTP. */
  mode: "active" | "passive" | "both" | null;
  /** The client's address, by which it is told from the others. */
  address: string;
  client: string;
  announce: "PORT" | "PASV" | "EPRT" | "EPSV" | null;
  file?: string;
  /** Of the file. */
  bytes?: number;
  listing?: boolean;
  upload?: boolean;
  /** "address:port" */
  server?: string;
}

/** A capture of one client: its packets with the bytes and times that were recorded. */
export interface PoolCapture extends PoolTruth {
  records: CaptureRecord[];
}

/** Seen from the repository, where tests and tools are run. */
const FOLDER = "fixtures/class";
const RECORDINGS = ["class.pcap.gz", "class-any.pcap.gz"];

/** All captures of the class, by the order of the truths. */
export function loadPool(): PoolCapture[] {
  const byAddress = new Map<string, CaptureRecord[]>();
  for (const name of RECORDINGS) {
    for (const record of readRecords(new Uint8Array(readFileSync(join(FOLDER, name))))) {
      for (const address of new Set(addressesOf(record.data, record.linkType))) push(byAddress, address, record);
    }
  }
  const lines = readFileSync(join(FOLDER, "class.truth.ndjson"), "utf8").trim().split("\n");
  const truths = lines.map((line): PoolTruth => JSON.parse(line));
  return truths.map((truth) => ({ ...truth, records: byAddress.get(spelledOut(truth.address)) ?? [] }));
}

/** A pcap of the capture as it was recorded. */
export function pcapOf({ records }: { records: readonly CaptureRecord[] }): Uint8Array {
  return writeRecords(records, { format: "pcap" });
}

/** Hands out each capture once, so that no two students have one in common by mistake. */
export class Pool {
  readonly #captures = new Map<string, PoolCapture[]>();

  constructor(captures: readonly PoolCapture[]) {
    for (const capture of captures) push(this.#captures, `${capture.scenario} ${capture.mode}`, capture);
  }

  /** The next (right) capture of the scenario that nobody has; throws where there is none left. */
  take(
    scenario: string,
    mode: PoolTruth["mode"],
    isRight: (capture: PoolCapture) => boolean = () => true,
  ): PoolCapture {
    const captures = this.#captures.get(`${scenario} ${mode}`) ?? [];
    const index = captures.findIndex(isRight);
    const [capture] = index === -1 ? [] : captures.splice(index, 1);
    if (capture === undefined) throw new Error(`the pool has no more ${scenario} (${mode})`);
    return capture;
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** "fd88::1:3" as frame-facts.ts writes it. */
function spelledOut(address: string): string {
  const [before = "", after] = address.split("::");
  if (after === undefined) return address;
  const [head, tail] = [before.split(":"), after.split(":")];
  return [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail].join(":");
}
