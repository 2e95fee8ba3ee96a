import { constants, deflateRawSync } from "node:zlib";
import { concat, seededBytes, u8 } from "../build/bytes.ts";
import type { ZipEntry } from "../build/zip-file.ts";
import { pcapOf } from "./capture-pool.ts";
import { type Draft, type DraftList, file } from "./drafts.ts";
import type { ClassFile } from "./hand-in-shapes.ts";
import { officeDocument } from "./pictures.ts";

/** Hand-ins whose active capture cannot be read. */
export function addBrokenHandIns(list: DraftList): void {
  const broken = (what: string, active: ClassFile, more: Partial<Draft> = {}) =>
    list.add(what, [active, ...list.other("active")], { active: "unreadable", picture: "blocked", ...more });
  const zipped = { shape: "zip" } as const;
  const onDisk = { shape: "folder" } as const;
  broken("an empty file", file("active.pcap", new Uint8Array(0)));
  broken("a text named as a capture", file("active.pcap", new TextEncoder().encode("1. 실행 결과는 다음과 같다.\n")));
  broken("a document named as a capture", file("active.pcap", officeDocument()));
  broken("noise", file("active.pcap", seededBytes(5000, 5)));
  broken(
    "a 7z archive",
    file("active.7z", Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, ...seededBytes(200, 6))),
  );
  broken("10 GB of holes", { path: "active.pcap", contents: { kind: "sparse", size: 10 * 2 ** 30 } }, onDisk);
  broken("a link out of the hand-in", { path: "active.pcap", contents: { kind: "link", to: "/etc/passwd" } }, onDisk);
  broken("a link in a zip", { path: "active.pcap", contents: { kind: "link", to: "/etc/passwd" } }, zipped);
  const capture = () => pcapOf(list.honest("active"));
  broken("an encrypted entry", { ...file("active.pcap", capture()), zip: { encrypted: true } }, zipped);
  broken("a path that leads out", file("../../active.pcap", capture()), { ...zipped, active: "unreadable" });
  broken("a wrong checksum in the zip", { ...file("active.pcap", capture()), zip: { crc: 1 } }, zipped);
  broken("a bomb", { ...file("active.pcap", new Uint8Array(0)), zip: bomb(600) }, zipped);
  broken("a bomb that lies", { ...file("active.pcap", new Uint8Array(0)), zip: { ...bomb(600), size: 9000 } }, zipped);
  const header = pcapOf({ records: [] });
  list.add("a capture without packets", [file("active.pcap", header), ...list.other("active")], {
    active: "no packets",
  });
}

/** Some kilobytes that unpack to so many MiB of zeros. */
function bomb(mebibytes: number): Partial<ZipEntry> {
  const finishFlush = constants.Z_FULL_FLUSH;
  const one = new Uint8Array(deflateRawSync(new Uint8Array(2 ** 20), { finishFlush }));
  const packed = concat(...Array<Uint8Array>(mebibytes).fill(one), u8(3, 0));
  return { packed, size: mebibytes * 2 ** 20, crc: 0 };
}
