import type { CaptureCause, CaptureFindings } from "../../../report/finding-data/captures.ts";
import { grouped, listOfNumbers } from "../../number-text.ts";
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
    `패킷 ${grouped(packets)}개의 ${linkType === null ? "그 밖의 링크 계층 종류" : `링크 계층 종류(${linkType})`}는 ftpscope가 읽지 못합니다.`,
  "capture.packets-lost": ({ bytes, connections, transfers }) =>
    `연결 ${grouped(connections)}개에서 실제로 오간 ${grouped(bytes)}바이트가 캡처에 없습니다${concerned("전송", transfers, transfers.length)}.`,
  "capture.one-direction": ({ from, ip, connections }) =>
    `연결 ${grouped(connections)}개에서 ${from === "client" ? "클라이언트" : "서버"}${ip === null ? "" : `(${ip})`}가 보낸 패킷만 캡처되었고, 상대가 보낸 패킷은 하나도 없습니다.`,
  "capture.duplicates": ({ packets, of }) =>
    `기록된 FTP와 DHCP 패킷 ${grouped(of)}개 중 ${grouped(packets)}개는 이미 기록된 패킷의 사본입니다. 사본은 세지 않습니다.`,
  "capture.starts-inside": ({ sessions, count }) =>
    `캡처를 시작할 때 세션 ${grouped(count)}개가 이미 열려 있었습니다${concerned("세션", sessions, count)}. 그 전에 오간 내용은 캡처에 없습니다.`,
  "capture.ends-inside": ({ sessions, count, transfers, transferCount }) =>
    transferCount > 0
      ? `전송 ${grouped(transferCount)}개가 진행되는 중에 캡처가 끝났습니다${concerned("전송", transfers, transferCount)}. 전송이 어떻게 끝났는지 알 수 없습니다.`
      : `세션 ${grouped(count)}개가 열려 있는 채로 캡처가 끝났습니다${concerned("세션", sessions, count)}.`,
  "limit.reached": ({ table, dropped }) =>
    `메모리를 제한하는 한도에 도달하여 ${limitText(table, dropped)}. 결과가 완전하지 않습니다.`,
};

export const capturesCausesKo: Record<CaptureCause, string> = {
  "capture-dropped-packets": "캡처하는 컴퓨터나 미러 포트가 제때 처리하지 못해 버린 패킷",
  "file-damaged": "캡처 파일에서 읽을 수 없는 부분",
  "asymmetric-route": "캡처한 곳을 거치지 않는 다른 경로로 간 패킷",
  "one-way-mirror": "한 방향만 복사하는 미러 포트",
  "one-way-filter": "한쪽이 보낸 패킷만 통과시키는 캡처 필터",
  "any-interface": "한 패킷이 지나가는 인터페이스마다 기록되는 여러 인터페이스 캡처(-i any 등)",
  "mirror-twice": "들어오는 패킷과 나가는 패킷을 모두 보여 주는 미러 포트나 브리지",
  "captures-overlap": "같은 트래픽을 담은 여러 캡처를 함께 읽은 것",
  "capture-late": "제어 연결이 열린 뒤에 시작한 캡처, 또는 빠져 있는 이전 캡처 파일",
  "capture-stopped": "도중에 멈춘 캡처, 또는 빠져 있는 다음 캡처 파일",
};

/** 해당하는 번호를 괄호 안에 쓰고, 아주 많으면 앞의 것만 쓴다. */
function concerned(noun: string, ids: readonly number[], count: number): string {
  if (ids.length === 0) return "";
  return `(${noun} ${listOfNumbers(ids)}${count > ids.length ? " …" : ""})`;
}

function limitText(table: string, dropped: number): string {
  const say = Object.entries(codesKo.limits).find(([name]) => name === table)?.[1];
  return say?.(dropped) ?? `${table} ${grouped(dropped)}개를 제외했습니다`;
}
