import { describe, expect, test } from "vitest";
import { AddressUses, slotOf } from "../../src/analysis/address-uses.ts";
import { dhcpDatagram, hasDhcpPort } from "../../src/analysis/dhcp-input.ts";
import { Decoder } from "../../src/decode/decoder.ts";
import { KIND, PacketView } from "../../src/decode/packet-view.ts";
import { LIMITS } from "../../src/limits.ts";
import { ipBytes } from "../build/addresses.ts";
import { u32 } from "../build/bytes.ts";
import { arp } from "../build/datagrams.ts";
import { DhcpStory } from "../build/dhcp-story.ts";
import { ETHER_TYPE, ethernet } from "../build/links.ts";
import { Recording } from "../build/recording.ts";
import { tcpDatagram } from "../build/segments.ts";

const CLIENT = "02:00:00:00:00:0a";
const OTHER = "02:00:00:00:00:0b";
const SERVER = "10.1.0.1";
const IP = "10.1.0.57";

/** A network of one client, whose packets are recorded one second apart. */
class Network {
  readonly recording = new Recording({ step: 1 });
  readonly story = new DhcpStory(this.recording, { mac: CLIENT, server: SERVER, ip: IP });

  arp(mac: string, senderIp = IP): this {
    const request = arp({ operation: "request", senderMac: mac, senderIp, targetIp: IP });
    this.recording.frame(ethernet({ etherType: ETHER_TYPE.arp, sourceMac: mac }, request));
    return this;
  }

  sends(mac: string, ip = IP): this {
    const segment = tcpDatagram({ from: { ip, port: 50_000 }, to: { ip: "203.0.113.9", port: 443 } });
    this.recording.frame(ethernet({ sourceMac: mac }, segment));
    return this;
  }

  dhcp(act: (story: DhcpStory) => void): this {
    act(this.story);
    return this;
  }

  /** What the pipeline would have it see. */
  watched(): AddressUses {
    const uses = new AddressUses();
    const decoder = new Decoder();
    for (const [index, { time, data }] of this.recording.packets.entries()) {
      const view = Object.assign(new PacketView(), {
        ...{ record: new DataView(data.buffer, data.byteOffset, data.byteLength), recordEnd: data.length },
        ...{ originalLength: data.length, linkType: 1, frame: index + 1 },
        ...{ seconds: time.seconds, nanoseconds: time.nanoseconds },
      });
      decoder.decode(view);
      const message = view.kind === KIND.udp && hasDhcpPort(view) ? dhcpDatagram(view) : null;
      if (message !== null) uses.message(message);
      else if (view.kind === KIND.arp) uses.arp(view);
      else if (view.seconds >= (uses.wanted[slotOf(view.network.getInt32(view.sourceAddress))] as number)) {
        uses.ip(view.network, view.sourceAddress, view.record, view.sourceMac, view.frame, view);
      }
    }
    return uses;
  }

  /** Each use in a line: sender, how, first and last frame, packets. */
  uses(): string[] {
    return this.watched()
      .list()
      .map(({ mac, how, at, lastAt, packets, ip }) => `${ip} ${mac.slice(-2)} ${how} ${at}-${lastAt} ${packets}`);
  }
}

describe("who sends from an address that DHCP handed out", () => {
  test("is told for ARP of anybody, and for IP packets of the client", () => {
    const network = new Network().dhcp((story) => story.dora());
    network.arp(CLIENT).sends(OTHER).sends(CLIENT).arp(OTHER).arp(CLIENT);
    expect(network.uses()).toEqual([`${IP} 0a arp 5-9 2`, `${IP} 0a ip 7-7 1`, `${IP} 0b arp 8-8 1`]);
  });

  test("is told of ARP from the beginning, and of IP packets from when the address was named", () => {
    const network = new Network().arp(OTHER).sends(CLIENT).arp(OTHER);
    network.dhcp((story) => story.discover().offer()).sends(CLIENT);
    expect(network.uses()).toEqual([`${IP} 0b arp 1-3 2`, `${IP} 0a ip 6-6 1`]);
  });

  test("is told of an address that only the client named", () => {
    const wishes = new Network().dhcp((story) => story.request({ options: [[50, ipBytes(IP)]] })).arp(CLIENT);
    expect(wishes.uses()).toEqual([`${IP} 0a arp 2-2 1`]);
    const renews = new Network().dhcp((story) => story.request({ options: [], ciaddr: IP })).sends(CLIENT);
    expect(renews.uses()).toEqual([`${IP} 0a ip 2-2 1`]);
  });

  test("is told once for IP packets within a lease, until a message names the address again", () => {
    const network = new Network()
      .dhcp((story) => story.dora())
      .sends(CLIENT)
      .sends(CLIENT)
      .sends(CLIENT);
    network
      .dhcp((story) => story.request({ ciaddr: IP, options: [] }))
      .sends(CLIENT)
      .sends(CLIENT);
    expect(network.uses()).toEqual([`${IP} 0a ip 5-10 3`]);
  });

  test("is told for all IP packets where several clients were given the address, or others fall into its slot", () => {
    const second = new Network().dhcp((story) => story.dora());
    new DhcpStory(second.recording, { mac: OTHER, server: SERVER, ip: IP, xid: 7 }).dora();
    expect(second.sends(CLIENT).sends(CLIENT).uses()).toEqual([`${IP} 0a ip 9-10 2`]);
    const neighbour = "11.0.0.57";
    expect(slotOf(0x0b00_0039)).toBe(slotOf(0x0a01_0138));
    const shared = new Network();
    new DhcpStory(shared.recording, { mac: OTHER, server: SERVER, ip: neighbour, xid: 7 }).dora();
    new DhcpStory(shared.recording, { mac: CLIENT, server: SERVER, ip: "10.1.1.56", xid: 8 }).dora();
    expect(shared.sends(OTHER, neighbour).sends(OTHER, neighbour).uses()).toEqual([`${neighbour} 0b ip 9-10 2`]);
  });

  test("does not count probes, nor addresses that DHCP never named", () => {
    const network = new Network().dhcp((story) => story.dora());
    network.arp(CLIENT, "0.0.0.0").arp(OTHER, "10.1.0.99").sends(CLIENT, "10.2.0.57");
    expect(network.uses()).toEqual([]);
  });
});

describe("a new entry begins", () => {
  test("with each ACK", () => {
    const network = new Network().dhcp((story) => story.discover().offer()).sends(CLIENT);
    network
      .dhcp((story) => story.request().ack())
      .sends(CLIENT)
      .sends(CLIENT);
    network.dhcp((story) => story.request({ ciaddr: IP, options: [] }).ack()).sends(CLIENT);
    expect(network.uses()).toEqual([`${IP} 0a ip 3-3 1`, `${IP} 0a ip 6-6 1`, `${IP} 0a ip 10-10 1`]);
  });

  test("with a RELEASE", () => {
    const network = new Network().dhcp((story) => story.dora()).sends(CLIENT);
    network.dhcp((story) => story.fromClient("RELEASE", { ciaddr: IP })).sends(CLIENT);
    expect(network.uses()).toEqual([`${IP} 0a ip 5-5 1`, `${IP} 0a ip 7-7 1`]);
  });

  test("with the lease's end, and no other after it", () => {
    const network = new Network().dhcp((story) => story.dora({ options: [[51, u32(4)]] }));
    for (let second = 0; second < 8; second += 1) network.sends(CLIENT);
    expect(network.uses()).toEqual([`${IP} 0a ip 5-8 2`, `${IP} 0a ip 9-12 4`]);
  });

  test("but not where a lease is forever, or an ACK leases nothing", () => {
    const network = new Network().dhcp((story) => story.dora({ options: [[51, u32(0xffffffff)]] })).sends(CLIENT);
    network.dhcp((story) =>
      story.fromClient("INFORM", { ciaddr: IP }).ack({ ciaddr: IP, yiaddr: "0.0.0.0", options: [] }),
    );
    expect(network.sends(CLIENT).uses()).toEqual([`${IP} 0a ip 5-8 2`]);
  });
});

describe("beyond the limits packets are counted", () => {
  test("of too many addresses, where DHCP names any", () => {
    const network = new Network();
    for (let host = 0; host <= LIMITS.watchedAddresses; host += 1) {
      network.arp(OTHER, `10.9.${host >> 8}.${host & 255}`);
    }
    expect(network.watched().dropped).toBe(0);
    network.recording.packets.shift();
    network.recording.packets.shift();
    network.dhcp((story) => story.dora()).arp(OTHER, "10.8.0.1");
    expect(network.watched().dropped).toBe(1);
  });

  test("of too many senders of one address", () => {
    const network = new Network().dhcp((story) => story.dora());
    for (let sender = 0; sender < LIMITS.usesPerAddress + 3; sender += 1) {
      network.arp(`02:00:00:00:01:${sender.toString(16).padStart(2, "0")}`);
    }
    expect(network.uses().length).toBe(LIMITS.usesPerAddress);
    expect(network.watched().dropped).toBe(3);
  });
});
