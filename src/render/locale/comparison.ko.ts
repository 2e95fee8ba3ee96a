import type { BreakReason } from "../../report/comparison.ts";
import { grouped } from "../number-text.ts";
import type { comparisonEn } from "./comparison.en.ts";
import { withParticle } from "./korean-particles.ts";

export const comparisonKo: typeof comparisonEn = {
  step: "단계",
  steps: {
    control: "제어 연결",
    login: "로그인",
    port: "포트 교환",
    command: "명령",
    data: "데이터 SYN",
    transfer: "전송",
    done: "완료",
  },
  modeTitle: { active: "능동(active)", passive: "수동(passive)" },
  side: { active: "능동", passive: "수동", left: "왼쪽", right: "오른쪽" },
  place: (session, transfer) => (transfer === null ? `세션 ${session}` : `세션 ${session}, 전송 ${transfer}`),
  legend: { same: "같음", differs: "다름", opens: "데이터 연결을 연 쪽", unknown: "표시 없음: 한쪽이 보이지 않음" },
  noDifference: "다른 점이 없습니다. 양쪽의 단계가 모두 같습니다.",
  numberedStep: (number, name) => `${number}단계(${name})`,
  onlySteps: (list) => `다른 점은 ${list}뿐입니다.`,
  differences: (count, list) => `다른 점 ${grouped(count)}가지: ${list}.`,
  differs: {
    announcer: () => "포트를 누가 알리나",
    opener: () => "누가 SYN을 보내나",
    "server-port": (values) => `서버 포트 번호(${values})`,
    method: (values) => `포트를 알리는 명령(${values})`,
    security: (values) => `암호화(${values})`,
    login: (values) => `로그인(${values})`,
    outcome: (values) => `결과(${values})`,
    verb: (values) => `명령(${values})`,
    file: (values) => `파일(${values})`,
    bytes: (values) => `보낸 양(${values})`,
  },
  noTransfer: "전송 없음",
  order: (left, right) => `순서: ${left}, ${right}.`,
  sequence: (side, [first, second]) =>
    `${withParticle(side, "은/는")} ${first.what}(${first.frame}) → ${second.what}(${second.frame})`,
  firewall: (left, right) =>
    `들어오는 연결을 허용해야 하는 방화벽: ${withParticle(left.side, "은/는")} ${left.role} 쪽, ${withParticle(right.side, "은/는")} ${right.role} 쪽.`,
  notOneOfEach: (captures) => `능동과 수동을 하나씩 비교한 것이 아닙니다. ${captures}.`,
  captureMode: { active: "능동뿐", passive: "수동뿐", mixed: "능동과 수동 모두", none: "데이터 연결 없음" },
  broke: (side, number, step, what) =>
    `${withParticle(side, "은/는")} ${number === null ? `${step} 단계` : `${number}단계(${step})`}에서 멈추었습니다. ${what}.`,
  breakText: ({ step, reason, code, count }) => {
    if (step === "data") return dataBreak(reason, code, count);
    if (step === "transfer") {
      if (reason === "aborted")
        return code === null ? "클라이언트가 전송을 중단했습니다" : `클라이언트가 전송을 중단했고, ${answered(code)}`;
      return code === null ? "데이터 연결이 너무 일찍 끝났습니다" : `데이터 연결이 너무 일찍 끝났고, ${answered(code)}`;
    }
    if (step === "done") return "전송이 끝났음을 알리는 응답이 없습니다";
    const what = { control: "연결", login: "로그인", port: "포트를 알리는 명령", command: "명령" }[step];
    if (reason === "refused") {
      return `서버가 ${withParticle(what, "을/를")} ${code === null ? "" : `${withParticle(String(code), "으로/로")} `}거부했습니다`;
    }
    if (reason === "unanswered") return `${what}에 대한 응답이 보이지 않습니다`;
    return {
      control: "연결되지 않았습니다",
      login: "로그인하지 않았습니다",
      port: "포트를 알린 쪽이 없습니다",
      command: "전송 명령이 이어지지 않았습니다",
    }[step];
  },
  table: {
    title: "나란히 보기",
    command: "명령",
    announcer: "포트를 알린 쪽",
    opener: "SYN을 보낸 쪽",
    serverPort: "서버 데이터 포트",
    replies: "응답",
    outcome: "결과",
    bytes: "바이트",
    segments: "세그먼트",
    retransmitted: "재전송",
    time: "시간",
    rate: "속도",
  },
};

function dataBreak(reason: BreakReason, code: number | null, count: number | null): string {
  const syns = count === null ? "데이터 연결의 SYN에" : `데이터 연결의 SYN ${grouped(count)}개에`;
  if (reason === "unanswered") {
    return code === null ? `${syns} 응답이 없었습니다` : `${syns} 응답이 없었고, ${answered(code)}`;
  }
  if (reason === "refused") {
    const reset = "데이터 연결의 SYN이 RST로 거부";
    return code === null ? `${reset}되었습니다` : `${reset}되었고, ${answered(code)}`;
  }
  if (reason === "cut") {
    const half = "데이터 연결이 절반만 열렸습니다. SYN, ACK 뒤에 ACK가";
    return code === null ? `${half} 오지 않았습니다` : `${half} 오지 않았고, ${answered(code)}`;
  }
  return code === null ? "데이터 연결의 SYN이 보이지 않습니다" : `데이터 연결의 SYN이 보이지 않고, ${answered(code)}`;
}

function answered(code: number): string {
  return `서버는 ${withParticle(String(code), "으로/로")} 답했습니다`;
}
