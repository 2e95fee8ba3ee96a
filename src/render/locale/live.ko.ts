import type { liveEn } from "./live.en.ts";

export const liveKo: typeof liveEn = {
  loggedIn: (user) => (user === null ? "로그인" : `${user} 로그인`),
  loginRefused: (user, code) => (user === null ? `로그인 거부됨 (${code})` : `${user} 로그인 거부됨 (${code})`),
  callRefused: "연결 거부됨",
  sessionEnded: {
    fin: (time) => `세션 종료 (${time})`,
    rst: (time) => `세션이 RST로 끊김 (${time})`,
    open: (time) => `세션이 닫히지 않음 (${time})`,
  },
  leased: (ip, time, server) => lease(`${ip} 임대`, time, server),
  leasedAgain: (kind, ip, time) => lease(`${kind}: ${ip} 임대`, time, null),
  fromServer: (server) => `서버 ${server}`,
};

function lease(what: string, time: string | null, server: string | null): string {
  return `${what}${time === null ? "" : ` ${time}`}${server === null ? "" : `, 서버 ${server}`}`;
}
