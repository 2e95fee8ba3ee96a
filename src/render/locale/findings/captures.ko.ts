import type { CaptureCause, CaptureFindings } from "../../../report/finding-data/captures.ts";
import { grouped } from "../../number-text.ts";
import { wordsFor } from "../code-words.ts";
import { codesKo } from "../codes.ko.ts";
import type { Sentences } from "../finding-words.ts";

export const capturesKo: Sentences<CaptureFindings> = {
  "capture.damaged": ({ code, offset, places }) => {
    const others = places > 1 ? ` 문제가 있는 곳은 모두 ${grouped(places)}곳입니다.` : "";
    return `파일의 ${grouped(offset)}바이트 위치: ${wordsFor(codesKo.damages, code)}.${others}`;
  },
  "capture.snap-cut": ({ packets, snapLength }) =>
    `패킷 ${grouped(packets)}개가 일부만 기록되었습니다${snapLength > 0 ? ` (스냅 길이 ${grouped(snapLength)})` : ""}. 전체를 기록하려면 "tcpdump -s 0"을 사용하십시오.`,
  "capture.unknown-link-type": ({ linkType, packets }) =>
    `패킷 ${grouped(packets)}개의 링크 계층 종류(${linkType})는 ftpscope가 읽지 못합니다.`,
  "capture.packets-lost": () => "capture.packets-lost",
  "capture.one-direction": () => "capture.one-direction",
  "capture.duplicates": () => "capture.duplicates",
  "capture.starts-inside": () => "capture.starts-inside",
  "capture.ends-inside": () => "capture.ends-inside",
  "limit.reached": ({ table, dropped }) =>
    `메모리를 제한하는 한도에 도달하여 ${limitText(table, dropped)}. 결과가 완전하지 않습니다.`,
};

export const capturesCausesKo: Record<CaptureCause, string> = {
  "capture-dropped-packets": "capture-dropped-packets",
  "snap-length-set": "snap-length-set",
  "asymmetric-route": "asymmetric-route",
  "one-way-mirror": "one-way-mirror",
  "any-interface": "any-interface",
  "mirror-twice": "mirror-twice",
  "capture-late": "capture-late",
  "capture-stopped": "capture-stopped",
};

function limitText(table: string, dropped: number): string {
  const say = Object.entries(codesKo.limits).find(([name]) => name === table)?.[1];
  return say?.(dropped) ?? `${table} ${grouped(dropped)}개를 제외했습니다`;
}
