import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCommand } from "../../../src/protocols/ftp/command-parser.ts";
import { ControlDetector } from "../../../src/protocols/ftp/control-detector.ts";
import { ReplyReader } from "../../../src/protocols/ftp/reply-reader.ts";
import { lineOf } from "./lines.ts";

/** Lines of both sides: the server's begin with "S:", the client's with "C:". */
function judge(port: number, ...lines: string[]) {
  const detector = new ControlDetector(port);
  const reader = new ReplyReader({ reply: ({ code, text }) => detector.server(code, text) });
  for (const line of lines) {
    if (line.startsWith("C:")) {
      const { verb, argument } = parseCommand(lineOf(line.slice(2)));
      detector.client(verb, argument);
    } else {
      reader.push(lineOf(line.slice(2)));
    }
  }
  return detector.verdict;
}

describe("FTP on any port", () => {
  test.each<[string, string[]]>([
    ["220 and USER", ["S:220 ready", "C:USER a"]],
    ["120, 220 and USER", ["S:120 wait", "S:220 ready", "C:USER a"]],
    ["a long greeting and AUTH TLS", ["S:220-Welcome", "S:220 ready", "C:AUTH TLS"]],
    ["lower case", ["S:220 ready", "C:user a"]],
    ["a greeting that names mail and FTP", ["S:220 mail.example.com FTP server (Postfix host)", "C:FEAT"]],
    ["OPTS", ["S:220 ready", "C:OPTS UTF8 ON"]],
    ["a 227 met midway", ["S:227 Entering Passive Mode (10,0,0,1,4,1)."]],
    ["a 229 met midway", ["S:229 Entering Extended Passive Mode (|||1025|)"]],
    ["a command and FTP's own answer to it", ["C:RETR a", "S:150 Opening data connection"]],
    ["SIZE and 213", ["C:SIZE a", "S:213 12"]],
    ["two refused commands", ["C:CWD a", "S:550 no", "C:SIZE a", "S:550 no"]],
    ["the client alone", ["C:TYPE I", "C:PORT 10,0,0,1,4,1"]],
  ])("%s", (_name, lines) => {
    expect(judge(2121, ...lines)).toBe("ftp");
    expect(judge(21, ...lines)).toBe("ftp");
  });
});

describe("on port 21 less is enough", () => {
  test.each<[string, string[]]>([
    ["the greeting", ["S:220 ready"]],
    ["too many users", ["S:421 Too many users, sorry"]],
    ["a reply met midway", ["S:200 Type set to I."]],
    ["one command", ["C:QUIT"]],
    ["a command met midway", ["C:RETR a"]],
  ])("%s", (_name, lines) => {
    expect(judge(21, ...lines)).toBe("ftp");
    expect(judge(2121, ...lines)).toBe("undecided");
  });
});

describe("other protocols, on any port", () => {
  test.each<[string, string[]]>([
    ["SMTP by its greeting", ["S:220 mx.example.com ESMTP Postfix"]],
    ["Exchange", ["S:220 mx.example.com Microsoft ESMTP MAIL Service ready"]],
    ["POP3", ["S:+OK ready", "C:USER a"]],
    ["POP3 met midway", ["S:-ERR no such message"]],
    ["IMAP", ["S:* OK ready"]],
    ["NNTP", ["S:200 news.example.com InterNetNews ready (posting ok)"]],
    ["SSH", ["S:SSH-2.0-OpenSSH_9.6"]],
    ["HTTP", ["C:GET / HTTP/1.1"]],
    ["IRC", ["C:NICK a"]],
    ["an IRC server met midway", ["S::irc.example.com 001 a :Welcome"]],
  ])("%s", (_name, lines) => {
    expect(judge(2121, ...lines)).toBe("not-ftp");
    expect(judge(21, ...lines)).toBe("not-ftp");
  });

  test.each<[string, string[]]>([
    ["SMTP with a plain greeting", ["S:220 mx.example.com", "C:NOOP", "S:250 ok", "C:EHLO a", "S:250 ok"]],
    ["SMTP that helps first", ["S:220 mx.example.com", "C:HELP", "S:214 help", "C:MAIL FROM:<a@b>"]],
    ["POP3, the client alone", ["C:USER a", "C:PASS b", "C:STAT", "C:LIST", "C:RETR 1", "C:UIDL"]],
    ["NNTP met midway", ["C:MODE READER", "S:200 ok"]],
    ["NNTP's LIST is not FTP's", ["C:LIST", "S:215 list follows", "C:AUTHINFO USER a"]],
    ["IMAP, the client alone", ["C:a001 LOGIN a b"]],
    ["IRC's USER", ["C:USER a 0 * :A Name"]],
    ["talk of nothing", Array.from({ length: 32 }, () => "C:hello there")],
    ["a server's talk of nothing", Array.from({ length: 32 }, () => "S:hello there")],
  ])("%s", (_name, lines) => {
    expect(judge(2121, ...lines)).toBe("not-ftp");
  });
});

test("SMTP's AUTH is not FTP's", () => {
  expect(judge(2525, "S:220 mx.example.com", "C:AUTH LOGIN")).toBe("undecided");
});

test("the verdict stands, whatever is said afterwards", () => {
  expect(judge(21, "S:220 ready", "C:EHLO a", "S:+OK")).toBe("ftp");
  expect(judge(21, "S:+OK", "C:USER a", "C:PASV")).toBe("not-ftp");
});

test("anything may be said: nothing throws, and too much of it ends in a verdict", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 32, maxLength: 40 }), (lines) => {
      expect(judge(2121, ...lines.map((line) => `C:${line}`))).not.toBe("undecided");
    }),
  );
});
