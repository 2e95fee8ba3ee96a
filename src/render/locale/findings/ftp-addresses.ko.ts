import type {
  AnnouncedScope,
  FtpAddressCause,
  FtpAddressFindings,
} from "../../../report/finding-data/ftp-addresses.ts";
import { endpointText } from "../../endpoint-text.ts";
import { grouped, listOfNumbers } from "../../number-text.ts";
import { namedBy } from "../../transfer-opening.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";

type Claimed = FtpAddressFindings["ftp.alg-corrected"];

const scopes: Record<AnnouncedScope, string> = {
  private: "사설 주소",
  "link-local": "링크 로컬 주소",
  loopback: "루프백 주소",
  unspecified: "빈 주소",
  unusable: "쓸 수 없는 주소",
};

const reaching = {
  opened: " 서버가 그곳에 연결했습니다.",
  tried: " 서버가 그곳에 연결을 시도했습니다.",
  none: "",
};

const senders = { client: "클라이언트", server: "서버" };

/** "서버 203.0.113.1의 227", "클라이언트 192.168.0.10의 PORT" */
function announcementOf({ method, listener, seen }: Claimed): string {
  return `${senders[listener]} ${seen}의 ${namedBy({ method })}`;
}

function repeated(times: number): string {
  return times > 1 ? `(${grouped(times)}번)` : "";
}

function refused(code: number | null): string {
  return code === null ? "" : ` 서버가 거부했습니다(${code}).`;
}

function acceptance(accepted: boolean | null): string {
  if (accepted === null) return "";
  return accepted ? " 서버가 받아들였습니다." : " 서버가 거부했습니다.";
}

export const ftpAddressesKo: Sentences<FtpAddressFindings> = {
  "ftp.private-address-announced": ({ scope, refusal, ...claimed }) =>
    `${withParticle(announcementOf(claimed), "이/가")} ${claimed.peer}에 ${scopes[scope]} ${withParticle(endpointText(claimed.announced), "을/를")} 알렸습니다${repeated(claimed.times)}.${refused(refusal)}`,
  "ftp.foreign-address-announced": ({ reached, refusal, ...claimed }) =>
    `${withParticle(announcementOf(claimed), "이/가")} 다른 주소 ${withParticle(endpointText(claimed.announced), "을/를")} 알렸습니다${repeated(claimed.times)}.${reached ? " 그 주소로 연결이 맺어졌습니다." : ""}${refused(refusal)}`,
  "ftp.announcement-rewritten": ({ method, inside, outside, insideSession, outsideSession, times }) =>
    `${namedBy({ method })}의 주소가 NAT 안쪽에서는 ${endpointText(inside)}, 바깥쪽에서는 ${endpointText(outside)}입니다${repeated(times)}. 세션 ${withParticle(String(insideSession), "과/와")} ${withParticle(String(outsideSession), "은/는")} 양쪽에서 캡처된 한 세션입니다.`,
  "ftp.alg-corrected": (claimed) =>
    `${withParticle(announcementOf(claimed), "이/가")} ${claimed.peer}에 사설 주소 ${withParticle(endpointText(claimed.announced), "을/를")} 알렸는데도${repeated(claimed.times)} 데이터 연결이 들어왔습니다.`,
  "ftp.wrong-address-ignored": ({ opened, ...claimed }) =>
    `${withParticle(namedBy(claimed), "이/가")} ${withParticle(endpointText(claimed.announced), "을/를")} 알렸지만 클라이언트 ${withParticle(claimed.peer, "은/는")} ${withParticle(claimed.seen, "으로/로")} 연결했습니다${repeated(claimed.times)}.${opened ? "" : " 연결은 맺어지지 않았습니다."}`,
  "ftp.wrong-address-obeyed": ({ opened, ...claimed }) =>
    `${claimed.seen}의 ${withParticle(namedBy(claimed), "이/가")} ${withParticle(endpointText(claimed.announced), "을/를")} 알렸고, 클라이언트 ${withParticle(claimed.peer, "이/가")} 그 주소로 연결했지만${repeated(claimed.times)} ${opened ? "전송은 완료되지 않았습니다." : "연결되지 않았습니다."}`,
  "ftp.unexpected-host": ({ expected, seen, opener, times }) =>
    `데이터 연결이 ${senders[opener]} ${withParticle(expected, "이/가")} 아니라 ${endpointText(seen)}에서 왔습니다${repeated(times)}.`,
  "ftp.unexpected-port": ({ announced, seen }) =>
    `알린 값은 ${endpointText(announced)}인데 20번 포트에서 나온 연결은 ${withParticle(endpointText(seen), "으로/로")} 갔습니다.`,
  "ftp.fxp": ({ method, target, otherSession, connected, times }) =>
    `${withParticle(namedBy({ method }), "이/가")} 세션 ${otherSession}의 서버가 기다리는 ${withParticle(endpointText(target), "으로/로")} 서버를 보냈습니다${repeated(times)}.${connected ? " 두 서버가 서로 연결되었습니다." : ""}`,
  "ftp.bounce": ({ method, target, client, accepted, connection, times }) =>
    `클라이언트 ${client}의 ${withParticle(namedBy({ method }), "이/가")} 다른 호스트 ${withParticle(endpointText(target), "을/를")} 알렸습니다${repeated(times)}.${acceptance(accepted)}${reaching[connection]}`,
  "ftp.privileged-port": ({ method, target, accepted, times }) =>
    `${withParticle(namedBy({ method }), "이/가")} 1024보다 낮은 포트 ${withParticle(endpointText(target), "을/를")} 알렸습니다${repeated(times)}.${acceptance(accepted)}`,
  "ftp.port-20-used": ({ server, connections }) =>
    `서버 ${withParticle(server, "이/가")} 20번 포트에서 능동 데이터 연결 ${grouped(connections)}개를 열었습니다.`,
  "ftp.port-20-unused": ({ server, ports, connections }) =>
    `서버 ${withParticle(server, "이/가")} 20번이 아닌 포트(${listOfNumbers(ports, 6)})에서 능동 데이터 연결 ${grouped(connections)}개를 열었습니다.`,
  "ftp.passive-from-20": ({ server, end, connections }) =>
    `서버 ${server}의 수동 데이터 연결 ${grouped(connections)}개가 ${senders[end]} 쪽에서 20번 포트를 썼습니다.`,
  "ftp.passive-ports": ({ server, lowest, highest, ports }) =>
    lowest === highest
      ? `서버 ${withParticle(server, "이/가")} 알린 수동 모드 포트는 ${lowest} 하나입니다.`
      : `서버 ${withParticle(server, "이/가")} 수동 모드 포트 ${grouped(ports)}개를 알렸습니다(${lowest}~${highest}).`,
  "ftp.modes-mixed": ({ activeCount, passiveCount }) =>
    `한 세션에서 두 모드를 모두 썼습니다(능동 전송 ${grouped(activeCount)}개, 수동 전송 ${grouped(passiveCount)}개).`,
};

export const ftpAddressesCausesKo: Record<FtpAddressCause, string> = {
  "server-behind-nat": "NAT 안쪽의 주소를 그대로 알리는 서버",
  "client-behind-nat": "NAT 뒤의 클라이언트(알린 주소를 고쳐 쓰는 장비가 없음)",
  "nat-with-helper": "알린 주소를 고쳐 쓰는 NAT(FTP 도우미, ALG)",
  "peer-used-control-address": "알린 주소 대신 이미 아는 주소로 연결하는 서버",
  "private-network-routed": "NAT 없이 라우팅되는 사설망",
  "external-address-set": "외부 주소를 알리도록 한 프로그램 설정",
  "control-tunnelled": "데이터 연결은 지나지 않는 제어 연결의 터널",
  "client-distrusts-227": "227에서 포트만 받아들이는 클라이언트(curl은 7.74부터 기본 동작)",
  "client-trusts-227": "227의 주소를 그대로 따르는 클라이언트",
  "bounce-attack": "서버를 거쳐 다른 호스트에 닿으려는 FTP 바운스",
  "port-stealing": "포트를 알아맞혀 먼저 연결한 다른 호스트(포트 가로채기)",
  "several-addresses": "주소가 여러 개인 호스트",
  "other-address-family": "제어 연결과 IP 버전이 다른 주소",
  "server-to-server": "두 서버 사이의 전송(FXP)",
  "unprivileged-server": "20번 포트에 필요한 권한을 내려놓은 서버",
  "client-fell-back": "첫 모드가 실패한 뒤 다른 모드를 시도한 클라이언트",
};
