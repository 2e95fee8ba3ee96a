import type { OtherChecks } from "../../../report/grading/check-data/other.ts";
import { grouped, secondsFigure } from "../../number-text.ts";
import { withParticle } from "../korean-particles.ts";
import type { CheckWords } from "./words.ts";
import { zonedTime } from "./zoned-time.ts";

/** What anybody types who has nothing, or the wrong thing. */
const RECORD_FTP = '"sudo tcpdump -i any -w active.pcap"으로 캡처를 시작한 뒤 로그인해서 파일 받기';
const RECORD_DHCP =
  '"sudo tcpdump -i any -w dhcp.pcap port 67 or port 68"로 캡처하면서 ipconfig /renew 또는 sudo dhclient -v 입력';
const DRAW = "ftpscope compare active.pcap passive.pcap -o picture.png";
/** Pictures of FTP and of DHCP: a part of pictures does not know which. */
const MISSING = `그림을 제출. 예: ${DRAW} (DHCP: ladder dhcp.pcap)`;
const RENEW =
  "캡처하는 동안 ipconfig /release, ipconfig /renew를 차례로 입력(리눅스: sudo dhclient -r, sudo dhclient -v)";
/** ARP shows the address, and a filter for DHCP's ports alone leaves it out. */
const RECORD_ARP = "sudo tcpdump -i any -w nodhcp.pcap arp or port 67 or port 68";

export const otherChecksKo: CheckWords<OtherChecks> = {
  file: {
    title: "지정한 파일",
    expected: ({ name, sha256, direction }) => {
      const how = direction === null ? "전송해야" : DO[direction];
      const contents = sha256 === null ? "" : `(내용의 SHA-256 ${short(sha256)})`;
      return `${withParticle(name ?? "파일", "을/를")} ${how} 함${contents}`;
    },
    seen: {
      found: ({ name, direction, bytes, contents }) => {
        const size = bytes === null ? "" : `, ${grouped(bytes)} B`;
        return `${name} ${NOUN[direction] ?? "전송"}${size}${contents ? ", 내용 일치" : ""}`;
      },
      unfinished: ({ name, verb }) => `${verb} ${name}: 전송의 끝이 캡처에 없음`,
      failed: ({ name, verb, code, frame }) =>
        `${verb} ${name} ${code === null ? "중단" : `실패, 응답 ${code}`}${at(frame)}`,
      "other-contents": ({ name, sha256 }) => `${name}의 내용이 다름(SHA-256 ${short(sha256)})`,
      "contents-unknown": ({ name, missing, resumed }) => {
        if (resumed) return `${withParticle(name, "은/는")} 이어받기여서 일부만 캡처에 있음`;
        const lost = missing === null || missing === 0 ? "바이트 일부" : `${grouped(missing)}바이트`;
        return `${name}의 ${withParticle(lost, "이/가")} 캡처에 없어 내용을 비교할 수 없음`;
      },
      "other-direction": ({ name, direction, frame }) => `${name}: ${NOUN[direction] ?? direction}였음${at(frame)}`,
      "other-mode": ({ name, mode, frame }) =>
        `${withParticle(name, "을/를")} ${mode === "active" ? "능동 모드" : "수동 모드"}로 전송함${at(frame)}`,
      "other-files": ({ names, count }) =>
        `다른 파일만 요청함: ${names.join(", ")}${count > names.length ? ` 외 ${count - names.length}개` : ""}`,
      none: () => "전송한 파일이 없음",
      encrypted: () => "세션이 암호화되어 파일 이름을 읽을 수 없음",
      "no-capture": () => "캡처가 없음",
      "no-session": () => "캡처에 FTP 세션이 없음",
    },
    hints: {
      found: null,
      unfinished: () => "bye를 입력한 다음에 캡처를 종료",
      failed: ({ code }) =>
        code === 425 || code === 426
          ? "방화벽이 데이터 연결을 막는지 확인하고 get 또는 put을 다시 하기"
          : "ls로 파일이 있는지 보고 이름을 그대로 입력해 get 또는 put을 다시 하기",
      "other-contents": ({ ascii }) =>
        ascii ? "get 전에 binary 입력" : "과제에서 정한 파일을 고치지 말고 그대로 전송",
      "contents-unknown": ({ resumed }) =>
        resumed ? "받다 만 파일을 지우고 처음부터 다시 받기" : "패킷을 통째로(tcpdump -s 0), 전송 전부터 캡처",
      "other-direction": ({ direction }) => (direction === "upload" ? "get과 파일 이름 입력" : "put과 파일 이름 입력"),
      "other-mode": ({ mode }) =>
        mode === "active" ? "get 전에 passive 입력" : "get 전에 passive를 한 번 더 입력해 수동 모드 끄기",
      "other-files": () => "과제에서 정한 파일을 전송(대문자와 소문자를 구별)",
      none: () => "로그인한 뒤 get과 파일 이름 입력",
      encrypted: () => "이 과제에서는 FTPS가 아닌 일반 FTP 사용",
      "no-capture": () => RECORD_FTP,
      "no-session": () => RECORD_FTP,
    },
  },
  server: {
    title: "지정한 서버",
    expected: ({ addresses }) => `지정한 서버(${addresses.join(", ")})를 써야 함`,
    seen: {
      expected: ({ server }) => `서버 ${server}`,
      other: ({ server, frame }) => `서버가 ${server}임(프레임 ${frame})`,
      unknown: () => "서버가 보이지 않음",
      "no-capture": () => "캡처가 없음",
    },
    hints: {
      expected: null,
      other: () => "과제에서 정한 서버에 접속해 다시 캡처",
      unknown: () => "서버가 응답하는 동안 캡처",
      "no-capture": (_data, kind) => (kind === "dhcp" ? RECORD_DHCP : RECORD_FTP),
    },
  },
  "time-window": {
    title: "캡처 시각",
    expected: ({ from, until }) => `${windowText(from, until)} 캡처해야 함`,
    seen: {
      inside: ({ first, from, until }) => `${zonedTime(first, from ?? until)}에 캡처함`,
      before: ({ first, from, until }) => `너무 일찍 캡처함: ${zonedTime(first, from ?? until)}`,
      after: ({ last, from, until }) => `너무 늦게 캡처함: ${zonedTime(last, from ?? until)}`,
      "no-capture": () => "캡처가 없음",
      "no-time": () => "캡처에 시각이 없음",
    },
    hints: {
      inside: null,
      before: () => "정해진 시간에 다시 캡처하고, 컴퓨터의 시계가 맞는지 date로 확인",
      after: () => "정해진 시간에 다시 캡처하고, 컴퓨터의 시계가 맞는지 date로 확인",
      "no-capture": (_data, kind) => (kind === "dhcp" ? RECORD_DHCP : RECORD_FTP),
      "no-time": () => "캡처한 파일을 그대로 제출",
    },
  },
  picture: {
    title: "그림",
    expected: ({ types, minimumWidth, minimumHeight }) =>
      `${minimumWidth}×${minimumHeight} 픽셀 이상의 그림(${types.map(formatName).join(", ")})이 있어야 함`,
    seen: {
      found: ({ path, format, width, height }) =>
        `${path} (${formatName(format)}${width === null || height === null ? "" : `, ${width}×${height}`})`,
      missing: () => "그림이 없음",
      broken: ({ path, format }) => `${withParticle(path, "은/는")} 온전하지 않음: ${formatName(format)}의 끝이 없음`,
      "too-small": ({ path, width, height }) => `${withParticle(path, "은/는")} ${width}×${height} 픽셀뿐임`,
      "other-type": ({ path, format, accepted }) =>
        `${withParticle(path, "은/는")} ${formatName(format)} 형식임(인정하는 형식: ${accepted.map(formatName).join(", ")})`,
      "in-document": ({ path }) => `${withParticle(path, "은/는")} 그림이 아니라 문서임`,
      unreadable: ({ path }) => `${withParticle(path, "을/를")} 그림으로 읽을 수 없음`,
    },
    hints: {
      found: null,
      missing: () => MISSING,
      broken: () => "그림을 다시 저장하고, 제출하기 전에 열어 보기",
      "too-small": ({ minimumWidth, minimumHeight }) => `${minimumWidth}×${minimumHeight} 픽셀 이상으로 내보내기`,
      "other-type": () => "PNG로 저장",
      "in-document": () => "그림만 PNG로 내보내 제출",
      unreadable: () => "그림을 PNG로 다시 저장",
    },
  },
  "picture-of-captures": {
    title: "제출한 캡처의 그림",
    expected: () => "그림은 제출한 캡처를 나타내고, 두 모드를 모두 캡처했으면 둘 다 보여야 함",
    seen: {
      same: ({ path }) => `${withParticle(path, "은/는")} 제출한 캡처의 그림임`,
      "not-comparable": ({ path }) => `${withParticle(path, "은/는")} ftpscope로 그린 것이 아니어서 비교할 수 없음`,
      "one-mode": ({ path, shown }) =>
        shown === null
          ? `${path}에 제출한 캡처의 전송이 없음`
          : `${withParticle(path, "은/는")} ${shown === "active" ? "능동 모드" : "수동 모드"}만 보여 줌`,
      "partly-other": ({ path, shown, others }) => `${path}의 세션 ${shown}개 가운데 ${others}개는 다른 캡처의 것임`,
      other: ({ path }) => `${withParticle(path, "은/는")} 다른 캡처의 그림임`,
      "shows-nothing": ({ path }) => `${path}에 세션이 없음`,
      "no-captures": ({ path }) => `${path}의 캡처가 없거나 읽을 수 없음`,
      missing: () => "그림이 없음",
    },
    hints: {
      same: null,
      "not-comparable": null,
      "one-mode": () => `둘 다 그리기: ${DRAW}`,
      "partly-other": () => `제출할 캡처로 다시 그리기: ${DRAW}`,
      other: () => `제출할 캡처로 다시 그리기: ${DRAW}`,
      "shows-nothing": () => `FTP가 들어 있는 캡처로 그리기: ${DRAW}`,
      "no-captures": () => "그림을 그린 캡처를 함께 제출",
      missing: () => MISSING,
    },
  },
  "dora-complete": {
    title: "DISCOVER, OFFER, REQUEST, ACK",
    expected: ({ relayed }) =>
      `한 번의 주고받기에 DISCOVER, OFFER, REQUEST, ACK가 모두 있어야 함${relayed ? "(중계 에이전트를 거쳐야 함)" : ""}`,
    seen: {
      complete: ({ ip, seconds, relay }) =>
        `${secondsFigure(seconds)}초 만에 완료${ip === null ? "" : `, ${ip} 임대`}${relay === null ? "" : `, 중계 에이전트 ${relay}`}`,
      "not-relayed": ({ ip }) => `완료${ip === null ? "" : `(${ip})`}했으나 중계 에이전트를 거치지 않음`,
      incomplete: ({ present, missing }) =>
        present.length === 0
          ? "임대를 요청하는 주고받기가 아님"
          : `${withParticle(missing.join(", "), "이/가")} 없음(${present.join(", ")}만 캡처됨)`,
      cut: () => "메시지가 잘려 종류를 읽을 수 없음",
      refused: ({ address, frame }) =>
        `서버가 ${address === null ? "" : `${address} 요청을 `}NAK로 거부함(프레임 ${frame})`,
      renewal: ({ present, kind }) =>
        `${present.join(", ")}만 있음: ${kind === "reboot" ? "전에 쓰던 주소를 다시 요청함" : "임대를 갱신함"}`,
      "rapid-commit": () => "DISCOVER와 ACK만 있음(rapid commit)",
      "no-capture": () => "캡처가 없음",
      "no-exchange": () => "캡처에 DHCP 주고받기가 없음",
    },
    hints: {
      complete: null,
      "not-relayed": () => "클라이언트와 서버를 다른 네트워크에 두고 그 사이에 중계 에이전트(dhcrelay -i) 두기",
      incomplete: ({ missing }) => {
        if (missing.includes("DISCOVER")) return `캡처를 먼저 시작. ${RENEW}`;
        return missing.includes("OFFER")
          ? `이 네트워크에 DHCP 서버가 실행 중인지 확인. ${RENEW}`
          : `클라이언트가 주소를 받을 때까지 캡처. ${RENEW}`;
      },
      cut: () => "패킷을 통째로 캡처: tcpdump -s 0",
      refused: () => "예전 임대를 먼저 반납: ipconfig /release(리눅스: sudo dhclient -r)",
      renewal: () => `임대가 없는 상태에서 시작. ${RENEW}`,
      "rapid-commit": () => "rapid commit을 끄고(dnsmasq: dhcp-rapid-commit 삭제) 다시 캡처",
      "no-capture": () => RECORD_DHCP,
      "no-exchange": () => RECORD_DHCP,
    },
  },
  "relay-seen": {
    title: "중계 에이전트",
    expected: () => "중계 에이전트가 giaddr에 자기 주소를 적어 메시지를 전달해야 함",
    seen: {
      seen: ({ relay, hops, option82, sides, frame }) => {
        const more = [`hops ${hops}`, ...(option82 ? ["옵션 82"] : []), SIDES[sides]];
        return `중계 에이전트 ${relay}(프레임 ${frame}; ${more.join(", ")})`;
      },
      none: ({ messages }) => `중계 에이전트가 없음: 메시지 ${messages}개의 giaddr이 모두 0.0.0.0`,
      "no-capture": () => "캡처가 없음",
      "no-exchange": () => "캡처에 DHCP 주고받기가 없음",
    },
    hints: {
      seen: null,
      none: () => "중계 에이전트에서 캡처: sudo tcpdump -i any -w relay.pcap port 67 or port 68",
      "no-capture": () => RECORD_DHCP,
      "no-exchange": () => RECORD_DHCP,
    },
  },
  "link-local-shown": {
    title: "서버 없이 169.254",
    expected: () => "DISCOVER에 응답이 없고, 그 뒤 클라이언트가 스스로 169.254.x.x 주소를 잡아야 함",
    seen: {
      shown: ({ ip, discovers, frame }) =>
        `요청 ${discovers}개에 응답 없음, 그 뒤 ${withParticle(ip, "을/를")} 잡음(프레임 ${frame})`,
      probed: ({ ip, discovers, frame }) =>
        `요청 ${discovers}개에 응답 없음, ${ip} 탐색(프레임 ${frame})뿐이고 알림이 없음`,
      unexplained: ({ ip, frame }) =>
        `${withParticle(ip, "을/를")} 잡았으나(프레임 ${frame}) 그 앞에 응답 없는 DISCOVER가 없음`,
      unanswered: ({ discovers }) => `요청 ${discovers}개에 응답이 없으나 ARP에 169.254 주소가 없음`,
      served: ({ ip, frame }) => `서버가 응답함: 클라이언트가 ${withParticle(ip, "을/를")} 받음(프레임 ${frame})`,
      nothing: () => "응답 없는 DISCOVER도 169.254 주소도 없음",
      "no-capture": () => "캡처가 없음",
    },
    hints: {
      shown: null,
      probed: () => "10초쯤 더 캡처",
      unexplained: () => "서버를 먼저 멈추고, ipconfig /renew 전에 캡처를 시작",
      unanswered: () => `ARP도 함께 2분 동안 캡처: ${RECORD_ARP}`,
      served: () => `DHCP 서버 멈추기(sudo systemctl stop dnsmasq). ${RENEW}`,
      nothing: () => `DHCP 서버를 멈추고 "${RECORD_ARP}"로 캡처하면서 ipconfig /renew를 입력한 뒤 2분 기다리기`,
      "no-capture": () => `"${RECORD_ARP}"로 캡처`,
    },
  },
};

const NOUN: Record<string, string> = { download: "내려받기", upload: "올리기" };
const DO: Record<string, string> = { download: "내려받아야", upload: "올려야" };
const SIDES = { client: "클라이언트 쪽", server: "서버 쪽", both: "양쪽" };

/** As people write them: "PNG", "WebP". */
function formatName(format: string): string {
  return format === "webp" ? "WebP" : format.toUpperCase();
}

function at(frame: number | null): string {
  return frame === null ? "" : `(프레임 ${frame})`;
}

/** Enough of a SHA-256 to tell it from another. */
function short(sha256: string): string {
  return `${sha256.slice(0, 12)}…`;
}

function windowText(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return `${zonedTime(from, from)}부터 ${zonedTime(until, from)}까지`;
  if (from !== null) return `${zonedTime(from, from)} 이후에`;
  return until === null ? "언제든지" : `${zonedTime(until, until)}까지`;
}
