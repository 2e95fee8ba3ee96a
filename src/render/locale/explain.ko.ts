import { grouped } from "../number-text.ts";
import type { explainEn } from "./explain.en.ts";

/** 설명 화면의 낱말. */
export const explainKo: typeof explainEn = {
  groups: {
    "ftp-connections": "FTP: 맺어지지 않은 연결",
    "ftp-addresses": "FTP: 주소와 포트",
    "ftp-transfers": "FTP: 전송",
    "ftp-sessions": "FTP: 로그인, 암호화, 제어 연결",
    "dhcp-exchanges": "DHCP: 클라이언트의 주고받기",
    "dhcp-networks": "DHCP: 서버, 중계 에이전트, 네트워크",
    captures: "캡처 자체",
  },
  headings: {
    where: "위치",
    findings: "진단",
    also: "그 밖의 참고",
    checks: "확인할 것",
    settings: "설정",
    causes: "원인",
    limits: "한계",
    references: "문서",
    filters: "Wireshark",
  },
  nothingWrong: "캡처에 보이는 범위에서는 문제를 찾지 못했습니다.",
  noneOfCode: (code) => `이 캡처에는 ${code} 진단이 없습니다. 일반적인 설명:`,
  counts: (counts) =>
    (
      [
        [counts.error, "오류"],
        [counts.warning, "경고"],
        [counts.note, "참고"],
      ] as const
    )
      .filter(([count]) => count > 0)
      .map(([count, name]) => `${name} ${grouped(count)}개`)
      .join(", "),
  canBe: (severities) => `정도: ${severities}`,
  inferred: "직접 보이지 않는 추정",
  section: (rfc, section) => `RFC ${rfc}${section === "" ? "" : ` ${section}절`}`,
  theseFrames: "이 프레임",
  allOfKind: "같은 종류 전체",
  inCapture: (number) => `캡처 ${number}의 이 프레임`,
  howToRead: "하나를 자세히 보려면 ftpscope explain --finding CODE를 쓰고, 캡처에서 찾으려면 캡처를 함께 지정하십시오.",
  notesInFull: "이 항목도 자세히 보려면 --all을 쓰십시오.",
  places: {
    client: "FTP 클라이언트",
    vsftpd: "vsftpd",
    proftpd: "ProFTPD",
    "pure-ftpd": "Pure-FTPd",
    iis: "IIS",
    filezilla: "FileZilla Server",
    nftables: "리눅스 방화벽(nftables)",
    iptables: "리눅스 방화벽(iptables)",
    conntrack: "리눅스 NAT 도우미(conntrack)",
    windows: "Windows",
    "windows-firewall": "Windows 방화벽",
    "isc-dhcp": "ISC dhcpd",
    kea: "Kea",
    dnsmasq: "dnsmasq",
    "windows-dhcp": "Windows DHCP 서버",
    cisco: "Cisco IOS",
    switch: "스위치",
    tcpdump: "tcpdump",
    "dhcp-client": "DHCP 클라이언트",
  },
};
