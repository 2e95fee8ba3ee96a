import { describe, expect, test } from "vitest";
import type { DhcpMessage, LinkLocalClaim } from "../../../src/report/report.ts";
import {
  CLIENT,
  diagramsOf,
  fromClient,
  fromServer,
  ladderOf,
  option,
  paragraphsOf,
  RELAY,
  reportOf,
  SERVER,
  time,
  told,
  transaction,
} from "./dhcp-exchanges.ts";

const rowsOf = (messages: DhcpMessage[], changes = {}, claims: LinkLocalClaim[] = []) => {
  const [diagram] = diagramsOf(ladderOf(reportOf([transaction(messages, changes)], claims)));
  return diagram === undefined ? [] : told(diagram);
};

describe("who sent a message, and to whom", () => {
  test("a client that fills in giaddr itself is no relay", () => {
    const own = { source: { ip: "10.1.0.57", port: 68, mac: CLIENT }, ciaddr: "10.1.0.57", giaddr: RELAY };
    expect(rowsOf([fromClient(1, "BOOTREQUEST", 0, own)], { kind: "bootp", outcome: "no-answer" })).toContain(
      "Client ~> Broadcast x: BOOTREQUEST 10.1.0.57 bcast",
    );
  });

  test("a server that tells no address is known by the one of its frames, not by siaddr", () => {
    const nameless = { source: { ip: "0.0.0.0", port: 67, mac: "02:00:00:00:00:99" }, siaddr: "10.0.0.1" };
    const offer = fromServer(2, "OFFER", 0.1, SERVER, { ...nameless, options: [option(53, "OFFER")] });
    const [diagram] = diagramsOf(ladderOf(reportOf([transaction([fromClient(1, "DISCOVER", 0), offer])])));
    expect(diagram?.panels[0].lifelines.map(({ role }) => role[0])).toEqual([CLIENT, "02:00:00:00:00:99"]);
  });

  test("a server that another capture knows is not drawn to hear what this one has", () => {
    const later = { capture: 1 };
    const report = reportOf([
      transaction([fromClient(1, "DISCOVER", 0)], { id: 1, outcome: "no-offer" }),
      transaction([fromClient(1, "DISCOVER", 900, later), fromServer(2, "OFFER", 900.1, SERVER, later)], { id: 2 }),
    ]);
    expect(diagramsOf(ladderOf(report)).flatMap(told)).toEqual(
      expect.arrayContaining(["Client ~> Broadcast x: DISCOVER bcast", "Client ~> Server: DISCOVER bcast"]),
    );
  });

  test("a frame to everybody that carries a packet for one machine is drawn to that machine", () => {
    const renewal = fromClient(1, "REQUEST", 0, {
      ciaddr: "10.1.0.57",
      destination: { ip: SERVER, port: 67, mac: "ff:ff:ff:ff:ff:ff" },
    });
    expect(rowsOf([renewal], { kind: "rebind", outcome: "no-answer" })).toContain(
      "Client ~> Server x: REQUEST ciaddr=10.1.0.57 bcast",
    );
  });

  test("a frame to one machine that carries a packet for all is no broadcast frame", () => {
    const offer = { destination: { ip: "255.255.255.255", port: 68, mac: CLIENT } };
    expect(rowsOf([fromClient(1, "DISCOVER", 0), fromServer(2, "OFFER", 0.1, SERVER, offer)])).toContain(
      "Server > Client: OFFER 10.1.0.57 IP bcast lease 3600 s",
    );
  });

  test("clients without a hardware address are told apart by their frames", () => {
    const nameless = { mac: "", hostname: null, clientId: null, vendorClass: null };
    const from = (id: number, mac: string) => {
      const source = { ip: "0.0.0.0", port: 68, mac };
      return transaction([fromClient(id, "DISCOVER", id, { source, chaddr: "" })], { id, client: nameless });
    };
    const report = reportOf([from(1, "02:00:00:00:00:01"), from(2, "02:00:00:00:00:02")]);
    expect(diagramsOf(ladderOf(report)).map(({ title }) => title)).toEqual([
      "Client without a hardware address, frames from 02:00:00:00:00:01",
      "Client without a hardware address, frames from 02:00:00:00:00:02",
    ]);
  });
});

describe("phases", () => {
  const claim = (seconds: number, kind: LinkLocalClaim["kind"] = "probe"): LinkLocalClaim => ({
    ...{ mac: CLIENT, ip: "169.254.7.9", capture: 0, frame: seconds, time: time(seconds), kind, afterTransaction: 1 },
  });
  const headings = (rows: string[]) => rows.filter((row) => row.startsWith("=="));

  test("an offer after the client's ARP has its own", () => {
    const rows = rowsOf([fromClient(1, "DISCOVER", 0), fromServer(5, "OFFER", 5, SERVER)], {}, [claim(2)]);
    expect(headings(rows)).toEqual(["== D  Discover", "== L  Link-local address (169.254)", "== O  Offer"]);
  });

  test("an exchange that comes after the client's ARP begins after it", () => {
    const rebooting = { kind: "reboot", outcome: "no-answer" };
    const report = reportOf(
      [transaction([fromClient(9, "REQUEST", 9)], rebooting as Parameters<typeof transaction>[1])],
      [claim(2, "announcement")],
    );
    expect(diagramsOf(ladderOf(report)).map(told).map(headings)).toEqual([
      ["== L  Link-local address (169.254)", "== Reboot"],
    ]);
    expect(paragraphsOf(ladderOf(report))[0]).toContain(
      "Before this exchange the client had given itself 169.254.7.9 (frame 2).",
    );
  });

  test("a DISCOVER that led to a REQUEST did arrive, though the offer was not captured", () => {
    const request = { options: [option(53, "REQUEST"), option(50, "10.1.0.57"), option(54, SERVER)] };
    expect(
      rowsOf([fromClient(1, "DISCOVER", 0), fromClient(2, "REQUEST", 1, request)], { outcome: "no-answer" }),
    ).toEqual([
      "== D  Discover",
      "Client ~> Broadcast: DISCOVER bcast",
      "== R  Request",
      "Client ~> Broadcast x: REQUEST 10.1.0.57 id=10.0.0.5 bcast",
      "Client * no answer",
    ]);
  });
});
