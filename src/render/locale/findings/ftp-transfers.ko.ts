import type { FtpTransferCause, FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import { byteSize, grouped, secondsFigure } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { withParticle } from "../korean-particles.ts";
import { commandAndFile, percentage, replyLine } from "./transfer-phrases.ts";

export const ftpTransfersKo: Sentences<FtpTransferFindings> = {
  "ftp.file-refused": ({ verb, path, replyCode, reply, times }) =>
    `서버가 ${named(verb, path)} 요청을${repeated(times)} 거부했습니다: "${replyLine(replyCode, reply)}".`,
  "ftp.transfer-aborted": ({ verb, path, bytes, replyCode, times }) => {
    const after = bytes === null ? "" : `${byteSize(bytes)} 뒤에 `;
    return `클라이언트가 ${named(verb, path)} 전송을 ${after}ABOR로${repeated(times)} 중단했습니다${inBrackets(replyCode)}.`;
  },
  "ftp.transfer-cut": ({ verb, path, bytes, announcedBytes, restart, endedBy, replyCode }) => {
    const whole = announcedBytes === null || restart > 0 ? "" : `${byteSize(announcedBytes)} 중 `;
    const after = bytes === null ? "도중에" : `${whole}${byteSize(bytes)}에서`;
    return `${named(verb, path)} 전송이 ${after} 끊겼습니다: ${endedByText(endedBy, replyCode)}.`;
  },
  "ftp.size-differs": ({ verb, path, bytes, announcedBytes, restart }) => {
    const from = restart > 0 ? `(오프셋 ${grouped(restart)}부터)` : "";
    return `${named(verb, path)} 전송은 완료라는 응답을 받았지만, 알린 크기는 ${grouped(announcedBytes)}바이트이고 실제로 지나간 것은 ${grouped(bytes)}바이트입니다${from}.`;
  },
  "ftp.transfer-stalled": ({ verb, path, bytes, seconds, window, ended }) => {
    const name = named(verb, path);
    const time = `${secondsFigure(seconds)}초`;
    const shut = window ? "받는 쪽의 윈도가 닫혀 " : "";
    if (!ended) {
      return `${name} 전송의 데이터가 ${shut}${time} 동안 멈췄다가 이어졌습니다.`;
    }
    if (bytes === 0) return `${name} 전송의 데이터가 ${time} 동안 전혀 전달되지 않았습니다.`;
    return `${name} 전송의 데이터가 ${byteSize(bytes)}에서 ${shut}멈췄고, ${time} 동안 새 데이터가 오지 않았습니다.`;
  },
  "ftp.retransmissions": ({ verb, path, bytes, retransmittedBytes }) =>
    `${named(verb, path)} 전송의 데이터 ${byteSize(bytes)} 가운데 ${withParticle(byteSize(retransmittedBytes), "을/를")} 다시 보냈습니다(${percentage(retransmittedBytes, bytes)}).`,
  "ftp.packets-too-big": ({ verb, path, sender, from, mtu, errors }) => {
    const fits = mtu === null ? "" : `(${grouped(mtu)}바이트까지 통과)`;
    return `${withParticle(sender, "이/가")} ${named(verb, path)} 전송의 패킷이 너무 크다고 ${grouped(errors)}번 알렸지만${fits}, ${withParticle(from, "은/는")} 큰 패킷을 계속 보냈습니다.`;
  },
  "ftp.no-final-reply": ({ verb, path, bytes, waitedSeconds }) =>
    `${named(verb, path)} 전송의 데이터 연결은 ${byteSize(bytes)} 뒤에 닫혔지만, 그 뒤 ${secondsFigure(waitedSeconds)}초 동안 마지막 응답이 오지 않았습니다.`,
  "ftp.ascii-binary": ({ verb, path, type, format, evidence, times }) => {
    const how = type === null ? "TYPE 명령 없이(곧 ASCII로)" : "ASCII 형식으로";
    const why = evidence === "contents" ? `첫 바이트는 ${format} 파일의 것` : `이름은 ${format} 파일의 것`;
    return `${named(verb, path)} 전송이 ${how} 이루어졌지만, ${why}입니다${others(times)}.`;
  },
};

function endedByText(endedBy: FtpTransferFindings["ftp.transfer-cut"]["endedBy"], replyCode: number | null): string {
  switch (endedBy) {
    case "client-rst":
      return `클라이언트가 데이터 연결을 RST로 끊었습니다${inBrackets(replyCode)}`;
    case "server-rst":
      return `서버가 데이터 연결을 RST로 끊었습니다${inBrackets(replyCode)}`;
    case "reply":
      return `서버가 ${withParticle(String(replyCode), "으로/로")} 응답했습니다`;
    case "fin":
      return "데이터 연결이 닫혔고 응답이 없었습니다";
  }
}

export const ftpTransfersCausesKo: Record<FtpTransferCause, string> = {
  "file-missing": "서버에 그 이름의 파일이나 폴더가 없음",
  "permission-denied": "그 파일이나 폴더에 대한 계정의 권한 부족",
  "file-exists": "이미 있어서 덮어쓸 수 없는 같은 이름의 파일",
  "name-not-allowed": "서버가 허용하지 않는 파일 이름",
  "disk-full": "서버의 디스크 공간 부족",
  "quota-used-up": "계정의 저장 할당량 초과",
  "file-busy": "다른 프로그램이나 전송이 사용 중인 파일",
  "is-a-folder": "파일이 아니라 폴더인 이름",
  "restart-beyond-end": "서버 파일의 끝을 넘어선 재시작 위치(REST)",
  "server-error": "서버 내부의 문제(디스크, 파일 시스템, 프로그램)",
  "user-stopped": "클라이언트의 사용자나 프로그램이 전송을 끝냄",
  "peer-vanished": "프로그램이나 컴퓨터의 정지 또는 네트워크 단절",
  "receiver-slow": "데이터를 읽지 않는 받는 쪽(바쁜 디스크, 멈춘 프로그램)",
  "sender-slow": "보낼 데이터를 준비하지 못한 보내는 쪽(느린 디스크, 바쁜 프로그램)",
  "packet-loss": "경로에서의 패킷 손실",
  "path-mtu": "작은 패킷만 통과하는 경로를 보내는 쪽이 알지 못함",
  "line-ends-converted": "ASCII 형식의 줄 끝 변환",
  "file-changed": "크기를 알린 뒤에 바뀐 파일 또는 일찍 끝난 전송",
  "left-in-ascii": "바이너리(TYPE I)로 설정하지 않은 클라이언트",
};

function named(verb: string | null, path: string | null): string {
  return commandAndFile(verb, path) ?? "어떤 파일의";
}

function inBrackets(replyCode: number | null): string {
  return replyCode === null ? "" : `(응답 ${replyCode})`;
}

function repeated(times: number): string {
  return times > 1 ? ` ${grouped(times)}번` : "";
}

function others(times: number): string {
  return times > 1 ? `(비슷한 전송 ${grouped(times - 1)}개 더 있음)` : "";
}
