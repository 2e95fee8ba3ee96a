import { readFileSync } from "node:fs";
import { constants, deflateRawSync } from "node:zlib";
import type { NoticeCode } from "../../src/report/grading/notices.ts";
import { concat, seededBytes, seededRandom, u8 } from "../build/bytes.ts";
import { type CaptureRecord, readRecords, writeRecords } from "../build/capture-records.ts";
import { mergeCaptures, rewriteCapture } from "../build/rewrite-capture.ts";
import { type ZipEntry, zipFile } from "../build/zip-file.ts";
import { loadPool, Pool, type PoolCapture, pcapOf } from "./capture-pool.ts";
import { beforeTheData, beforeTheEnd, beforeTheGoodbye, endsWell, fromTheMiddle } from "./cuts.ts";
import type { Happening, Mode, PictureKind } from "./expected-marks.ts";
import type { ClassFile, ClassStudent, Shape } from "./hand-in-shapes.ts";
import { SHAPES } from "./hand-in-shapes.ts";
import { foreignPng, ownPicture } from "./pictures.ts";

/** A student of the class, with what is true of the hand-in because of how it was made. */
export interface Member extends ClassStudent {
  /** What was done, for whoever reads a failure. */
  what: string;
  shape: Shape;
  active: Happening;
  passive: Happening;
  picture: PictureKind;
  notices: NoticeCode[];
  /** Ids of all who share packets with this one. */
  copies: string[];
}

type Draft = Pick<Member, "what"> &
  Partial<Pick<Member, "shape" | "active" | "passive" | "picture" | "notices">> & {
    files: ClassFile[];
    /** Drafts with the same word share packets. */
    shares?: string;
  };

type Names = readonly [active: string, passive: string];

const NAMES: readonly Names[] = [
  ["active.pcap", "passive.pcap"],
  ["능동.pcap", "수동.pcap"],
  ["ftp_act.pcap", "ftp_pas.pcap"],
  ["액티브 모드.pcap", "패시브 모드.pcap"],
  ["capture (1).pcap", "capture (2).pcap"],
  ["Active mode FINAL.pcap", "Passive mode FINAL.pcap"],
];

const SURNAMES = [..."김이박최정강조윤장임한오서신권황안송류홍"];
const GIVEN = ["민준", "서연", "도윤", "지우", "하은", "시우", "수아", "지호", "예린", "현우", "나래", "가온"];

/** Two hundred students, the same each time. Slow only in drawing pictures. */
export async function planClass(): Promise<Member[]> {
  const drafts = await new Drafts(new Pool(loadPool())).all();
  const numbers = shuffled(drafts.length);
  const members = drafts.map(({ shares: _, ...draft }, index) => ({
    ...({ active: "right", passive: "right", picture: "foreign", notices: [] } as const),
    shape: SHAPES[index % SHAPES.length] ?? "folder",
    ...draft,
    notices: [...(draft.notices ?? [])],
    id: String(20_261_001 + (numbers[index] ?? 0)),
    name: `${SURNAMES[index % SURNAMES.length]}${GIVEN[Math.floor(index / SURNAMES.length) % GIVEN.length]}`,
    copies: [] as string[],
  }));
  drafts.forEach(({ shares }, index) => {
    if (shares === undefined) return;
    const others = members.filter((_, other) => other !== index && drafts[other]?.shares === shares);
    members[index]?.copies.push(...others.map(({ id }) => id).sort());
  });
  return members;
}

/** What is handed in, kind by kind. */
class Drafts {
  readonly #pool: Pool;
  readonly #drafts: Draft[] = [];

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async all(): Promise<Draft[]> {
    await this.#right();
    this.#mistakes();
    await this.#pictures();
    this.#broken();
    this.#copies();
    return this.#drafts;
  }

  async #right(): Promise<void> {
    for (let index = 0; index < 49; index++) {
      const [active, passive] = this.#pair();
      const [first, second] = written([active, passive], index);
      const picture = await pictureOf([pcapOf(active), pcapOf(passive)], index);
      const names = NAMES[index % NAMES.length] ?? NAMES[0];
      this.#add("all right", [...named(names, first, second, index), picture], {
        picture: picture.path.endsWith("그림.png") ? "foreign" : "own",
      });
    }
    for (let index = 0; index < 6; index++) {
      const [active, passive] = this.#pair();
      const files = [file("passive.pcap", pcapOf(active)), file("active.pcap", pcapOf(passive))];
      this.#add("names of the captures swapped", [...files, foreign(100 + index)], { notices: ["swapped"] });
    }
    for (let index = 0; index < 4; index++) {
      const both = this.#pool.take("both", "both");
      this.#add("both modes in one session", [file("ftp.pcap", pcapOf(both)), foreign(110 + index)], {
        notices: ["both-in-one"],
      });
    }
    for (let index = 0; index < 4; index++) {
      const [active, passive] = this.#pair();
      const merged = mergeCaptures([pcapOf(active), pcapOf(passive)]);
      this.#add("both captures merged into one", [file("ftp.pcapng", merged), foreign(120 + index)], {
        notices: ["both-in-one"],
      });
    }
    for (let index = 0; index < 4; index++) {
      this.#plain("over IPv6", this.#pool.take("ipv6", "active"), this.#pool.take("ipv6", "passive"));
      this.#plain("active data not from port 20", this.#pool.take("any-port", "active"), this.#honest("passive"));
      this.#plain("on port 2121", this.#pool.take("port-2121", "active"), this.#pool.take("port-2121", "passive"));
      this.#plain(
        "refused at first",
        this.#pool.take("second-try", "active"),
        this.#pool.take("second-try", "passive"),
      );
      this.#plain("recorded on any", this.#pool.take("on-any", "active"), this.#pool.take("on-any", "passive"));
    }
    for (let index = 0; index < 8; index++) this.#sameMachines();
    for (let index = 0; index < 6; index++) {
      const [active, passive] = this.#pair();
      const failed = this.#pool.take(index % 2 === 0 ? "dropped" : "missing-file", "active");
      const files = [file("active.pcap", pcapOf(active)), file("passive.pcap", pcapOf(passive))];
      this.#add("an earlier try that failed beside", [
        ...files,
        file("active-old.pcap", pcapOf(failed)),
        foreign(130 + index),
      ]);
    }
    for (let index = 0; index < 6; index++) {
      const [active, passive] = this.#pair();
      const bystander = { addresses: (ip: string) => ip, timeShift: -86_400 * (index + 1) };
      const files = [rewriteCapture(pcapOf(active), bystander), pcapOf(passive)];
      this.#add("on different days", [...named(NAMES[0], files[0], files[1]), foreign(140 + index)]);
    }
  }

  /** Everybody's machines have the same addresses, as copies of one virtual machine do. */
  #sameMachines(): void {
    const alike = {
      addresses: (ip: string) => (ip === "10.88.0.2" ? "192.168.0.20" : ip.startsWith("10.88.") ? "192.168.0.10" : ip),
    };
    const [active, passive] = this.#pair();
    const files = [active, passive].map((capture) => rewriteCapture(pcapOf(capture), alike));
    this.#add("the same addresses as others", [...named(NAMES[0], files[0], files[1]), foreign(this.#drafts.length)]);
  }

  #mistakes(): void {
    for (const scenario of [
      "dropped",
      "refused",
      "wrong-password",
      "nothing",
      "listing",
      "aborted",
      "tls",
      "missing-file",
    ]) {
      // With lftp's TLS the server's end is a RST, as the client says goodbye to TLS when the server is gone already.
      const isRight = ({ records }: PoolCapture) => scenario !== "tls" || !endsWell(records);
      for (let round = 0; round < (scenario === "tls" ? 1 : 2); round++) {
        for (const mode of ["active", "passive"] as const) {
          this.#mistake(scenario, mode, this.#pool.take(scenario, mode, isRight).records);
        }
      }
    }
    const cuts = {
      "from the middle": fromTheMiddle,
      "before the data": beforeTheData,
      "before the end": beforeTheEnd,
      "before the goodbye": beforeTheGoodbye,
    };
    for (const [happening, cut] of Object.entries(cuts)) {
      for (const mode of ["active", "passive"] as const) {
        const capture = this.#pool.take("honest", mode, ({ listing, upload }) => listing === false && upload === false);
        this.#mistake(happening, mode, cut(capture.records));
      }
    }
    this.#mistake("web", "active", this.#pool.take("web", null).records);
    this.#mistake("web", "passive", this.#pool.take("web", null).records);
    const dhcp = new Uint8Array(readFileSync("fixtures/dhcp-dora-isc.pcap"));
    this.#add("DHCP in place of FTP", [file("active.pcap", dhcp), ...this.#other("active")], { active: "dhcp" });
    for (const mode of ["active", "passive"] as const) {
      this.#doubled(mode);
      this.#doubled(mode);
      this.#twice(mode);
      this.#add(`no ${mode} capture`, [...this.#other(mode)], { [mode]: "no capture", picture: "blocked" });
    }
  }

  #mistake(scenario: string, mode: Mode, records: readonly CaptureRecord[]): void {
    const happening = (scenario === "missing-file" ? `${scenario} ${mode}` : scenario) as Happening;
    const mine = file(`${mode}.pcap`, writeRecords(records, { format: "pcap" }));
    this.#add(`${mode}: ${scenario}`, [mine, ...this.#other(mode)], { [mode]: happening });
  }

  /** Two recordings of one mode. */
  #doubled(mode: Mode): void {
    const captures = [this.#honest(mode), this.#honest(mode)].map(pcapOf);
    this.#add(`${mode} mode twice`, [...named(NAMES[0], captures[0], captures[1]), foreign(this.#drafts.length)], {
      [other(mode)]: "other mode",
      notices: ["doubled"],
    });
  }

  /** One recording under both names. */
  #twice(mode: Mode): void {
    const capture = pcapOf(this.#honest(mode));
    this.#add(
      `the ${mode} capture under both names`,
      [...named(NAMES[0], capture, capture), foreign(this.#drafts.length)],
      {
        [other(mode)]: "other mode",
        notices: ["doubled", "same-capture"],
      },
    );
  }

  async #pictures(): Promise<void> {
    const add = (
      what: PictureKind,
      [active, passive]: readonly [PoolCapture, PoolCapture],
      ...pictures: ClassFile[]
    ) => {
      const captures = [file("active.pcap", pcapOf(active)), file("passive.pcap", pcapOf(passive))];
      this.#add(`picture: ${what}`, [...captures, ...pictures], { picture: what });
    };
    for (const format of ["svg", "html"] as const) {
      const strangers = this.#pair().map(pcapOf);
      add("someone else's", this.#pair(), file(`picture.${format}`, await ownPicture(strangers, format)));
      const pair = this.#pair();
      add("one mode", pair, file(`picture.${format}`, await ownPicture([pcapOf(pair[0])], format)));
    }
    add("none", this.#pair());
    add("none", this.#pair());
    add("in a document", this.#pair(), file("그림.docx", officeDocument()));
    add("too small", this.#pair(), file("icon.png", foreignPng(1, 32, 32)));
    add("broken", this.#pair(), file("picture.png", foreignPng(2).subarray(0, 400)));
  }

  #broken(): void {
    const broken = (what: string, active: ClassFile, more: Partial<Draft> = {}) =>
      this.#add(what, [active, ...this.#other("active")], { active: "unreadable", picture: "blocked", ...more });
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
    const capture = () => pcapOf(this.#honest("active"));
    broken("an encrypted entry", { ...file("active.pcap", capture()), zip: { encrypted: true } }, zipped);
    broken("a path that leads out", file("../../active.pcap", capture()), { ...zipped, active: "unreadable" });
    broken("a wrong checksum in the zip", { ...file("active.pcap", capture()), zip: { crc: 1 } }, zipped);
    broken("a bomb", { ...file("active.pcap", new Uint8Array(0)), zip: bomb(600) }, zipped);
    broken(
      "a bomb that lies",
      { ...file("active.pcap", new Uint8Array(0)), zip: { ...bomb(600), size: 9000 } },
      zipped,
    );
    const header = pcapOf({ records: [] });
    this.#add("a capture without packets", [file("active.pcap", header), ...this.#other("active")], {
      active: "no packets",
    });
  }

  #copies(): void {
    const kinds: Record<string, (capture: Uint8Array) => Uint8Array> = {
      identical: (capture) => capture,
      "identical once more": (capture) => capture,
      "its second half": (capture) => writeRecords(fromTheMiddle(readRecords(capture)), { format: "pcap" }),
      "on another day": (capture) => rewriteCapture(capture, { timeShift: 90_061.5 }),
      slower: (capture) => rewriteCapture(capture, { timeScale: 1.7, timeShift: -3600 }),
      "other addresses": (capture) =>
        rewriteCapture(capture, {
          addresses: (ip) => (ip.startsWith("10.88.0.") ? "172.16.9.2" : "172.16.9.77"),
          macs: (mac) => mac.replace(/^02:00:00/, "08:00:27"),
          ports: (port) => (port > 1024 ? port - 7 : port),
        }),
      "other sequence numbers": (capture) => rewriteCapture(capture, { isnShift: 77_777_777 }),
      converted: (capture) => rewriteCapture(capture, { format: "pcapng", gzip: true }),
      "other IP ids, days and addresses": (capture) =>
        rewriteCapture(capture, {
          identifications: (identification) => (identification + 4321) % 65_536,
          timeShift: 4000,
          addresses: (ip) => (ip.startsWith("10.88.0.") ? "192.168.50.2" : "192.168.50.9"),
        }),
      merged: (capture) => mergeCaptures([capture, pcapOf(this.#pool.take("listing", "active"))]),
    };
    for (const [kind, change] of Object.entries(kinds)) {
      const original = this.#pool.take("honest", "active", ({ upload }) => upload === false);
      const passive = this.#honest("passive");
      const copied = pcapOf(original);
      const shares = { shares: kind };
      this.#add(
        `copied from: ${kind}`,
        [...named(NAMES[0], copied, pcapOf(passive)), foreign(this.#drafts.length)],
        shares,
      );
      const suffix = kind === "converted" ? "pcapng.gz" : kind === "merged" ? "pcapng" : "pcap";
      const copy = file(`my_active.${suffix}`, change(copied));
      const mine = file("my_passive.pcap", pcapOf(this.#honest("passive")));
      const active = kind === "its second half" ? "from the middle" : "right";
      this.#add(`copy: ${kind}`, [copy, mine, foreign(this.#drafts.length)], { ...shares, active });
    }
    const shared = pcapOf(this.#honest("passive"));
    for (let index = 0; index < 3; index++) {
      const files = named(NAMES[0], pcapOf(this.#honest("active")), shared);
      this.#add("three with one passive capture", [...files, foreign(this.#drafts.length)], { shares: "three" });
    }
    const both = this.#pair().map(pcapOf);
    for (let index = 0; index < 2; index++) {
      const files = named(NAMES[index] ?? NAMES[0], both[0], both[1]);
      this.#add("both captures and the picture copied", [...files, foreign(999)], { shares: "all" });
    }
  }

  #add(what: string, files: ClassFile[], more: Partial<Draft> = {}): void {
    this.#drafts.push({ what, files, ...more });
  }

  #plain(what: string, active: PoolCapture, passive: PoolCapture): void {
    const captures = named(NAMES[0], pcapOf(active), pcapOf(passive));
    this.#add(what, [...captures, foreign(this.#drafts.length)]);
  }

  #honest(mode: Mode): PoolCapture {
    return this.#pool.take("honest", mode);
  }

  #pair(): [PoolCapture, PoolCapture] {
    return [this.#honest("active"), this.#honest("passive")];
  }

  /** A right capture of the other mode, and a picture. */
  #other(mode: Mode): ClassFile[] {
    return [file(`${other(mode)}.pcap`, pcapOf(this.#honest(other(mode)))), foreign(this.#drafts.length)];
  }
}

function other(mode: Mode): Mode {
  return mode === "active" ? "passive" : "active";
}

function file(path: string, bytes: Uint8Array): ClassFile {
  return { path, contents: { kind: "bytes", bytes } };
}

function foreign(seed: number): ClassFile {
  return file("그림.png", foreignPng(seed));
}

/** As pcap, pcapng, with nanoseconds or gzipped, in turn. */
function written(captures: readonly [PoolCapture, PoolCapture], index: number): [Uint8Array, Uint8Array] {
  const [active, passive] = captures.map(({ records }) => {
    if (index % 8 === 3) return writeRecords(records, { format: "pcapng", program: "Dumpcap (Wireshark) 4.2.2" });
    if (index % 8 === 5) return writeRecords(records, { format: "pcap-nanoseconds" });
    return writeRecords(records, { format: "pcap", gzip: index % 8 === 6 });
  });
  return [active ?? new Uint8Array(0), passive ?? new Uint8Array(0)];
}

/** Two captures by these names, with the endings of their format. */
function named(names: Names | undefined, active?: Uint8Array, passive?: Uint8Array, index = 0): ClassFile[] {
  const ending = index % 8 === 3 ? ".pcapng" : index % 8 === 6 ? ".pcap.gz" : ".pcap";
  return [active, passive].flatMap((bytes, at) =>
    bytes === undefined ? [] : [file((names?.[at] ?? "").replace(/\.pcap$/, ending), bytes)],
  );
}

/** Mostly what ftpscope draws; sometimes what somebody else did. */
async function pictureOf(captures: readonly Uint8Array[], index: number): Promise<ClassFile> {
  if (index % 4 === 1) return foreign(index);
  const format = index % 4 === 2 ? "html" : "svg";
  return file(`compare.${format}`, await ownPicture(captures, format));
}

/** Enough of a document of an office program to be known as one. */
function officeDocument(): Uint8Array {
  return zipFile([
    { name: "[Content_Types].xml", data: '<?xml version="1.0" encoding="UTF-8"?><Types/>' },
    { name: "word/document.xml", data: "<w:document/>" },
    { name: "word/media/image1.png", data: foreignPng(3) },
  ]);
}

/** Some kilobytes that unpack to so many MiB of zeros. */
function bomb(mebibytes: number): Partial<ZipEntry> {
  const finishFlush = constants.Z_FULL_FLUSH;
  const one = new Uint8Array(deflateRawSync(new Uint8Array(2 ** 20), { finishFlush }));
  const packed = concat(...Array<Uint8Array>(mebibytes).fill(one), u8(3, 0));
  return { packed, size: mebibytes * 2 ** 20, crc: 0 };
}

/** The numbers below `count` in an order of no meaning. */
function shuffled(count: number): number[] {
  const random = seededRandom(2026);
  const numbers = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const swapped = Math.floor(random() * (index + 1));
    [numbers[index], numbers[swapped]] = [numbers[swapped] ?? 0, numbers[index] ?? 0];
  }
  return numbers;
}
