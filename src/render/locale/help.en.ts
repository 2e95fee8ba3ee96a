import { LIMITS } from "../../limits.ts";

/** The help: what commands and options do. Option keys are the long names. */
export const helpEn = {
  titles: {
    "Usage:": "Usage:",
    "Arguments:": "Arguments:",
    "Options:": "Options:",
    "Global Options:": "Options of every command:",
    "Commands:": "Commands:",
  } as Record<string, string>,
  examplesTitle: "Examples:",
  program: "Reads a packet capture and tells which FTP sessions, transfers and DHCP exchanges are in it.",
  usage: "[options] [CAPTURE…]",
  commandsUsage: "[command] [options] [CAPTURE…]",
  captures: 'pcap, pcapng or snoop files, also gzip or zstd; several are one timeline; "-" is standard input',
  gradeUsage: "[options] HANDINS | --init [NAME]",
  handIns: "a folder or zip with the hand-ins: a folder, a zip or files for each student",
  cutFiles:
    "pcap, pcapng or snoop files, also gzip or zstd; several are one timeline. They are read three times, so no pipe",
  checkedFiles: "captures (and pictures) of one hand-in",
  commands: {
    ftp: "FTP sessions in detail: commands, replies, data connections, transfers",
    dhcp: "DHCP exchanges in detail: messages, options, offers, leases",
    ladder: "sequence pictures: a line for each port, an arrow for each command, reply and burst of data",
    compare: "two transfers side by side, active against passive: ACTIVE PASSIVE, or one capture with both",
    explain: "what happened and why it failed: the story, causes, what to check and set",
    extract: "transferred files as files, with a manifest of what is whole and what is missing",
    cut: "sessions, transfers or exchanges as a capture of their own",
    grade: "marks hand-ins: for each student two captures and a picture",
    check: "one check of a rubric, told by the exit code too",
  },
  summaryIs: "Without a command: the summary of everything in the capture.",
  options: {
    format:
      "output: text, json, ndjson, csv, xferlog, zeek; ladder and compare also svg, png, html, markdown, mermaid, plantuml (default: by the ending of --output, else text)",
    json: "the report as one JSON document: --format json",
    table: "rows of the csv: sessions, transfers, exchanges, transactions, messages, comparison, findings or traffic",
    output: "write to FILE, whole or not at all",
    force: "replace FILE if it exists",
    all: "do not shorten long tables, ladders and explanations",
    session: "only session N, in full",
    transfer: "only transfer N",
    transaction: "only exchange N, in full",
    finding: "only findings of this code (such as ftp.active-blocked); without CAPTURE, what the code means",
    list: "every code that explain knows, with its title",
    init: "write a rubric to begin with: ftp (default) or dhcp",
    rubric: "what is marked, and how (default: the standard rubric; --init writes it)",
    roster: "CSV of the class; its grade and feedback columns are filled, all else stays as it is",
    columns: "columns of the roster by their names: id=,name=,grade=,feedback= (default: found by their usual names)",
    pattern: "how paths of hand-ins name the student: such as {id}_{name}/{*}",
    jobs: "worker threads, 16 at most (default: one or two, by cores and hand-ins); 1 does without",
    id: "the check, by its id in the rubric or its built-in name (may be repeated; default: all of the rubric)",
    listings: "directory listings too",
    hash: "only sizes and SHA-256 of the files; nothing is written",
    "ascii-eol": "line ends of files sent in ASCII: lf, crlf or native (default: as they were sent)",
    filter: "print the Wireshark display filter of the session, transfer or exchange",
    "show-passwords": "show passwords instead of masking them",
    "allow-dhcp-server":
      "DHCP servers that may answer, by address or MAC; any other is an error (also as a list with commas, or repeated)",
    follow: "read FILE as it grows, and the files that tcpdump or dumpcap begin after it, until Ctrl-C",
    idle: `end sessions that are silent for so long, by the capture's own clock (default: ${LIMITS.idleSeconds})`,
    "every-packet": "a row for each packet, not for each burst of data",
    layers: "addresses, ports, flags, sequence numbers and window beneath each packet",
    left: "transfer N (of the first capture) on the left",
    right: "transfer N (of the second capture, or of the only one) on the right",
    strict: "a damaged or cut-off capture is an error (exit code 2)",
    lang: "language: en or ko (default: FTPSCOPE_LANG, else the locale)",
    width: "columns of a line (default: the terminal's, else COLUMNS, else 80)",
    ascii: "draw without box characters and arrows",
    color: "colours: auto, always or never",
    completion: "print what makes a shell complete ftpscope: bash, zsh or fish",
    help: "show the whole help (-h: a short one)",
    version: "show the version",
  },
  /** What some of these mean in one command. */
  commandOptions: {
    extract: {
      format: "what is printed: text, json, ndjson or csv (default: text)",
      json: "the manifest as one JSON document: --format json",
      output: "the folder to write to: a new or an empty one",
      force: "write into a folder that has files in it; none of them is replaced",
      all: "every file in the table",
      session: "only files of session N",
      transfer: "only transfer N, be it a listing",
    },
    cut: {
      session: "session N: its control connection and all of its data connections",
      transfer: "transfer N: its data connection, and its session's control connection",
      transaction: "exchange N: its messages, on both sides of a relay too",
      all: "everything that is FTP or DHCP",
      output: "the capture: pcapng, or pcap by that ending; - (or none) hands it on through a pipe",
    },
    grade: {
      format: "output: text, json, csv or junit (default: by the ending of --output, else text)",
      json: "the grades as one JSON document: --format json",
      output: "a folder for all results, or one of them by the file's ending: .csv, .json, .xml (JUnit) or .txt",
      force: "replace the file, or write into a folder that is not empty",
    },
    check: {
      format: "output: text or json (default: by the ending of --output, else text)",
      json: "the checks as one JSON document: --format json",
    },
  } as Record<string, Record<string, string>>,
  /** What the options of one command take. */
  commandDetails: {
    extract: [
      {
        title: "In the folder of --output:",
        pairs: [
          ["the files", "under their FTP paths, made safe; a second one of a name is name (2)"],
          ["*.partial", "files that are not whole: holes are zeros"],
          ["manifest.json", "names, sizes, SHA-256, gaps, frames and times (docs/manifest.md)"],
        ],
      },
    ],
    cut: [
      {
        title: "What goes into the part:",
        pairs: [
          [
            "sessions, transfers",
            "retransmissions, tries that failed, ICMP errors about them, fragments, packets captured twice",
          ],
          ["comments", "of each packet: its frame number in the capture that it came from (not in pcap)"],
          ["kept as it was", "interfaces, link types, times, lengths on the wire, comments"],
        ],
      },
    ],
    grade: [
      {
        title: "Columns of the roster for --columns, by their names in its first row:",
        pairs: [
          ["id=NAME", "the student's number or user name"],
          ["name=NAME", "the student's name"],
          ["grade=NAME", "is filled with the points"],
          ["feedback=NAME", "is filled with the reasons"],
        ],
      },
      {
        title: "In a --pattern, which each path in HANDINS begins with:",
        pairs: [
          ["{id}", "the student's number or user name"],
          ["{name}", "the student's name"],
          ["{*}", "anything, also nothing, also folders"],
        ],
      },
      {
        title: "In the folder of --output:",
        pairs: [
          ["grades.csv, grades.json", "the grades, for spreadsheets and programs"],
          ["junit.xml", "a test for each check, for build servers"],
          ["class.html", "the class: distribution, hardest checks, who to look at"],
          ["feedback/", "a page for each student"],
          ["results/", "Gradescope's results.json for each student"],
          ["the roster, by its name", "with grades and feedback; unchanged for whom a person must look at"],
        ],
      },
    ],
    check: [
      {
        title: "What --id takes:",
        pairs: [
          ["active-port", "an id of the rubric, with what it depends on"],
          ["captured-from-start", "a built-in check by itself, in the capture that it comes out best for"],
        ],
      },
    ],
  } as Record<string, { title: string; pairs: [string, string][] }[]>,
  examples: [
    ["ftpscope capture.pcap", "what is in this capture"],
    ["ftpscope compare active.pcap passive.pcap -o picture.svg", "active against passive, as a picture"],
    ["tcpdump -i any -U -w - | ftpscope", "each login, transfer and lease at once; Ctrl-C shows the summary"],
  ] as [string, string][],
  /** Instead of these where the help of one command is asked for. */
  commandExamples: {
    extract: [
      ["ftpscope extract capture.pcap -o files", "every file that was transferred"],
      ["ftpscope extract capture.pcap --transfer 2 -o files", "one of them"],
      ["ftpscope extract capture.pcap --hash", "their SHA-256, without writing any"],
    ],
    explain: [
      ["ftpscope explain capture.pcap", "the story, and why something failed"],
      ["ftpscope explain --finding ftp.active-blocked", "what one code means, without a capture"],
      ["ftpscope explain --list", "every code with its title"],
    ],
    cut: [
      ["ftpscope cut capture.pcap --transfer 2 -o part.pcapng", "one transfer, for Wireshark or somebody else"],
      ["ftpscope cut capture.pcap --session 1,3 --transaction 2 -o part.pcapng", "several things in one capture"],
      ["ftpscope cut capture.pcap --session 1 -o - | wireshark -k -i -", "opens it at once"],
    ],
    grade: [
      ["ftpscope grade hand-ins", "the grades of a class, as a table"],
      ["ftpscope grade hand-ins.zip --roster class.csv -o results", "everything in a folder, the roster filled"],
      ["ftpscope grade --init -o rubric.yaml", "the standard rubric, to be changed"],
    ],
    check: [
      ["ftpscope check active.pcap passive.pcap picture.png", "all of the rubric for one hand-in"],
      ["ftpscope check active.pcap --id active-port", "one check; exit code 0 if it passes, else 1"],
      ["ftpscope check active.pcap --rubric rubric.yaml --json", "by a rubric of your own, for a program"],
    ],
  } as Record<string, [string, string][]>,
  wholeHelp: (command: string) => `"${command} --help" shows all options.`,
  exitCodes:
    "Exit code: 0 done, 1 a check failed or a student is below the pass mark, 2 wrong usage or unreadable input (with --strict, damage too), 130 ended by Ctrl-C.",
  markingExitCodes:
    "Exit code: 0 all passed, 1 a check failed or a student is below the pass mark, 2 wrong usage or unreadable input, 130 ended by Ctrl-C.",
};
