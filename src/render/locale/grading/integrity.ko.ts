import type { CopyChange, IntegrityCases, SharedPackets } from "../../../report/grading/integrity-data.ts";
import { grouped } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { zonedTime } from "./zoned-time.ts";

/** 두 캡처에서 서로 다른 것. */
const DIFFERENT: Partial<Record<CopyChange, string>> = {
  converted: "파일 형식",
  renumbered: "프레임 번호",
  retimed: "시각",
  readdressed: "주소",
  resequenced: "순서 번호",
  reidentified: "IP ID",
};

const RELATIONS: Partial<Record<CopyChange, string>> = {
  identical: "완전히 같은 파일",
  cut: "한쪽에 일부 패킷이 없음",
  merged: "한쪽에 다른 세션이 더 있음",
  "recorded-twice": "같은 트래픽을 따로 캡처함",
};

const OTHERS_NAMED = 3;

export const integrityKo: Sentences<IntegrityCases> = {
  "shared-capture": (data) =>
    `${withParticle(data.path, "이/가")} ${theirs(data)} 같음: ${equal(data)}${how(data)}.${others(data)} 사람이 확인할 것`,
  "shared-background": (data) =>
    `${data.path}에 ${data.student}의 ${data.theirPath}에도 있는 트래픽이 있음: ${equal(data)}.${others(data)} 양쪽 모두에서 채점한 세션은 아님`,
  "shared-trace": (data) =>
    `${withParticle(data.path, "과/와")} ${data.student}의 ${data.theirPath}: ${equal(data)}. 우연히 같아지는 일은 드묾`,
  "outside-window": ({ path, from, until, first, last }) =>
    `${withParticle(path, "은/는")} 정해진 시간 밖에 캡처됨(캡처 ${span(first, last, from ?? until)}, 허용 ${span(from, until, from ?? until)}). 사람이 확인할 것`,
  "time-backwards": ({ path, seconds, places }) =>
    `${path}: 바로 앞 패킷보다 시각이 이른 곳이 ${grouped(places)}곳 있음(최대 ${grouped(seconds)}초)`,
  "times-equal": ({ path, packets, time }) => `${path}: 패킷 ${grouped(packets)}개의 시각이 모두 같음(${shown(time)})`,
  "times-in-future": ({ path, last }) => `${path}: 캡처 시각이 미래임(${shown(last)})`,
  "constant-spacing": ({ path, packets, seconds }) =>
    `${path}: 패킷 ${grouped(packets)}개가 정확히 ${seconds}초 간격으로 이어짐. 프로그램으로 만든 캡처에서 볼 수 있는 모습`,
  "checksums-wrong": ({ path, packets, of }) =>
    `${path}: 패킷 ${grouped(of)}개 중 ${grouped(packets)}개의 체크섬이 틀림. 오프로딩으로는 설명되지 않음`,
  "syns-without-options": ({ path, packets }) =>
    `${path}: SYN ${grouped(packets)}개 모두에 옵션이 없음(MSS도 없음). 패킷 생성 도구가 보내는 모습`,
  "hop-counts-jump": ({ path, packets, lowest, highest }) =>
    `${path}: 한 연결 안에서 TTL이 크게 바뀜(${lowest}~${highest}, 패킷 ${grouped(packets)}개)`,
  "macs-zero": ({ path, packets }) => `${path}: 두 컴퓨터 사이에 오간 패킷 ${grouped(packets)}개의 MAC 주소가 모두 0임`,
  "packets-taken-out": ({ path, bytes, session }) =>
    `${path}: ${session}번 세션의 제어 연결에서 확인 응답까지 된 ${grouped(bytes)}바이트가 캡처에 없음. 그 밖에 누락된 것은 없음`,
  "written-by-editor": ({ path, program }) =>
    `${withParticle(path, "은/는")} 캡처를 편집하는 프로그램으로 저장됨: ${program}`,
};

/** 이름이 같은 파일이면 학번만, 다르면 파일 이름까지 쓴다. */
function theirs({ path, student, theirPath }: SharedPackets): string {
  const other = baseName(path) === baseName(theirPath) ? "캡처" : theirPath;
  return `${student}의 ${withParticle(other, "과/와")}`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function equal({ isns, ids, nonces, timestamps, spacings, changes }: SharedPackets): string {
  if (changes.includes("identical") && isns + ids + nonces === 0) return "모든 바이트가 일치";
  const counts = [
    isns > 0 ? `ISN ${grouped(isns)}개` : "",
    nonces > 0 ? `임의의 수(DHCP xid, TLS) ${grouped(nonces)}개` : "",
    ids > 0 ? `IP ID ${grouped(ids)}개` : "",
    isns === 0 && timestamps > 0 ? `TCP 타임스탬프 ${grouped(timestamps)}개` : "",
    isns === 0 && spacings > 0 ? `패킷 사이의 시간 ${grouped(spacings)}개` : "",
  ].filter((count) => count !== "");
  if (counts.length === 0) return "TCP 순서 번호가 일치";
  const before = counts.slice(0, -1).join(", ");
  const last = counts.at(-1) ?? "";
  return `${before === "" ? last : `${withParticle(before, "과/와")} ${last}`}가 일치`;
}

function how({ changes, share, theirShare }: SharedPackets): string {
  const different = changes.flatMap((change) => DIFFERENT[change] ?? []);
  const all = [
    ...(different.length === 0 ? [] : [`${withParticle(different.join(", "), "이/가")} 다름`]),
    ...changes.flatMap((change) => RELATIONS[change] ?? []),
    ...shares(percent(share), percent(theirShare)),
  ];
  return all.length === 0 ? "" : `(${all.join(", ")})`;
}

/** 캡처에서 같은 부분이 차지하는 비율. */
function shares(own: string, other: string): string[] {
  if (own !== other) return [`이 캡처의 ${own}, 상대 캡처의 ${other}`];
  return own === "100%" ? [] : [`두 캡처 모두 ${own}`];
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** 몇 명만 쓴다. 나머지는 전체 현황에서 이어진다. */
function others({ others: known, otherCount }: SharedPackets): string {
  if (otherCount === 0) return "";
  const names = known.slice(0, OTHERS_NAMED);
  const more = otherCount > names.length ? ` 외 ${grouped(otherCount - names.length)}명` : "";
  return ` ${names.join(", ")}${more}도 같음.`;
}

/** UTC, 초 단위. */
function shown(time: string): string {
  return `${time.slice(0, 19).replace("T", " ")} UTC`;
}

/** 채점 기준의 시간대로. */
function span(from: string | null, until: string | null, like: string | null): string {
  return [from, until].map((time) => (time === null ? "" : zonedTime(time, like))).join("~");
}
