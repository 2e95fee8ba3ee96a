/**
 * Writes fixtures/hand-ins.zip, a class of six that the README shows: one all right, one with the same mode twice, one that
 * stopped recording too early, two with one capture (under other times), one whose active capture is empty. Part of
 * `npm run fixtures`.
 */
import { writeFileSync } from "node:fs";
import { rewriteCapture } from "../build/rewrite-capture.ts";
import { type ZipEntry, zipFile } from "../build/zip-file.ts";
import { loadPool, Pool, type PoolCapture, pcapOf } from "./capture-pool.ts";
import { beforeTheData } from "./cuts.ts";
import { ownPicture } from "./pictures.ts";

const A_DAY = 86_400;
const pool = new Pool(loadPool());
const take = (mode: "active" | "passive"): PoolCapture =>
  pool.take("honest", mode, ({ announce, upload }) => (announce === "PORT" || announce === "PASV") && upload === false);

const copied = pcapOf(take("active"));
const [early, doubled] = [take("active"), take("active")];
const entries = [
  ...(await handIn("20261001", pcapOf(take("active")), pcapOf(take("passive")))),
  ...(await handIn("20261002", pcapOf(take("active")), pcapOf(doubled))),
  ...(await handIn("20261003", pcapOf({ records: beforeTheData(early.records) }), pcapOf(take("passive")))),
  ...(await handIn("20261004", copied, pcapOf(take("passive")))),
  ...(await handIn("20261005", rewriteCapture(copied, { timeShift: A_DAY }), pcapOf(take("passive")))),
  ...(await handIn("20261006", new Uint8Array(0), pcapOf(take("passive")))),
];
writeFileSync("fixtures/hand-ins.zip", zipFile(entries));

async function handIn(id: string, active: Uint8Array, passive: Uint8Array): Promise<ZipEntry[]> {
  const drawn = [active, passive].filter(({ length }) => length > 0);
  return [
    { name: `${id}/active.pcap`, data: active },
    { name: `${id}/passive.pcap`, data: passive },
    { name: `${id}/picture.svg`, data: await ownPicture(drawn, "svg") },
  ];
}
