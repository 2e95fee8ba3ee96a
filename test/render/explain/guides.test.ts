import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { SETTINGS } from "../../../src/render/explain/all-settings.ts";
import { GROUPS, GUIDES } from "../../../src/render/explain/guides.ts";
import { explanationText } from "../../../src/render/locale/explanations.ts";
import type { ExplanationText } from "../../../src/render/locale/finding-words.ts";
import { LANGUAGE_NAMES, wordsOf } from "../../../src/render/locale/language.ts";
import { SEVERITIES } from "../../../src/report/finding-severities.ts";
import type { FindingCode } from "../../../src/report/findings.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";

const CODES = Object.keys(GUIDES) as FindingCode[];
/** What no RFC speaks of. */
const WITHOUT_RFC = /^(capture|limit)\./;

describe.each(CODES)("%s", (code) => {
  const { references, filter, settings } = GUIDES[code];

  test("names where RFCs speak of it", () => {
    if (!WITHOUT_RFC.test(code)) expect(references.length).toBeGreaterThan(0);
    for (const { rfc, section } of references) {
      expect(rfc).toBeGreaterThan(0);
      expect(section).toMatch(/^(\d+(\.\d+)*|[A-Z](\.\d+)*|)$/);
    }
  });

  test("has a filter of its own, and settings once each", () => {
    expect(filter.trim()).toBe(filter);
    expect(filter).not.toBe("");
    expect(new Set(settings).size).toBe(settings.length);
  });

  test.each(LANGUAGE_NAMES)("is explained in %s", (language) => {
    const { title, meaning, limits, checks } = explanationText(code, language);
    expect(title).not.toMatch(/[.。]$/);
    expect(title).not.toBe(code);
    for (const text of [meaning, ...(limits === null ? [] : [limits]), ...checks]) {
      expect(text).toMatch(/[.?!)]$/);
      expect(text).not.toMatch(/\bTODO\b|undefined|\s{2}|^\s|\n/);
    }
    expect(checks.length).toBeGreaterThanOrEqual(1);
    expect(checks.length).toBeLessThanOrEqual(6);
  });

  test("is explained in Korean with Korean words", () => {
    const [korean, english] = [explanationText(code, "ko"), explanationText(code, "en")];
    const shared = textsOf(korean).filter((text) => textsOf(english).includes(text));
    expect(shared).toEqual([]);
    expect(textsOf(korean).filter((text) => !/[가-힣]/.test(text))).toEqual([]);
    expect([korean.limits === null, korean.checks.length]).toEqual([english.limits === null, english.checks.length]);
  });
});

function textsOf({ title, meaning, limits, checks }: ExplanationText): string[] {
  return [title, meaning, ...(limits === null ? [] : [limits]), ...checks];
}

test.each(LANGUAGE_NAMES)("titles are unique in %s", (language) => {
  const titles = CODES.map((code) => explanationText(code, language).title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test("every code has its severities, worst first", () => {
  expect(Object.keys(SEVERITIES).sort()).toEqual([...CODES].sort());
  const order = ["error", "warning", "note"];
  for (const severities of Object.values(SEVERITIES)) {
    expect(severities).toEqual(order.filter((one) => severities.some((severity) => severity === one)));
  }
});

test("every code is in one group", () => {
  const listed = GROUPS.flatMap(({ codes }) => codes);
  expect([...listed].sort()).toEqual([...CODES].sort());
});

test("all settings are used, and none is empty", () => {
  const used = new Set(CODES.flatMap((code) => GUIDES[code].settings));
  const names = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];
  expect(names.filter((name) => !used.has(name))).toEqual([]);
  for (const name of names) {
    expect(SETTINGS[name].length, name).toBeGreaterThan(0);
    for (const { lines } of SETTINGS[name]) {
      expect(lines.length, name).toBeGreaterThan(0);
      expect(
        lines.filter((line) => line.trimEnd() !== line || line === ""),
        name,
      ).toEqual([]);
    }
  }
});

test("no two groups have settings of the same name", () => {
  const folder = join(import.meta.dirname, "../../../src/render/explain/settings");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const names = texts.flatMap((text) => Array.from(text.matchAll(/^ {2}"?([\w-]+)"?: \[/gm), (match) => match[1]));
  expect(names.length).toBeGreaterThanOrEqual(Object.keys(SETTINGS).length);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(LANGUAGE_NAMES)("what is said of findings in %s", (language) => {
  const { findings } = wordsOf(language);

  test("causes are clauses that fit between a colon and a full stop", () => {
    for (const [code, clause] of Object.entries(findings.causes)) {
      expect(clause, code).not.toMatch(/[.。]$|^\s|\s$|^$/);
      expect(clause, code).not.toBe(code);
      if (language === "ko") expect(clause, code).toMatch(/[가-힣]/);
    }
  });
});

test("causes are told otherwise in Korean than in English", () => {
  const [korean, english] = [wordsOf("ko").findings.causes, wordsOf("en").findings.causes];
  const codes = Object.keys(english) as (keyof typeof english)[];
  expect(codes.filter((code) => korean[code] === english[code])).toEqual([]);
});

/** Rules under src/analysis/findings name every cause that has words, and every code. */
test("no code and no cause is left that no rule gives", () => {
  const folder = join(import.meta.dirname, "../../../src/analysis/findings");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const rules = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const named = (name: string) => rules.includes(`"${name}"`);
  const byMode = (code: string) => rules.includes(`\`${code.replace(/\.(active|passive)-/, `.\${mode}-`)}\``);
  expect(CODES.filter((code) => !named(code) && !byMode(code))).toEqual([]);
  expect(Object.keys(wordsOf("en").findings.causes).filter((cause) => !named(cause))).toEqual([]);
});

/** A fixture that has a finding of the code; a code without one has its filter tried on an empty capture. */
const SHOWN_BY: Partial<Record<FindingCode, string>> = {
  "ftp.active-blocked": "ftp-active-client-drops-syn.pcap",
  "ftp.active-refused": "ftp-active-client-icmp.pcap",
  "ftp.active-not-opened": "ftp-active-router-drops-client.pcap",
  "ftp.passive-blocked": "ftp-passive-range-closed.pcap",
  "ftp.passive-refused": "ftp-passive-range-refused.pcap",
  "ftp.passive-not-opened": "generated-ftp-passive-not-opened.pcap",
  "ftp.control-refused": "generated-ftp-control-unanswered.pcap",
  "ftp.control-unanswered": "generated-ftp-control-no-answer.pcap",
  "ftp.no-greeting": "generated-ftp-no-greeting.pcap",
  "ftp.private-address-announced": "ftp-nat-passive-obeyed.pcap",
  "ftp.foreign-address-announced": "generated-ftp-third-host.pcap",
  "ftp.announcement-rewritten": "generated-ftp-nat-helper-both-sides.pcap",
  "ftp.alg-corrected": "generated-ftp-nat-active.pcap",
  "ftp.wrong-address-ignored": "ftp-nat-passive.pcap",
  "ftp.wrong-address-obeyed": "ftp-nat-passive-obeyed.pcap",
  "ftp.unexpected-host": "generated-ftp-data-from-elsewhere.pcap",
  "ftp.unexpected-port": "generated-ftp-data-to-other-port.pcap",
  "ftp.fxp": "ftp-fxp.pcap",
  "ftp.bounce": "ftp-bounce.pcap",
  "ftp.privileged-port": "ftp-bounce-refused.pcap",
  "ftp.port-20-used": "ftp-active-client-drops-syn.pcap",
  "ftp.port-20-unused": "ftp-default-port.pcap",
  "ftp.passive-from-20": "generated-ftp-unusual-ports.pcap",
  "ftp.passive-ports": "ftp-passive-range-closed.pcap",
  "ftp.modes-mixed": "ftp-active-then-passive.pcap",
  "ftp.file-refused": "ftp-550.pcap",
  "ftp.transfer-aborted": "ftp-abor-vsftpd.pcap",
  "ftp.transfer-cut": "ftp-data-reset.pcap",
  "ftp.size-differs": "generated-ftp-sizes.pcap",
  "ftp.transfer-stalled": "ftp-stalled-reader.pcap",
  "ftp.packets-too-big": "ftp-path-mtu.pcap",
  "ftp.no-final-reply": "generated-ftp-no-final-reply.pcap",
  "ftp.ascii-binary": "ftp-ascii-picture.pcap",
  "ftp.password-clear": "generated-ftp-login-refused.pcap",
  "ftp.login-refused": "ftp-wrong-login.pcap",
  "ftp.login-guessing": "ftp-guessing.pcap",
  "ftp.login-needed": "ftp-before-login.pcap",
  "ftp.refused-after-login": "generated-ftp-account-needed.pcap",
  "ftp.command-refused": "ftp-korean-utf8.pcap",
  "ftp.anonymous-login": "ftp-anonymous.pcap",
  "ftp.mode-refused": "ftp-mixed-modes.pcap",
  "ftp.service-closing": "ftp-idle-421.pcap",
  "ftp.control-lost": "ftp-control-lost.pcap",
  "ftp.tls-refused": "generated-ftp-tls-required.pcap",
  "ftp.tls-downgraded": "ftp-auth-refused.pcap",
  "ftp.tls-control-cleared": "ftp-ccc.pcap",
  "ftp.tls-data-clear": "ftp-tls-data-clear.pcap",
  "ftp.tls-failed": "ftp-tls-distrusted.pcap",
  "ftp.overlap-conflict": "generated-ftp-control-overlapping.pcap",
  "dhcp.no-server": "dhcp-no-server-linklocal.pcap",
  "dhcp.pool-exhausted": "dhcp-pool-exhausted.pcap",
  "dhcp.offer-not-taken": "generated-dhcp-offer-not-taken.pcap",
  "dhcp.request-unanswered": "dhcp-offer-not-acked.pcap",
  "dhcp.nak": "generated-dhcp-nak.pcap",
  "dhcp.wrong-network": "dhcp-nak-isc.pcap",
  "dhcp.declined": "dhcp-decline.pcap",
  "dhcp.address-conflict": "generated-dhcp-address-twice.pcap",
  "dhcp.lease-short": "dhcp-lease-short.pcap",
  "dhcp.renewed-late": "generated-dhcp-renewed-late.pcap",
  "dhcp.rebinding": "dhcp-rebind.pcap",
  "dhcp.used-before-ack": "dhcp-used-before-ack.pcap",
  "dhcp.used-after-lease": "dhcp-used-after-lease.pcap",
  "dhcp.link-local": "dhcp-no-server-linklocal.pcap",
  "dhcp.servers-contradict": "dhcp-servers-contradict.pcap",
  "dhcp.several-servers": "generated-dhcp-two-servers-agree.pcap",
  "dhcp.unicast-answer": "generated-dhcp-unicast-answer.pcap",
  "dhcp.relay-used": "dhcp-relay-both.pcap",
  "dhcp.relay-option-altered": "generated-dhcp-relays.pcap",
  "dhcp.relay-silent": "dhcp-relay-silent.pcap",
  "dhcp.xid-shared": "generated-dhcp-several-servers.pcap",
  "dhcp.malformed": "generated-dhcp-malformed-options.pcap",
  "dhcp.starvation": "dhcp-starvation.pcap",
  "capture.unknown-link-type": "generated-file-pcapng-usb-beside.pcapng",
  "capture.one-direction": "ftp-one-direction.pcap",
  "capture.starts-inside": "ftp-midstream.pcap",
  "capture.ends-inside": "ftp-rotated-1.pcap",
};

/** Part of their evidence are ordinary packets (data, a ping), which no filter of a kind can tell from others. */
const WITH_ORDINARY_PACKETS = new Set<FindingCode>([
  "ftp.control-lost",
  "ftp.no-final-reply",
  "ftp.size-differs",
  "ftp.transfer-stalled",
  "dhcp.used-after-lease",
]);

describe("filters", () => {
  const hasTshark = selected("ftp-empty.pcap", "frame") !== null;

  test.skipIf(!hasTshark).each(CODES)(
    `of %s select the frames of its findings${hasTshark ? "" : " (skipped: no tshark here)"}`,
    async (code) => {
      const capture = SHOWN_BY[code];
      const frames = selected(capture ?? "ftp-empty.pcap", GUIDES[code].filter);
      expect(frames).not.toBeNull();
      if (capture === undefined) return;
      const { findings } = await analyzeCaptures([fixturePath(capture)], { showPasswords: false });
      const evidence = findings.filter((finding) => finding.code === code).flatMap((finding) => finding.frames);
      const left = evidence.filter((frame) => frames?.has(frame) !== true);
      expect(evidence).not.toEqual([]);
      if (WITH_ORDINARY_PACKETS.has(code)) expect(left.length).toBeLessThan(evidence.length);
      else expect(left).toEqual([]);
    },
    60_000,
  );
});

/** The frames of a fixture that tshark shows under a filter; null where it does not take the filter, or is not here. */
function selected(fixture: string, filter: string): ReadonlySet<number> | null {
  const args = ["-r", fixturePath(fixture), "-Y", filter, "-T", "fields", "-e", "frame.number"];
  try {
    const printed = execFileSync("tshark", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return new Set(printed.split("\n").filter(Boolean).map(Number));
  } catch {
    return null;
  }
}
