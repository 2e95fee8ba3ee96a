import { writeRecords } from "../build/capture-records.ts";
import { mergeCaptures, rewriteCapture } from "../build/rewrite-capture.ts";
import { zipFile } from "../build/zip-file.ts";
import { type PoolCapture, pcapOf } from "./capture-pool.ts";
import { tcpOnly } from "./cuts.ts";
import { type DraftList, file, foreign, NAMES, named } from "./drafts.ts";
import type { ClassFile } from "./hand-in-shapes.ts";
import { ownPicture } from "./pictures.ts";

/** Hand-ins with nothing wrong. */
export async function addRightHandIns(list: DraftList): Promise<void> {
  for (let index = 0; index < 38; index++) {
    const [active, passive] = list.pair();
    const [first, second] = written([active, passive], index);
    const picture = await pictureOf([pcapOf(active), pcapOf(passive)], index);
    const names = NAMES[index % NAMES.length] ?? NAMES[0];
    list.add("all right", [...named(names, first, second, index), picture], {
      picture: picture.path.endsWith("그림.png") ? "foreign" : "own",
    });
  }
  for (let index = 0; index < 6; index++) {
    const [active, passive] = list.pair();
    const files = [file("passive.pcap", pcapOf(active)), file("active.pcap", pcapOf(passive))];
    list.add("names of the captures swapped", [...files, foreign(100 + index)], { notices: ["swapped"] });
  }
  for (let index = 0; index < 4; index++) {
    const both = list.pool.take("both", "both");
    list.add("both modes in one session", [file("ftp.pcap", pcapOf(both)), foreign(110 + index)], {
      notices: ["both-in-one"],
    });
  }
  for (let index = 0; index < 4; index++) {
    const [active, passive] = list.pair();
    const merged = mergeCaptures([pcapOf(active), pcapOf(passive)]);
    list.add("both captures merged into one", [file("ftp.pcapng", merged), foreign(120 + index)], {
      notices: ["both-in-one"],
    });
  }
  for (let index = 0; index < 4; index++) {
    list.plain("over IPv6", list.pool.take("ipv6", "active"), list.pool.take("ipv6", "passive"));
    list.plain("active data not from port 20", list.pool.take("any-port", "active"), list.honest("passive"));
    list.plain("on port 2121", list.pool.take("port-2121", "active"), list.pool.take("port-2121", "passive"));
    list.plain("refused at first", list.pool.take("second-try", "active"), list.pool.take("second-try", "passive"));
    list.plain("recorded on any", list.pool.take("on-any", "active"), list.pool.take("on-any", "passive"));
  }
  for (let index = 0; index < 8; index++) sameMachines(list);
  for (let index = 0; index < 6; index++) {
    const [active, passive] = list.pair();
    const failed = list.pool.take(index % 2 === 0 ? "dropped" : "missing-file", "active");
    const files = [file("active.pcap", pcapOf(active)), file("passive.pcap", pcapOf(passive))];
    list.add("an earlier try that failed beside", [
      ...files,
      file("active-old.pcap", pcapOf(failed)),
      foreign(130 + index),
    ]);
  }
  for (let index = 0; index < 6; index++) {
    const [active, passive] = list.pair();
    const bystander = { addresses: (ip: string) => ip, timeShift: -86_400 * (index + 1) };
    const files = [rewriteCapture(pcapOf(active), bystander), pcapOf(passive)];
    list.add("on different days", [...named(NAMES[0], files[0], files[1]), foreign(140 + index)]);
  }
  for (let index = 0; index < 2; index++) neighbours(list);
  for (let index = 0; index < 2; index++) oneMachine(list);
  for (let index = 0; index < 2; index++) {
    const zips = list.pair().map((capture, at) => {
      const name = at === 0 ? "active" : "passive";
      return file(`${name}.zip`, zipFile([{ name: `${name}.pcap`, data: pcapOf(capture) }]));
    });
    list.add("a zip for each capture", [...zips, foreign(150 + index)]);
  }
}

/** Client and server on one machine, recorded on its loopback interface. */
function oneMachine(list: DraftList): void {
  const loopback = { addresses: () => "127.0.0.1", macs: () => "00:00:00:00:00:00" };
  const files = list.pair().map(({ records }) => {
    return rewriteCapture(writeRecords(tcpOnly(records), { format: "pcap" }), loopback);
  });
  list.add("client and server on one machine", [...named(NAMES[0], files[0], files[1]), foreign(list.length)]);
}

/** One's capture holds the other's session too, as on a wire that both share; each is marked by their own. */
function neighbours(list: DraftList): void {
  const [[mine, passive], [theirs, theirPassive]] = [list.pair(), list.pair()];
  const wire = mergeCaptures([pcapOf(mine), pcapOf(theirs)], { format: "pcap" });
  list.add("a neighbour's session beside", [...named(NAMES[0], wire, pcapOf(passive)), foreign(list.length)]);
  list.plain("seen by a neighbour", theirs, theirPassive);
}

/** Everybody's machines have the same addresses, as copies of one virtual machine do. */
function sameMachines(list: DraftList): void {
  const alike = {
    addresses: (ip: string) => (ip === "10.88.0.2" ? "192.168.0.20" : ip.startsWith("10.88.") ? "192.168.0.10" : ip),
  };
  const [active, passive] = list.pair();
  const files = [active, passive].map((capture) => rewriteCapture(pcapOf(capture), alike));
  list.add("the same addresses as others", [...named(NAMES[0], files[0], files[1]), foreign(list.length)]);
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

/** Mostly what ftpscope draws; sometimes what somebody else did. */
async function pictureOf(captures: readonly Uint8Array[], index: number): Promise<ClassFile> {
  if (index % 4 === 1) return foreign(index);
  const format = index % 4 === 2 ? "html" : "svg";
  return file(`compare.${format}`, await ownPicture(captures, format));
}
