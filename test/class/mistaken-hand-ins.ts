import { readFileSync } from "node:fs";
import { type CaptureRecord, writeRecords } from "../build/capture-records.ts";
import { type PoolCapture, pcapOf } from "./capture-pool.ts";
import { beforeTheData, beforeTheEnd, beforeTheGoodbye, controlOnly, endsWell, fromTheMiddle } from "./cuts.ts";
import { type DraftList, file, foreign, NAMES, named, otherMode } from "./drafts.ts";
import type { Happening, Mode, PictureKind } from "./expected-marks.ts";
import type { ClassFile } from "./hand-in-shapes.ts";
import { foreignPng, officeDocument, ownPicture } from "./pictures.ts";

/** Hand-ins with the mistakes that students make. */
export function addMistakes(list: DraftList): void {
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
        mistake(list, scenario, mode, list.pool.take(scenario, mode, isRight).records);
      }
    }
  }
  const cuts = {
    "from the middle": fromTheMiddle,
    "control only": controlOnly,
    "before the data": beforeTheData,
    "before the end": beforeTheEnd,
    "before the goodbye": beforeTheGoodbye,
  };
  for (const [happening, cut] of Object.entries(cuts)) {
    for (const mode of ["active", "passive"] as const) {
      const capture = list.pool.take("honest", mode, ({ listing, upload }) => listing === false && upload === false);
      mistake(list, happening, mode, cut(capture.records));
    }
  }
  mistake(list, "web", "active", list.pool.take("web", null).records);
  mistake(list, "web", "passive", list.pool.take("web", null).records);
  const dhcp = new Uint8Array(readFileSync("fixtures/dhcp-dora-isc.pcap"));
  list.add("DHCP in place of FTP", [file("active.pcap", dhcp), ...list.other("active")], { active: "dhcp" });
  for (const mode of ["active", "passive"] as const) {
    doubled(list, mode);
    doubled(list, mode);
    twice(list, mode);
    list.add(`no ${mode} capture`, [...list.other(mode)], { [mode]: "no capture", picture: "blocked" });
  }
}

function mistake(list: DraftList, scenario: string, mode: Mode, records: readonly CaptureRecord[]): void {
  const happening = (scenario === "missing-file" ? `${scenario} ${mode}` : scenario) as Happening;
  const mine = file(`${mode}.pcap`, writeRecords(records, { format: "pcap" }));
  list.add(`${mode}: ${scenario}`, [mine, ...list.other(mode)], { [mode]: happening });
}

/** Two recordings of one mode. */
function doubled(list: DraftList, mode: Mode): void {
  const captures = [list.honest(mode), list.honest(mode)].map(pcapOf);
  list.add(`${mode} mode twice`, [...named(NAMES[0], captures[0], captures[1]), foreign(list.length)], {
    [otherMode(mode)]: "other mode",
    notices: ["doubled"],
  });
}

/** One recording under both names. */
function twice(list: DraftList, mode: Mode): void {
  const capture = pcapOf(list.honest(mode));
  list.add(`the ${mode} capture under both names`, [...named(NAMES[0], capture, capture), foreign(list.length)], {
    [otherMode(mode)]: "other mode",
    notices: ["doubled", "same-capture"],
  });
}

/** Right captures with something wrong about the picture. */
export async function addOddPictures(list: DraftList): Promise<void> {
  const add = (what: PictureKind, [active, passive]: readonly [PoolCapture, PoolCapture], ...pictures: ClassFile[]) => {
    const captures = [file("active.pcap", pcapOf(active)), file("passive.pcap", pcapOf(passive))];
    list.add(`picture: ${what}`, [...captures, ...pictures], { picture: what });
  };
  for (const format of ["svg", "html"] as const) {
    const strangers = list.pair().map(pcapOf);
    add("someone else's", list.pair(), file(`picture.${format}`, await ownPicture(strangers, format)));
    const pair = list.pair();
    add("one mode", pair, file(`picture.${format}`, await ownPicture([pcapOf(pair[0])], format)));
  }
  add("none", list.pair());
  add("none", list.pair());
  add("in a document", list.pair(), file("그림.docx", officeDocument()));
  add("too small", list.pair(), file("icon.png", foreignPng(1, 32, 32)));
  add("broken", list.pair(), file("picture.png", foreignPng(2).subarray(0, 400)));
}
