import type { DhcpExchangeFindings } from "../../../report/finding-data/dhcp-exchanges.ts";
import type { Explanations } from "../finding-words.ts";

export const dhcpExchangesExplainedEn: Explanations<DhcpExchangeFindings> = {
  "dhcp.no-server": {
    title: "DISCOVER without an answer",
    meaning:
      "A client without an address broadcasts DISCOVER, and every server that can serve it answers with an OFFER. Here the client asked again and again, at growing intervals, and no OFFER came. A broadcast ends at the router: a server in another network hears it only through a relay agent. Without a lease the machine has no address, no gateway and no DNS, and many systems then help themselves to 169.254.x.x. Where the address came in the end, the time lost is what the user notices.",
    limits:
      "The capture shows that no answer passed its place, not where the DISCOVER or the OFFER was lost. Answers to other machines may be unicast, and on a port of a switch they are not heard; a client that goes on asking got none that it could use.",
    checks: [
      "Let the client ask again while you record at the server's port too: whether the DISCOVER arrives there parts the network from the server.",
      "Check that the DHCP service runs, listens on this interface, and has a range for this network (or for the relay's address).",
      "If the server is in another network, check the relay (ip helper-address) on the router interface of the client's VLAN, and that the client's port is in that VLAN.",
      "On managed switches check that DHCP snooping trusts the port towards the server; open UDP port 67 in the firewall of the server, and 67 and 68 on the way.",
      "Where the answer only came late, check that client ports are edge ports (portfast), which forward at once, and look at the server's load and address probes.",
    ],
  },
  "dhcp.pool-exhausted": {
    title: "No OFFER for this client while others are served",
    meaning:
      "The server was at work, as it answered other clients of the same network at the time, yet this client's DISCOVERs got no OFFER. A server that has no free address left says nothing: there is no message for it. So do servers that are set to serve known clients only. That the range is used up is therefore a conclusion, not something that a frame says.",
    limits:
      "Only the server's log or lease table tells whether the range is used up or the client is not served. Leases from before the capture are not seen.",
    checks: [
      'See on the server how many addresses of the range are free, and look into its log ("no free leases", "no address available").',
      "Enlarge the range or shorten the lease time where many machines come and go; remove leases of machines that are gone.",
      "Check whether the server serves known clients only, or filters by hardware address.",
      "Look for many unknown hardware addresses in the lease table: a flood of DISCOVERs can use up a range on purpose.",
    ],
  },
  "dhcp.offer-not-taken": {
    title: "OFFER that the client did not request",
    meaning:
      "A server offered an address, and the client sent no REQUEST for it. A client that asks anew with another DISCOVER either did not receive the OFFER, received it too late, or did not accept what it says. A client that falls silent may only have wanted to see who offers, as test tools do, or was switched off. Until it sends a REQUEST and gets an ACK, it has no address.",
    limits:
      "The capture shows that the OFFER was on the wire at this place, not whether it reached the client's software.",
    checks: [
      "Compare the OFFER with what the client asks for (option 55): subnet mask, lease time, and for telephones and boot loaders options 66, 67, 150 or 43.",
      "See whether the OFFER went by unicast although the client had set the broadcast flag, or to a wrong hardware address.",
      "Check the client's firewall (UDP port 68) and its log; some clients wait for a certain server only.",
      "If the OFFER came seconds after the DISCOVER, look at the server's address probing and load.",
    ],
  },
  "dhcp.request-unanswered": {
    title: "REQUEST without ACK or NAK",
    meaning:
      "The client asked for a certain address, to take an offer, to confirm one that it had before, or to extend its lease, and repeated that because nobody answered. When it takes an offer, it stays without an address and starts over. When it renews, it may keep the address until the lease ends: then it must stop using it, and connections break.",
    limits:
      "Renewals go by unicast between client and server: a capture elsewhere misses their answers. A client that asks once and no more was most likely answered.",
    checks: [
      "Look into the server's log for this hardware address: does the REQUEST arrive, and what does the server say to it?",
      "Check that the server named in option 54 is up, and that the client reaches it by unicast (ping, route, firewall).",
      "On managed switches look at the counters of DHCP snooping: it drops REQUESTs and ACKs from ports that it does not trust.",
      "See whether the server can write its lease file: some offer, and cannot acknowledge when the disk is full.",
    ],
  },
  "dhcp.nak": {
    title: "REQUEST refused (NAK)",
    meaning:
      "A server refused the address that the client asked for; the client must drop it at once and begin anew with DISCOVER. Reasons are an address that somebody else has, a lease that has ended or that the server knows nothing of, a network that the address does not belong to, or a client that had chosen another server. Some servers write the reason into option 56.",
    limits:
      "Without option 56 the reason is inferred from the addresses, the hardware addresses seen and the lease times.",
    checks: [
      "Read option 56 of the NAK and the server's log for this client.",
      "If another server refused, see which servers are authoritative here: two such servers with separate lease tables refuse each other's clients.",
      "If the server lost its lease table or its range was changed, nothing is to be done: the client gets a new address.",
      "If the NAKs repeat without end, look for two servers, or a reservation outside of the network.",
    ],
  },
  "dhcp.wrong-network": {
    title: "Client asks for an address of another network",
    meaning:
      "A client that was on a network before does not start with DISCOVER: it asks whether it may go on using its last address (INIT-REBOOT). Here it has come to another network, where that address is of no use. A server that is authoritative refuses with a NAK, and the client gets a new address at once. That is how it should be for a laptop that moves; where no server refuses, the client waits some seconds for nothing.",
    limits: null,
    checks: [
      "If the client got a new address right afterwards, nothing is to be done.",
      "If it waited without an answer, make the one server of this network authoritative, so that it refuses at once.",
      "If the machine has not been moved, check the VLAN of its port, and look for a second server that gave out addresses of a wrong range.",
    ],
  },
  "dhcp.declined": {
    title: "Address turned down by the client (DECLINE)",
    meaning:
      "Before it uses a new address, a client asks by ARP whether somebody has it. Somebody answered, so the client gave the address back with DECLINE and must start over. The server marks such an address as unusable for a while. Mostly a machine with a hand-set address sits inside the server's range, or a second server hands out the same addresses.",
    limits: "Which machine answered is known only where the capture holds its ARP reply.",
    checks: [
      "Find the machine: the hardware address is in the ARP reply; the switch's address table tells its port.",
      "Set that machine to DHCP, reserve the address for it, or take the address out of the range.",
      "Look for a second DHCP server with an overlapping range.",
      "If every address is declined one after the other, suspect a device that answers ARP for all addresses (proxy ARP, a broken NIC team, an attack).",
    ],
  },
  "dhcp.address-conflict": {
    title: "Two machines at one address",
    meaning:
      "ARP shows two hardware addresses for one IP address that DHCP gave to one of them. Each neighbour keeps the one that it heard last, so packets go now here, now there: connections hang and break without a pattern.",
    limits:
      "The capture shows who claims the address, not who does so rightly. Clusters, wireless bridges, proxy ARP and one machine with two interfaces in the network may look alike.",
    checks: [
      "Find both machines by their hardware addresses in the switch's address table.",
      "Take hand-set addresses out of the DHCP range, or reserve them.",
      "Check whether two DHCP servers share a range without sharing their leases.",
      "Let the server probe addresses before it offers them.",
    ],
  },
  "dhcp.lease-short": {
    title: "Very short lease",
    meaning:
      "The server grants the address for less than five minutes. A client renews at half of that time, so short leases make steady traffic, and any pause of the server takes clients off the network. They are right where machines come and go quickly, in front of a login page, in labs, or for boot loaders.",
    limits: null,
    checks: [
      "Ask whether the time is meant so; if not, set it to hours.",
      "Check that minutes, seconds and days were not mixed up in the server's settings.",
    ],
  },
  "dhcp.renewed-late": {
    title: "Lease renewed late",
    meaning:
      "A client should ask for more time at T1 (half of the lease) and, unheard, ask all servers at T2 (seven eighths). This one asked later than that. Once the lease has ended, the server may have given the address to somebody else. Machines that slept are late when they wake up; others do not keep to the times that they were given.",
    limits: "Renewals are unicast; if some went another way, the first one seen is not the first one sent.",
    checks: [
      "See whether the machine was asleep, suspended or off the network in between.",
      "Compare options 51, 58 and 59 of the ACK with the client's log.",
      "Give laptops and virtual machines longer leases.",
    ],
  },
  "dhcp.rebinding": {
    title: "Renewals unheard, all servers asked (REBINDING)",
    meaning:
      "At T1 the client asks its own server by unicast for more time. It got no answer, and from T2 on asked any server by broadcast. If one extends the lease, the user notices nothing; if none does, the client loses its address at the end of the lease. It is a warning sign that the first server is down, has changed its address, or cannot be reached from the client's network.",
    limits:
      "A capture beside the way between client and server may miss unicast answers; the broadcast that follows shows that the client missed them too.",
    checks: [
      "Check that the server of the lease (option 54) is up and still has that address.",
      "Check that the client reaches it by unicast: route, firewall, and with a relay the way past the relay (renewals do not go through it).",
      "With two servers, check that they share their leases (failover), or the other one will refuse.",
    ],
  },
  "dhcp.used-before-ack": {
    title: "Address used before the ACK",
    meaning:
      "An OFFER promises nothing: the address is the client's only with the ACK. This client sent packets or ARP from it before that. If the server had refused, or another client had got the address, there would have been two machines at one address.",
    limits: "Frames of several interfaces in one capture may be out of order by some milliseconds.",
    checks: [
      "See whether the client has the same address set by hand as well.",
      "Update the client's DHCP software or firmware.",
    ],
  },
  "dhcp.used-after-lease": {
    title: "Address used after the lease had ended",
    meaning:
      "The lease ended without a renewal in the capture, and the client still sends from the address. When a lease ends, a client must stop using the address at once. The server may give it to another machine, and then there are two at one address.",
    limits:
      "If the client renewed on a way that the capture does not see, all is well; the capture does show other unicast DHCP of this client.",
    checks: [
      "See whether the DHCP client still runs on that machine, or was ended and left the address behind.",
      "Compare the lease in the client's lease file with the server's lease table.",
      "Check that the address is not set by hand as well.",
    ],
  },
  "dhcp.link-local": {
    title: "Link-local address 169.254.x.x (APIPA)",
    meaning:
      "When DHCP does not answer, many systems choose an address of 169.254.0.0/16 themselves, probe it by ARP and announce it. With it a machine reaches its own network segment at most: no gateway, no Internet. It is the mark of failed DHCP. Some devices use such addresses beside a lease, or by design, and then it means nothing.",
    limits: "Where the capture holds no DHCP of that machine, it may have failed before the capture began.",
    checks: [
      "Find out why DHCP did not answer: that is the cause, the address its consequence.",
      "Let the client ask again once DHCP works; most do so by themselves every few minutes.",
      "If no DHCP is meant to be there, set an address by hand or leave it so.",
    ],
  },
  "dhcp.unicast-answer": {
    title: "Unicast answer although broadcast was asked for",
    meaning:
      "A client that cannot receive unicast before it has an address sets the broadcast flag, and servers and relays must then broadcast OFFER and ACK. This server answered by unicast. Clients that set the flag for nothing hear it all the same; those that need it go without an address, and ask again and again.",
    limits:
      "Access points and some switches turn broadcasts into unicast frames; what counts here is the IP destination.",
    checks: [
      "If the client got its lease, nothing is to be done.",
      "Set the server or relay to answer by broadcast, or update it.",
      "If the client does not need the flag, switch it off there.",
    ],
  },
};
