/** Keeps what V8 compiles of the bundle while it tells of small captures: see bin/load-bundle.js. Part of the build. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { compile, keptFolder, runModules } = createRequire(import.meta.url)("./bin/load-bundle.js");

const FTP = "fixtures/ftp-active-vsftpd.pcap";
const DHCP = "fixtures/dhcp-dora-dnsmasq.pcap";
const COMMAND_LINES = [
  [FTP, DHCP],
  ["--json", FTP, DHCP],
  ["--lang", "ko", FTP, DHCP],
  ["ftp", FTP],
  ["dhcp", DHCP],
  ["ladder", FTP],
];

const scripts = new Map();

function scriptOf(name) {
  const known = scripts.get(name);
  if (known !== undefined) return known;
  const made = compile(name);
  scripts.set(name, made);
  return made;
}

for (const words of COMMAND_LINES) {
  process.argv.splice(2, Number.POSITIVE_INFINITY, ...words);
  process.exitCode = undefined;
  runModules(scriptOf);
  // The program leaves its exit code when it is done.
  while (process.exitCode === undefined) await new Promise(setImmediate);
  if (process.exitCode !== 0) throw new Error(`ftpscope ${words.join(" ")} ended with ${process.exitCode}`);
}

const folder = keptFolder();
rmSync(dirname(folder), { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, script] of scripts) writeFileSync(join(folder, name), script.createCachedData());
