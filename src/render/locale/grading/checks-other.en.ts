import type { OtherChecks } from "../../../report/grading/check-data/other.ts";
import { grouped, secondsFigure } from "../../number-text.ts";
import { plural } from "../measures.en.ts";
import type { CheckWords } from "./words.ts";
import { zonedTime } from "./zoned-time.ts";

/** What anybody types who has nothing, or the wrong thing. */
const RECORD_FTP = "record with: sudo tcpdump -i any -w active.pcap, then log in and fetch the file";
const RECORD_DHCP =
  "record with: sudo tcpdump -i any -w dhcp.pcap port 67 or port 68, then ipconfig /renew or sudo dhclient -v";
const DRAW = "ftpscope compare active.pcap passive.pcap -o picture.png";
/** Pictures of FTP and of DHCP: a part of pictures does not know which. */
const MISSING = `hand in a picture, for example: ${DRAW} (DHCP: ladder dhcp.pcap)`;
const RENEW = "ipconfig /release, then ipconfig /renew (Linux: sudo dhclient -r, then sudo dhclient -v)";
/** ARP shows the address, and a filter for DHCP's ports alone leaves it out. */
const RECORD_ARP = "sudo tcpdump -i any -w nodhcp.pcap arp or port 67 or port 68";

export const otherChecksEn: CheckWords<OtherChecks> = {
  file: {
    title: "required file",
    expected: ({ name, sha256, direction }) => {
      const how = direction === null ? "transferred" : DONE[direction];
      const contents = sha256 === null ? "" : ` with the contents of SHA-256 ${short(sha256)}`;
      return `${name === null ? "A file" : name} is ${how}${contents}.`;
    },
    seen: {
      found: ({ name, direction, bytes, contents }) => {
        const size = bytes === null ? "" : `, ${grouped(bytes)} B`;
        return `${name} was ${DONE[direction] ?? "transferred"}${size}${contents ? ", contents as expected" : ""}`;
      },
      unfinished: ({ name, verb }) => `${verb} ${name}: its end is not in the capture`,
      failed: ({ name, verb, code, frame }) =>
        `${verb} ${name} ${code === null ? "was broken off" : `failed with ${code}`}${at(frame)}`,
      "other-contents": ({ name, sha256 }) => `${name} has other contents (SHA-256 ${short(sha256)})`,
      "contents-unknown": ({ name, missing, resumed }) => {
        if (resumed) return `${name} was resumed, so only a part of it is in the capture`;
        const lost = missing === null || missing === 0 ? "some of its bytes" : `${grouped(missing)} B of it`;
        return `${name} cannot be compared: ${lost} are not in the capture`;
      },
      "other-direction": ({ name, direction, frame }) => `${name} was ${DONE[direction] ?? direction}${at(frame)}`,
      "other-mode": ({ name, mode, frame }) => `${name} was transferred in ${mode} mode${at(frame)}`,
      "other-files": ({ names, count }) =>
        `only other files were asked for: ${names.join(", ")}${count > names.length ? ` and ${count - names.length} more` : ""}`,
      none: () => "no file was transferred",
      encrypted: () => "the session is encrypted, so no file name can be read",
      "no-capture": () => "no capture",
      "no-session": () => "the capture has no FTP session",
    },
    hints: {
      found: null,
      unfinished: () => "stop recording only after bye",
      failed: ({ code }) =>
        code === 425 || code === 426
          ? "check whether a firewall stops the data connection, then get or put again"
          : "check with ls that the file is there, and type its name exactly; then get or put again",
      "other-contents": ({ ascii }) =>
        ascii ? 'type "binary" before "get"' : "fetch the file that the exercise names, unchanged",
      "contents-unknown": ({ resumed }) =>
        resumed
          ? "delete the half file first, then get it from its beginning"
          : "record with whole packets (tcpdump -s 0), and start before the transfer",
      "other-direction": ({ direction }) =>
        direction === "upload" ? 'type "get" and the name of the file' : 'type "put" and the name of the file',
      "other-mode": ({ mode }) =>
        mode === "active"
          ? 'type "passive" before "get"'
          : 'turn passive mode off (type "passive" once more) before "get"',
      "other-files": () => "get or put the file that the exercise names; capital letters count",
      none: () => 'after logging in, type "get" and the name of the file',
      encrypted: () => "use plain FTP for this exercise (no FTPS)",
      "no-capture": () => RECORD_FTP,
      "no-session": () => RECORD_FTP,
    },
  },
  server: {
    title: "expected server",
    expected: ({ addresses }) => `The server is ${addresses.length > 1 ? "one of " : ""}${addresses.join(", ")}.`,
    seen: {
      expected: ({ server }) => `the server is ${server}`,
      other: ({ server, frame }) => `the server is ${server} (frame ${frame})`,
      unknown: () => "no server is seen",
      "no-capture": () => "no capture",
    },
    hints: {
      expected: null,
      other: () => "record with the server that the exercise names",
      unknown: () => "record while the server answers",
      "no-capture": (_data, kind) => (kind === "dhcp" ? RECORD_DHCP : RECORD_FTP),
    },
  },
  "time-window": {
    title: "recorded in time",
    expected: ({ from, until }) => `Recorded ${windowText(from, until)}.`,
    seen: {
      inside: ({ first, from, until }) => `recorded at ${zonedTime(first, from ?? until)}`,
      before: ({ first, from, until }) => `recorded too early: ${zonedTime(first, from ?? until)}`,
      after: ({ last, from, until }) => `recorded too late: ${zonedTime(last, from ?? until)}`,
      "no-capture": () => "no capture",
      "no-time": () => "the capture has no times",
    },
    hints: {
      inside: null,
      before: () => "record again in the time given, and check that the computer's clock is right (date)",
      after: () => "record again in the time given, and check that the computer's clock is right (date)",
      "no-capture": (_data, kind) => (kind === "dhcp" ? RECORD_DHCP : RECORD_FTP),
      "no-time": () => "hand in the capture as it was recorded",
    },
  },
  picture: {
    title: "picture",
    expected: ({ types, minimumWidth, minimumHeight }) =>
      `A picture (${types.map(formatName).join(", ")}) of at least ${minimumWidth}×${minimumHeight} pixels.`,
    seen: {
      found: ({ path, format, width, height }) =>
        `${path} (${formatName(format)}${width === null || height === null ? "" : `, ${width}×${height}`})`,
      missing: () => "no picture",
      broken: ({ path, format }) => `${path} is not whole: the end of the ${formatName(format)} is missing`,
      "too-small": ({ path, width, height }) => `${path} is only ${width}×${height} pixels`,
      "other-type": ({ path, format, accepted }) =>
        `${path} is ${formatName(format)}, not ${accepted.map(formatName).join(", ")}`,
      "in-document": ({ path }) => `${path} is a document, not a picture`,
      unreadable: ({ path }) => `${path} cannot be read as a picture`,
    },
    hints: {
      found: null,
      missing: () => MISSING,
      broken: () => "save the picture again and look at it before handing it in",
      "too-small": ({ minimumWidth, minimumHeight }) =>
        `export it larger, at least ${minimumWidth}×${minimumHeight} pixels`,
      "other-type": () => "save it as PNG",
      "in-document": () => "export the picture as PNG and hand that in",
      unreadable: () => "save the picture again as PNG",
    },
  },
  "picture-of-captures": {
    title: "picture of these captures",
    expected: () => "The picture shows the captures that were handed in, both modes where there are both.",
    seen: {
      same: ({ path }) => `${path} shows these captures`,
      "not-comparable": ({ path }) => `${path} was not drawn by ftpscope, so it cannot be compared`,
      "one-mode": ({ path, shown }) =>
        shown === null ? `${path} shows no transfer of these captures` : `${path} shows only the ${shown} mode`,
      "partly-other": ({ path, shown, others }) =>
        `${path} is partly of other captures (${others} of ${shown} sessions)`,
      other: ({ path }) => `${path} is of other captures`,
      "shows-nothing": ({ path }) => `${path} shows no session`,
      "no-captures": ({ path }) => `${path} is of captures that are not there or cannot be read`,
      missing: () => "no picture",
    },
    hints: {
      same: null,
      "not-comparable": null,
      "one-mode": () => `draw both: ${DRAW}`,
      "partly-other": () => `draw it again from the captures that you hand in: ${DRAW}`,
      other: () => `draw it again from the captures that you hand in: ${DRAW}`,
      "shows-nothing": () => `draw it from captures with FTP in them: ${DRAW}`,
      "no-captures": () => "hand in the captures that the picture was drawn from",
      missing: () => MISSING,
    },
  },
  "dora-complete": {
    title: "DISCOVER, OFFER, REQUEST, ACK",
    expected: ({ relayed }) =>
      `One exchange with DISCOVER, OFFER, REQUEST and ACK${relayed ? ", handed on by a relay agent" : ""}.`,
    seen: {
      complete: ({ ip, seconds, relay }) =>
        `complete in ${secondsFigure(seconds)} s${ip === null ? "" : `, leased ${ip}`}${relay === null ? "" : ` through the relay agent ${relay}`}`,
      "not-relayed": ({ ip }) => `complete${ip === null ? "" : ` (${ip})`}, but through no relay agent`,
      incomplete: ({ present, missing }) =>
        present.length === 0
          ? "no lease is asked for"
          : `no ${missing.join(", ")}: only ${present.join(", ")} captured`,
      cut: () => "the messages are cut, so their types cannot be read",
      refused: ({ address, frame }) =>
        `the server refused${address === null ? "" : ` ${address}`} with NAK (frame ${frame})`,
      renewal: ({ present, kind }) =>
        `only ${present.join(", ")}: the client ${kind === "reboot" ? "asked for its former address again" : "renewed its lease"}`,
      "rapid-commit": () => "DISCOVER and ACK alone (rapid commit)",
      "no-capture": () => "no capture",
      "no-exchange": () => "the capture has no DHCP exchange",
    },
    hints: {
      complete: null,
      "not-relayed": () => "put client and server into two networks, with the relay agent (dhcrelay -i) between them",
      incomplete: ({ missing }) => {
        if (missing.includes("DISCOVER")) return `start recording first, then type ${RENEW}`;
        return missing.includes("OFFER")
          ? `check that a DHCP server runs in this network, then type ${RENEW}`
          : `record until the client has its address: type ${RENEW}`;
      },
      cut: () => "record whole packets: tcpdump -s 0",
      refused: () => "give the old lease back first: ipconfig /release (Linux: sudo dhclient -r)",
      renewal: () => `begin without a lease: while recording, type ${RENEW}`,
      "rapid-commit": () => "turn rapid commit off (dnsmasq: no dhcp-rapid-commit), and record again",
      "no-capture": () => RECORD_DHCP,
      "no-exchange": () => RECORD_DHCP,
    },
  },
  "relay-seen": {
    title: "relay agent",
    expected: () => "A relay agent hands the messages on, with its address in giaddr.",
    seen: {
      seen: ({ relay, hops, option82, sides, frame }) => {
        const more = [`hops ${hops}`, ...(option82 ? ["option 82"] : []), SIDES[sides]];
        return `relay agent ${relay} (frame ${frame}; ${more.join(", ")})`;
      },
      none: ({ messages }) => `no relay agent: giaddr is 0.0.0.0 in all ${plural(messages, "message", "messages")}`,
      "no-capture": () => "no capture",
      "no-exchange": () => "the capture has no DHCP exchange",
    },
    hints: {
      seen: null,
      none: () => "record on the relay agent: sudo tcpdump -i any -w relay.pcap port 67 or port 68",
      "no-capture": () => RECORD_DHCP,
      "no-exchange": () => RECORD_DHCP,
    },
  },
  "link-local-shown": {
    title: "169.254 without a server",
    expected: () => "DISCOVERs without an answer, and then a 169.254.x.x address that the client takes by itself.",
    seen: {
      shown: ({ ip, discovers, frame }) =>
        `${plural(discovers, "request", "requests")} unanswered, then ${ip} taken (frame ${frame})`,
      probed: ({ ip, discovers, frame }) =>
        `${plural(discovers, "request", "requests")} unanswered, ${ip} probed (frame ${frame}) but never announced`,
      unexplained: ({ ip, frame }) => `${ip} is taken (frame ${frame}), but no unanswered DISCOVER comes before it`,
      unanswered: ({ discovers }) =>
        `${plural(discovers, "request", "requests")} unanswered, but no 169.254 address in ARP`,
      served: ({ ip, frame }) => `a server answered: the client got ${ip} (frame ${frame})`,
      nothing: () => "neither unanswered DISCOVERs nor a 169.254 address",
      "no-capture": () => "no capture",
    },
    hints: {
      shown: null,
      probed: () => "record on for ten seconds more",
      unexplained: () => "start recording before ipconfig /renew, and stop the server first",
      unanswered: () => `record ARP too, for two minutes: ${RECORD_ARP}`,
      served: () => `stop the DHCP server (sudo systemctl stop dnsmasq), then type ${RENEW}`,
      nothing: () =>
        `stop the DHCP server, record with: ${RECORD_ARP}, then type ipconfig /renew and wait for two minutes`,
      "no-capture": () => `record with: ${RECORD_ARP}`,
    },
  },
};

const DONE: Record<string, string> = { download: "downloaded", upload: "uploaded" };
const SIDES = { client: "seen from the client's side", server: "seen from the server's side", both: "both sides seen" };

/** As people write them: "PNG", "WebP". */
function formatName(format: string): string {
  return format === "webp" ? "WebP" : format.toUpperCase();
}

function at(frame: number | null): string {
  return frame === null ? "" : ` (frame ${frame})`;
}

/** Enough of a SHA-256 to tell it from another. */
function short(sha256: string): string {
  return `${sha256.slice(0, 12)}…`;
}

function windowText(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return `between ${zonedTime(from, from)} and ${zonedTime(until, from)}`;
  if (from !== null) return `from ${zonedTime(from, from)} on`;
  return until === null ? "at any time" : `until ${zonedTime(until, until)}`;
}
