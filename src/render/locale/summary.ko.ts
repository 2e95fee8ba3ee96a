import { grouped } from "../number-text.ts";
import type { summaryEn } from "./summary.en.ts";

export const summaryKo: typeof summaryEn = {
  total: (captures) => `캡처 ${grouped(captures)}개 전체`,
  cutShort: "잘린 파일",
  damaged: "손상됨",
  noFtpNoDhcp: "이 캡처에는 FTP 세션도 DHCP 주고받기도 없습니다.",
  sessionModes: (counts) =>
    listOf([
      ["능동", counts.active],
      ["수동", counts.passive],
      ["혼합", counts.mixed],
      ["데이터 연결 없음", counts.none],
    ]),
  columns: {
    client: "클라이언트",
    server: "서버",
    ends: "클라이언트 / 서버",
    mode: "방식",
    dataConnection: "데이터 연결 (SYN 방향)",
    dataConnectionShort: "데이터 연결",
    files: "파일",
    mac: "클라이언트 (MAC)",
    kind: "종류",
    outcome: "결과",
    address: "주소",
    time: "시간",
  },
  noDataConnection: "없음",
  notOpened: (end) => `${end} 연결 안 됨`,
  loginRefused: "로그인 거부됨",
  moreConnections: (count) => `+${count}`,
  unclaimed: (count) =>
    `FTP 데이터로 보이는 연결이 ${grouped(count)}개 있으나, 이 캡처의 어느 세션에도 속하지 않습니다.`,
  headings: {
    files: "파일",
    otherTraffic: "그 밖의 트래픽",
    notes: "주의",
    linkLocal: "링크 로컬 주소(APIPA)",
    next: "다음:",
  },
  unreadableName: "(읽을 수 없음)",
  unnamed: "(현재 폴더)",
  exchange: ({ kind, outcome, dora, time, ip, server, relays, offers }) => {
    const what = dora ? `DORA 완료 ${time}` : `${kind}, ${outcome}${time === null ? "" : ` (${time})`}`;
    const from = server === null ? "" : `, 서버 ${server}`;
    const via = relays === "" ? "" : `, 중계 ${relays}`;
    return `${what}${ip === null ? "" : `, ${ip}`}${from}${via}${offers > 1 ? `, 제안 ${offers}개 중 하나` : ""}`;
  },
  askedFor: (ip) => `${ip} 요청`,
  viaRelays: (list) => `(중계 ${list})`,
  outcomeCount: (count, outcome) => `${outcome} ${grouped(count)}`,
  linkLocal: (mac, ip, exchange) => {
    const claim = `${mac}: ${ip} 사용`;
    return exchange === null ? claim : `${claim} (주고받기 ${exchange}에 응답이 없었음)`;
  },
  linkLocalProbed: (mac, ip, exchange) => {
    const probe = `${mac}: ${ip} 사용 여부 확인`;
    return exchange === null ? probe : `${probe} (주고받기 ${exchange}에 응답이 없었음)`;
  },
  repeated: (times, where) => `(${grouped(times)}번${where === null ? "" : `, ${where}`})`,
  nextExplain: "무엇이 왜 잘못되었고 어떻게 할지",
  nextLadder: "시퀀스 다이어그램",
  nextCompare: "능동과 수동 비교",
  nextSession: (id) => `세션 ${id}의 모든 명령`,
  nextTransaction: (id) => `주고받기 ${id}의 모든 메시지`,
};

function listOf(counts: [string, number][]): string {
  const told = counts.filter(([, count]) => count > 0);
  return told.map(([label, count]) => `${label} ${grouped(count)}`).join(", ");
}
