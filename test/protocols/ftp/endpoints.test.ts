import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse227, parse228, parse229, parseEprt, parseLprt, parsePort } from "../../../src/protocols/ftp/endpoints.ts";

const at = (ip: string | null, port: number) => ({ ip, port });
const LONG_V6 = "32,1,13,184,0,0,0,0,0,0,0,0,0,0,0,9";

test.each([
  ["192,168,0,10,195,101", at("192.168.0.10", 50021)],
  [" 192, 168 ,0 , 10,195,101 ", at("192.168.0.10", 50021)],
  ["010,000,000,001,004,001", at("10.0.0.1", 1025)],
  ["0,0,0,0,4,1", at("0.0.0.0", 1025)],
  ["1,2,3,4,0,0", null],
  ["1,2,3,256,4,1", null],
  ["1,2,3,4,256,1", null],
  ["1,2,3,4,5", null],
  ["1,2,3,4,5,6,7", null],
  ["1,2,3,4,,6", null],
  ["1 1,2,3,4,5,6", null],
  ["114,115", null],
  ["", null],
])("PORT %s", (argument, expected) => {
  expect(parsePort(argument)).toEqual(expected);
});

test.each([
  ["|1|132.235.1.2|6275|", at("132.235.1.2", 6275)],
  ["|2|1080:0:0:0:8:800:200c:417A|5282|", at("1080::8:800:200c:417a", 5282)],
  ["!1!10.0.0.1!21!", at("10.0.0.1", 21)],
  [";2;::1;65535;", at("::1", 65535)],
  ["|1|10.0.0.1|2121", at("10.0.0.1", 2121)],
  ["| 1 | 10.0.0.1 | 2121 | ", at("10.0.0.1", 2121)],
  ["|2|fe80::1%eth0|2121|", at("fe80::1", 2121)],
  ["|1|::1|2121|", null],
  ["|2|10.0.0.1|2121|", null],
  ["|3|10.0.0.1|2121|", null],
  ["|1|10.0.0.1|0|", null],
  ["|1|10.0.0.1|65536|", null],
  ["|1|10.0.0.1|2121|more", null],
  ["|1|10.0.0.1|", null],
  ["|||2121|", null],
  ["", null],
])("EPRT %s", (argument, expected) => {
  expect(parseEprt(argument)).toEqual(expected);
});

test.each([
  ["4,4,132,235,1,2,2,24,131", at("132.235.1.2", 6275)],
  [`6,16,${LONG_V6},2,24,131`, at("2001:db8::9", 6275)],
  ["4,4,132,235,1,2,2,0,0", null],
  ["4,16,132,235,1,2,2,24,131", null],
  ["6,4,132,235,1,2,2,24,131", null],
  ["4,4,132,235,1,2,3,24,131,1", null],
  ["9,4,132,235,1,2,2,24,131", null],
  ["4,4,132,235,1,256,2,24,131", null],
  ["4", null],
  ["", null],
])("LPRT %s", (argument, expected) => {
  expect(parseLprt(argument)).toEqual(expected);
});

describe("227", () => {
  test.each([
    ["the plain case", "Entering Passive Mode (192,168,0,20,117,48).", at("192.168.0.20", 30000)],
    ["no parentheses", "Entering Passive Mode 192,168,0,20,117,48", at("192.168.0.20", 30000)],
    ["with =", "Entering Passive Mode =192,168,0,20,117,48", at("192.168.0.20", 30000)],
    ["an earlier parenthesis", "Mode (passive, 2 of 3) is (192,168,0,20,117,48)", at("192.168.0.20", 30000)],
    ["spaces", "Entering Passive Mode ( 192, 168, 0, 20 , 117,48 )", at("192.168.0.20", 30000)],
    ["0,0,0,0, as servers on IPv6 say", "Entering Passive Mode (0,0,0,0,117,48)", at("0.0.0.0", 30000)],
    ["an IPv6 address and two numbers", "Entering Passive Mode (2001:DB8::0:9,117,48)", at("2001:db8::9", 30000)],
    ["several lines", "Note:\nEntering Passive Mode (192,168,0,20,117,48)", at("192.168.0.20", 30000)],
    ["an octet over 255", "Entering Passive Mode (192,168,0,256,117,48)", null],
    ["a port byte over 255", "Entering Passive Mode (192,168,0,20,300,48)", null],
    ["port 0", "Entering Passive Mode (192,168,0,20,0,0)", null],
    ["no numbers", "Logout.", null],
    ["five numbers", "Entering Passive Mode (192,168,0,20,117)", null],
    ["seven numbers", "Entering Passive Mode (192,168,0,20,117,48,1)", null],
    ["nothing", "", null],
  ])("%s", (_name, text, expected) => {
    expect(parse227(text)).toEqual(expected);
  });
});

test.each([
  ["Entering Long Passive Mode (4,4,132,235,1,2,2,24,131)", at("132.235.1.2", 6275)],
  [`Entering Long Passive Mode 6,16,${LONG_V6},2,24,131.`, at("2001:db8::9", 6275)],
  ["Entering Long Passive Mode (4,4,132,235)", null],
  ["Entering Passive Mode (192,168,0,20,117,48)", null],
])("228 %s", (text, expected) => {
  expect(parse228(text)).toEqual(expected);
});

describe("229", () => {
  test.each([
    ["the plain case", "Entering Extended Passive Mode (|||6446|)", at(null, 6446)],
    ["another delimiter", "Entering Extended Passive Mode (!!!6446!)", at(null, 6446)],
    ["no last delimiter", "Entering Extended Passive Mode (|||6446)", at(null, 6446)],
    ["no parentheses, a trailing dot", "Entering Extended Passive Mode |||6446|.", at(null, 6446)],
    ["neither, and a trailing dot", "Entering Extended Passive Mode |||6446.", at(null, 6446)],
    ["an earlier parenthesis", "Extended (|| mode) (|||6446|)", at(null, 6446)],
    ["an IPv4 address inside", "Entering Extended Passive Mode (|1|10.0.0.20|6446|)", at("10.0.0.20", 6446)],
    ["an IPv6 address inside", "Entering Extended Passive Mode (|2|2001:DB8::9|6446|)", at("2001:db8::9", 6446)],
    ["an address without its family", "Entering Extended Passive Mode (||10.0.0.20|6446|)", at(null, 6446)],
    ["port 0", "Entering Extended Passive Mode (|||0|)", null],
    ["a port over 65535", "Entering Extended Passive Mode (|||65536|)", null],
    ["a number of many digits", "Entering Extended Passive Mode (|||64464464464|)", null],
    ["a 227's numbers", "Entering Passive Mode (192,168,0,20,117,48)", null],
    ["nothing", "", null],
  ])("%s", (_name, text, expected) => {
    expect(parse229(text)).toEqual(expected);
  });
});

describe("properties", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const port = fc.integer({ min: 1, max: 65_535 });

  test("what is written is read, in every form", () => {
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), port, fc.constantFrom(..."|!;$#"), (octets, number, delimiter) => {
        const ip = octets.join(".");
        const bytes = `${octets.join()},${number >> 8},${number & 255}`;
        expect(parsePort(bytes)).toEqual(at(ip, number));
        expect(parse227(`Entering Passive Mode (${bytes})`)).toEqual(at(ip, number));
        expect(parseLprt(`4,4,${octets.join()},2,${number >> 8},${number & 255}`)).toEqual(at(ip, number));
        expect(parseEprt(["", 1, ip, number, ""].join(delimiter))).toEqual(at(ip, number));
        expect(parse229(`Mode (${["", "", "", number, ""].join(delimiter)})`)).toEqual(at(null, number));
      }),
    );
  });

  test("numbers in parentheses are read as those with blanks around them, which take a longer way", () => {
    const number = fc.oneof(fc.nat(300), fc.constantFrom("00", "007", "0255", "", "1a")).map(String);
    const before = fc.constantFrom("", "Mode (", "a, b (", "1,2 (", "1,2,3,4,5,6 (");
    const after = fc.constantFrom(")", ").", "", ",", " )", "8)");
    fc.assert(
      fc.property(fc.array(number, { minLength: 5, maxLength: 7 }), before, after, (numbers, opening, closing) => {
        expect(parse227(opening + numbers.join() + closing)).toEqual(parse227(opening + numbers.join(" ,") + closing));
        expect(parsePort(numbers.join())).toEqual(parsePort(numbers.join(" ,")));
      }),
    );
  });

  test("EPRT's address and 229's port are read as those with a longer way to them", () => {
    const number = fc.oneof(fc.nat(300), fc.constantFrom("00", "007", "0255", "", "1a")).map(String);
    const port = fc.oneof(fc.nat(70_000), fc.constantFrom("", "0", "007", "0065535", "123456", "2 1")).map(String);
    const before = fc.constantFrom("", "Mode ", "Mode: ", "a ||2| ", "|1|10.0.0.9|5|", "é ", "(|||");
    const after = fc.constantFrom("|)", "|", ")", "", "||", " |)", "|x");
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 3, maxLength: 5 }),
        port,
        before,
        after,
        (numbers, at, opening, end) => {
          const eprt = `|1|${numbers.join(".")}|${at}${end}`;
          expect(parseEprt(eprt)).toEqual(parseEprt(` ${eprt}`));
          const reply = `${opening}(|||${at}${end}`;
          expect(parse229(reply)).toEqual(parse229(`${opening}(!!!!${reply.slice(opening.length + 1)}`));
        },
      ),
    );
  });

  test("nothing throws, and no port is out of range", () => {
    const unit = fc.constantFrom(..."0123456789,,,|||()=.:! af%\n");
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 80 }), fc.string()), (text) => {
        for (const parse of [parsePort, parseEprt, parseLprt, parse227, parse228, parse229]) {
          const found = parse(text);
          if (found !== null) expect(found.port >= 1 && found.port <= 65_535).toBe(true);
        }
      }),
    );
  });
});
