import { constants, deflateRawSync } from "node:zlib";
import { concat, seededBytes, u8 } from "../build/bytes.ts";
import type { ZipEntry } from "../build/zip-file.ts";
import { pcapOf } from "./capture-pool.ts";
import { type Draft, type DraftList, file } from "./drafts.ts";
import type { ClassFile } from "./hand-in-shapes.ts";
import { officeDocument } from "./pictures.ts";

type Problem = NonNullable<Draft["problem"]>[number];

const ZIPPED = { shape: "zip" } as const;
const ON_DISK = { shape: "folder" } as const;

/** Hand-ins whose active capture cannot be read, or hardly; the rest of them is right. */
export function addBrokenHandIns(list: DraftList): void {
  const broken = (what: string, active: ClassFile, problem: Problem | Problem[], more: Partial<Draft> = {}) =>
    list.add(what, [active, ...list.other("active")], {
      ...{ active: "unreadable", picture: "blocked", problem: [problem].flat() },
      ...more,
    });
  const capture = () => pcapOf(list.honest("active"));
  const text = new TextEncoder().encode("1. 실행 결과는 다음과 같다.\n");
  const sevenZip = Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, ...seededBytes(200, 6));
  const link: ClassFile = { path: "active.pcap", contents: { kind: "link", to: "/etc/passwd" } };
  const holes: ClassFile = { path: "active.pcap", contents: { kind: "sparse", size: 10 * 2 ** 30 } };
  broken("an empty file", file("active.pcap", new Uint8Array(0)), "empty");
  broken("a text named as a capture", file("active.pcap", text), "not-a-capture");
  broken("a document named as a capture", file("active.pcap", officeDocument()), "not-a-capture");
  broken("noise", file("active.pcap", seededBytes(5000, 5)), "not-a-capture");
  broken("a 7z archive", file("active.7z", sevenZip), "other-archive");
  broken("10 GB of holes", holes, "too-large", ON_DISK);
  broken("a link out of the hand-in", link, "link", ON_DISK);
  broken("a link in a zip", link, "link", ZIPPED);
  broken("an encrypted entry", { ...file("active.pcap", capture()), zip: { encrypted: true } }, "encrypted", ZIPPED);
  broken("a path that leads out", file("../../active.pcap", capture()), "escaping-name", ZIPPED);
  broken("a bomb", { ...file("active.pcap", new Uint8Array(0)), zip: bomb(600) }, "too-large", ZIPPED);
  const lying = { ...bomb(600), size: 9000 };
  broken(
    "a bomb that lies",
    { ...file("active.pcap", new Uint8Array(0)), zip: lying },
    ["too-large", "damaged"],
    ZIPPED,
  );
  const asGood = { active: "right", picture: "foreign" } as const;
  const doubtful = { ...file("active.pcap", capture()), zip: { crc: 1 } };
  broken("a wrong checksum in the zip", doubtful, "wrong-checksum", { ...ZIPPED, ...asGood });
  list.add("cut off in the last packet", [file("active.pcap", capture().slice(0, -10)), ...list.other("active")]);
  list.add("a capture without packets", [file("active.pcap", pcapOf({ records: [] })), ...list.other("active")], {
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
