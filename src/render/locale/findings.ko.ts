import { grouped, listOfNumbers } from "../number-text.ts";
import { wordsFor } from "./code-words.ts";
import { codesKo } from "./codes.ko.ts";
import { endpointText, type FindingWords } from "./findings.en.ts";
import { withParticle } from "./korean-particles.ts";

export const findingsKo: FindingWords = {
  "ftp.password-clear": ({ sessions }) =>
    `비밀번호가 평문으로 보입니다 (세션 ${listOfNumbers(sessions)}). --show-passwords가 없으면 모든 출력에서 가려집니다.`,
  "ftp.control-refused": ({ client, server }) =>
    `${withParticle(endpointText(server), "이/가")} ${client.ip}의 제어 연결을 거부했습니다(RST). 서버가 실행 중인지 확인하십시오.`,
  "ftp.control-unanswered": ({ client, server, syns }) =>
    `${withParticle(endpointText(server), "이/가")} ${client.ip}의 SYN ${grouped(syns)}개에 응답하지 않았습니다. 방화벽과 서버 상태를 확인하십시오.`,
  "ftp.overlap-conflict": ({ bytes }) =>
    `${grouped(bytes)}바이트가 서로 다른 내용으로 두 번 전송되었습니다. 먼저 온 내용을 사용했습니다.`,
  "capture.damaged": ({ code, offset, places }) => {
    const others = places > 1 ? ` 문제가 있는 곳은 모두 ${grouped(places)}곳입니다.` : "";
    return `파일의 ${grouped(offset)}바이트 위치: ${wordsFor(codesKo.damages, code)}.${others}`;
  },
  "capture.snap-cut": ({ packets, snapLength }) =>
    `패킷 ${grouped(packets)}개가 일부만 기록되었습니다${snapLength > 0 ? ` (스냅 길이 ${grouped(snapLength)})` : ""}. 전체를 기록하려면 "tcpdump -s 0"을 사용하십시오.`,
  "capture.unknown-link-type": ({ linkType, packets }) =>
    `패킷 ${grouped(packets)}개의 링크 계층 종류(${linkType})는 ftpscope가 읽지 못합니다.`,
  "limit.reached": ({ table, dropped }) =>
    `메모리를 제한하는 한도에 도달하여 ${limitText(table, dropped)}. 결과가 완전하지 않습니다.`,
};

function limitText(table: string, dropped: number): string {
  const say = Object.entries(codesKo.limits).find(([name]) => name === table)?.[1];
  return say?.(dropped) ?? `${table} ${grouped(dropped)}개를 제외했습니다`;
}
