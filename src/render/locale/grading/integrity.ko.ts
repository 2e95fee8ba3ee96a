import type { CopyChange, IntegrityCases, SharedPackets } from "../../../report/grading/integrity-data.ts";
import { grouped } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

const CHANGES: Record<CopyChange, string> = {
  identical: "완전히 같은 파일",
  converted: "파일 형식이 다름",
  renumbered: "프레임 번호가 다름",
  retimed: "시각이 다름",
  readdressed: "주소가 다름",
  resequenced: "순서 번호가 다름",
  reidentified: "IP ID가 다름",
  cut: "한쪽에 일부 패킷이 없음",
  merged: "한쪽에 다른 세션이 더 있음",
  "recorded-twice": "같은 트래픽을 따로 캡처함",
};

export const integrityKo: Sentences<IntegrityCases> = {
  "shared-capture": (data) =>
    `${withParticle(data.path, "이/가")} ${theirs(data)} 같습니다: ${equal(data)}${how(data)}.${others(data)} 사람이 확인해야 합니다.`,
  "shared-background": (data) =>
    `${data.path}에 ${data.student}의 ${data.theirPath}에도 있는 트래픽이 있습니다: ${equal(data)}.${others(data)} 양쪽 모두에서 채점한 세션은 아닙니다.`,
  "shared-trace": (data) =>
    `${withParticle(data.path, "과/와")} ${data.student}의 ${data.theirPath}: ${equal(data)}. 우연히 같아지는 일은 드뭅니다.`,
  "outside-window": ({ path, from, until, first, last }) =>
    `${withParticle(path, "은/는")} 정해진 시간 밖에 캡처되었습니다(캡처 ${shown(first)}~${shown(last)}, 허용 ${allowed(from, until)}). 사람이 확인해야 합니다.`,
  "time-backwards": ({ path, seconds, places }) =>
    `${path}: 패킷 시각이 바로 앞 패킷보다 최대 ${grouped(seconds)}초 이른 곳이 ${grouped(places)}곳 있습니다.`,
  "times-equal": ({ path, packets, time }) =>
    `${path}: 패킷 ${grouped(packets)}개의 시각이 모두 같습니다(${shown(time)}).`,
  "times-in-future": ({ path, last }) => `${path}: 캡처 시각이 미래입니다(${shown(last)}).`,
  "constant-spacing": ({ path, packets, seconds }) =>
    `${path}: 패킷 ${grouped(packets)}개가 정확히 ${seconds}초 간격으로 이어집니다. 프로그램으로 만든 캡처에서 볼 수 있는 모습입니다.`,
  "checksums-wrong": ({ path, packets, of }) =>
    `${path}: 패킷 ${grouped(of)}개 중 ${grouped(packets)}개의 체크섬이 틀렸고, 오프로딩으로는 설명되지 않습니다.`,
  "syns-without-options": ({ path, packets }) =>
    `${path}: SYN ${grouped(packets)}개 모두에 옵션이 없습니다(MSS도 없음). 패킷 생성 도구가 보내는 모습입니다.`,
  "hop-counts-jump": ({ path, packets, lowest, highest }) =>
    `${path}: 한 연결 안에서 TTL이 크게 바뀝니다(${lowest}~${highest}, 패킷 ${grouped(packets)}개).`,
  "macs-zero": ({ path, packets }) =>
    `${path}: 두 컴퓨터 사이에 오간 패킷 ${grouped(packets)}개의 MAC 주소가 모두 0입니다.`,
  "packets-taken-out": ({ path, bytes, session }) =>
    `${path}: 세션 ${session}의 제어 연결에서 확인 응답까지 된 ${grouped(bytes)}바이트가 캡처에 없습니다. 그 밖에 누락된 것은 없습니다.`,
  "written-by-editor": ({ path, program }) =>
    `${withParticle(path, "은/는")} 캡처를 고치는 프로그램으로 저장되었습니다: ${program}`,
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
  if (changes.includes("identical") && isns + ids + nonces === 0) return "모든 바이트가 일치합니다";
  const counts = [
    isns > 0 ? `ISN ${grouped(isns)}개` : "",
    nonces > 0 ? `임의의 수(DHCP xid, TLS) ${grouped(nonces)}개` : "",
    ids > 0 ? `IP ID ${grouped(ids)}개` : "",
    isns === 0 && timestamps > 0 ? `TCP 타임스탬프 ${grouped(timestamps)}개` : "",
    isns === 0 && spacings > 0 ? `패킷 사이의 시간 ${grouped(spacings)}개` : "",
  ].filter((count) => count !== "");
  if (counts.length === 0) return "TCP 순서 번호가 일치합니다";
  const before = counts.slice(0, -1).join(", ");
  const last = counts.at(-1) ?? "";
  return `${before === "" ? last : `${withParticle(before, "과/와")} ${last}`}가 일치합니다`;
}

function how({ changes, share, theirShare }: SharedPackets): string {
  const told = changes.map((change) => CHANGES[change]);
  const part = share < 1 || theirShare < 1 ? [`이 캡처의 ${percent(share)}, 상대 캡처의 ${percent(theirShare)}`] : [];
  const all = [...told, ...part];
  return all.length === 0 ? "" : `(${all.join(", ")})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function others({ others: names, otherCount }: SharedPackets): string {
  if (otherCount === 0) return "";
  const more = otherCount > names.length ? ` 외 ${grouped(otherCount - names.length)}명` : "";
  return ` ${names.join(", ")}${more}도 같습니다.`;
}

/** UTC, 초 단위. */
function shown(time: string): string {
  return `${time.slice(0, 19).replace("T", " ")} UTC`;
}

function allowed(from: string | null, until: string | null): string {
  return `${from ?? ""}~${until ?? ""}`;
}
