import type { DhcpNetworkFindings } from "../../../report/finding-data/dhcp-networks.ts";
import type { Explanations } from "../finding-words.ts";

export const dhcpNetworksExplainedEn: Explanations<DhcpNetworkFindings> = {
  "dhcp.several-servers": {
    title: "Several DHCP servers on one network",
    meaning:
      "A client's DISCOVER goes to everybody, and every server that has an address for it may answer with an OFFER. The client takes one, usually the first, and names the server in its REQUEST, by which the others learn that they were not chosen. Two servers that hand out the same router and DNS servers are a common way to survive the loss of one. Two servers that do not know of each other may lease the same address twice.",
    limits:
      "A server whose answers are unicast to other machines, or that was too slow or silent, does not show in the capture.",
    checks: [
      "Ask who runs each of the servers; find an unknown one by its MAC in the switch's address table.",
      "See that their address ranges do not overlap, or that they share their leases (failover).",
      "Compare what they hand out: mask, router, DNS, domain.",
      "Tell ftpscope the servers that may answer with --allow-dhcp-server; any other is then an error.",
    ],
  },
  "dhcp.servers-contradict": {
    title: "DHCP servers of one network that contradict each other",
    meaning:
      "Two servers answer on the same network and send its machines different ways: to another router, other name servers, another subnet. Which one a client obeys depends on who answers first, so some machines work and some do not, and it changes from day to day. The usual reason is a home router or a virtual machine with its own DHCP server that was plugged into the network; an attacker does the same on purpose, to have all traffic go through his machine. Of two servers that are both wanted, one was forgotten when a value changed.",
    limits:
      "The capture shows that the two differ, not which of them is right. Servers may give single clients or classes of clients other values on purpose.",
    checks: [
      "Decide which server belongs to the network; the router and DNS servers that work are its own.",
      "Find the other one by its MAC in the switch's address table, and unplug it or switch its DHCP server off.",
      "If both are wanted, make their options alike.",
      "Let clients that took the wrong offer ask again (ipconfig /renew, dhclient).",
      "Switch on DHCP snooping, so that only the server's port may answer.",
    ],
  },
  "dhcp.server-not-allowed": {
    title: "A DHCP server that is not allowed",
    meaning:
      "A machine answered as a DHCP server that is not among those named with --allow-dhcp-server. A client cannot tell a right server from a wrong one: DHCP has no proof of who speaks, and the first answer usually wins. Whoever answers decides on the client's router and name servers, and so on where its traffic goes.",
    limits:
      "A server is told by its identifier (option 54), and by the address and MAC that it sends from; an attacker can copy the identifier of the right one. Behind a relay the MAC is the relay's.",
    checks: [
      "See whether the list is complete: a second server of a redundant pair, a relay that speaks in the server's name, a boot server (PXE).",
      "Find the machine by its MAC in the switch's address table and take it off the network.",
      "Look for clients that have a lease of it, and let them ask again.",
      "Switch on DHCP snooping, so that only the server's port may answer.",
    ],
  },
  "dhcp.relay-used": {
    title: "DHCP through a relay agent",
    meaning:
      "Broadcasts end at the router, so a server in another network never hears a DISCOVER. A relay agent (on Cisco routers the helper address) takes it, writes its own address of the client's network into giaddr, counts hops and sends it to the server by unicast. The server chooses the address by giaddr and answers to it; the relay passes the answer on to the client.",
    limits:
      "On the server's side the client's MAC is only in chaddr; on the client's side the server's is nowhere. To see both legs, capture on the relay or on both sides.",
    checks: [
      "See that giaddr is an address of the clients' network: the server needs a range for just that network.",
      "See that the server has a route back to giaddr: its answers go there, not to where the request came from.",
    ],
  },
  "dhcp.relay-option-altered": {
    title: "Option 82 that did not come back as it was sent",
    meaning:
      "A relay may add option 82, which says at which port or line the client is (circuit ID, remote ID). A server that knows the option must return it unchanged, and the relay takes it out before the client sees it. By it the relay finds the port to send the answer to; if it comes back altered, many relays drop the answer or send it to the wrong port. A server that does not know the option leaves it out, which is allowed and usually harmless.",
    limits:
      "Only messages between relay and server count here; towards the client the option is missing as it should be. A machine between the two may have changed what the capture shows.",
    checks: [
      "See whether clients behind this relay get their leases; if they do, a missing option 82 does not matter.",
      "If the server should know option 82, switch that on, or update the server.",
      "If a device between relay and server adds or replaces option 82 too, let only one of them do it.",
    ],
  },
  "dhcp.relay-silent": {
    title: "A relay that does not pass the server's answers on",
    meaning:
      "The client's request left the relay, the server answered to the relay's address (giaddr), and the answer is in the capture. The relay sent nothing of it to the client, whose side of the relay is in the capture as well, so the client waits and asks again. Most often the relay program never got the answer: a firewall on the relay lets UDP port 67 out and not in, the program listens on the clients' side only, or giaddr lies on an interface where it does not listen.",
    limits:
      "An answer that the relay sends to one client only is not seen where the capture was made at a third machine of the clients' network.",
    checks: [
      "On the relay, let in UDP from the server's port 67 to port 67.",
      "See that the relay listens on the interface towards the server as well as on the clients'.",
      "See that the address in giaddr is the relay's own, and that its program checks it against the right interface.",
      "Capture on both sides of the relay at once (tcpdump -i any) while a client asks.",
    ],
  },
  "dhcp.xid-shared": {
    title: "One transaction number for several clients",
    meaning:
      "Every client draws a random number (xid) for its exchange, by which it knows the answers that are meant for it. Two clients that use the same one at the same time could each take the other's answers for their own; well-made software compares the hardware address as well, and nothing happens. Chance alone hardly ever does that: machines cloned from one image can begin their random numbers alike, and some devices and test programs always use the same number.",
    limits: "A relay's copies of a client's message are not meant here: they have the same hardware address.",
    checks: [
      "See whether the clients have anything in common: the maker of the card, the image that they were set up from, the boot program.",
      "Update their firmware or boot program.",
      "Let cloned machines make new seeds and keys at their first start.",
    ],
  },
  "dhcp.malformed": {
    title: "Malformed DHCP messages",
    meaning:
      "A message breaks the format: an option runs past the end, has a length that its kind cannot have, or the fixed part does not fit the rest. Receivers read such messages each in their own way: one ignores the option, another the whole message. An option of text in a place for addresses, as happens with vendor options entered by hand, can make phones or boot programs turn down the whole offer.",
    limits:
      "What the capture itself cut off (a short snap length) is not counted. Whether a receiver minds shows only in what it does next.",
    checks: [
      "Look at the named options in Wireshark's details of the frames.",
      "If a server sent it, correct the option's type and value in the server's settings.",
      "If clients sent it, see whether they get their leases all the same; then it does no harm.",
    ],
  },
  "dhcp.starvation": {
    title: "Requests in the name of many hardware addresses",
    meaning:
      "In a short time many hardware addresses asked for addresses that no machine seems to use: all from one network card, from one port, or from cards of their own that never take what they are offered. Each offer holds an address of the server for a while, so programs for such attacks (and for load tests) use up the range, and other clients get nothing. Often a wrong server follows that answers in the right one's place. When many machines start at once, each asks from its own card and takes its offer; that is not meant here.",
    limits:
      "A wireless bridge or a host of virtual machines asks for several machines from one card, too; but for few at a time, and they take what they are offered.",
    checks: [
      "Find the port of the MAC, or of the circuit in option 82, in the switch, and shut it.",
      "See how many addresses the server has left, and free those that nobody uses.",
      "Limit MACs and DHCP messages on the ports of clients (port security, DHCP snooping).",
      "Look for a second DHCP server that appeared at the same time.",
    ],
  },
};
