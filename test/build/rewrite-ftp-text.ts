import { hostPort } from "./ftp-story.ts";

export interface TextChanges {
  address: (ip: string) => string;
  port: (port: number) => number;
}

const HOST_PORT = /(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})/;
const EPRT = /^EPRT (\S)(\d)\1([0-9A-Fa-f.:]+)\1(\d+)\1/;
const EPSV = /^(229 .*\(\|\|\|)(\d+)(\|\).*)$/s;

/** A line of an FTP control connection with other addresses and ports in PORT, EPRT, 227 and 229; all else stays. */
export function rewriteFtpText(text: string, { address, port }: TextChanges): string {
  if (/^(PORT|227)[ -]/i.test(text)) {
    return text.replace(HOST_PORT, (_, ...found: string[]) => {
      const [a, b, c, d, high, low] = found.slice(0, 6);
      return hostPort(address([a, b, c, d].join(".")), port(Number(high) * 256 + Number(low)));
    });
  }
  const eprt = EPRT.exec(text);
  if (eprt !== null) {
    const [whole, bar = "|", family = "1", ip = "", number = "0"] = eprt;
    return `EPRT ${bar}${family}${bar}${address(ip)}${bar}${port(Number(number))}${bar}${text.slice(whole.length)}`;
  }
  return text.replace(EPSV, (_, head: string, number: string, tail: string) => head + port(Number(number)) + tail);
}
