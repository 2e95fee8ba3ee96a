import type { FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpConnectionsExplainedEn: Explanations<FtpConnectionFindings> = {
  "ftp.active-blocked": {
    title: "Active mode: the server's data connection got no answer",
    meaning:
      "In active mode the client names a port (PORT or EPRT), and the server opens the data connection to it. Here the server's SYN got no answer, nor did its repetitions; after some seconds the server gave up, usually with 425. To the client's firewall or NAT router the SYN is a stranger from outside that nobody asked for, which is why the login works and the first listing hangs. Where SYN-ACKs are seen and no ACK, the answer was lost on its way to the server instead.",
    limits:
      "Silence does not say who dropped the SYN. A capture made at the server shows only that it left; one made at the client shows whether it arrived, for it is recorded before the client's own firewall sees it. In a capture of all interfaces of a router, where other packets are there twice, a SYN that is there once was dropped in that router.",
    checks: [
      "Change to passive mode at the client (ftp: type `passive`, then `ls` again): then the client opens both connections, and its firewall lets them out.",
      "On Windows, use curl.exe, FileZilla or WinSCP instead of ftp.exe, which knows active mode only: `quote PASV` changes what the server expects, not what ftp.exe does.",
      "If it must be active mode, let the client's firewall and router read the PORT command (FTP helper, FTP ALG); on Linux a helper must be assigned by a rule.",
      "Under TLS no helper can read the PORT command: use passive mode, or give the client a fixed range of active ports and forward it.",
      "Capture at the client too: if the SYNs arrive there, its own firewall drops them; if not, something before it does.",
    ],
  },
  "ftp.active-refused": {
    title: "Active mode: the server's data connection was refused",
    meaning:
      "The server opened the data connection to the port that the client had named, and a refusal came back at once: a RST, or an ICMP error. TCP itself answers by RST where nobody listens; since the client should be listening there, a RST is more often that of a firewall or router which rejects instead of dropping. An ICMP error is never TCP's own answer: its sender is the one who forbids (a plain REJECT of iptables or nftables) or knows no way.",
    limits:
      "A RST carries the address of the port's host whoever made it, so it does not tell a closed port from a rejecting firewall; if its time to live (TTL) is not that of the host's other packets, a box on the way made it. An ICMP error names its sender.",
    checks: [
      "Change to passive mode at the client (ftp: type `passive`, then `ls` again; not possible with Windows' ftp.exe).",
      "See who sent the refusal: the client's address means its own firewall or NAT router, another address means a machine on the way.",
      "Allow the client program in the client's firewall (on Windows, StatefulFTP must be on for ftp.exe), or assign the FTP helper on its router.",
      "Check that the client was still waiting: one that was stopped, or whose time was up, has closed its port.",
    ],
  },
  "ftp.active-not-opened": {
    title: "Active mode: no data connection from the server in the capture",
    meaning:
      "The client named a port, the server accepted it and the transfer command, and then said that the data connection could not be opened (425), or nothing more. The capture has no SYN of the server. Seen from the client that is the usual picture of NAT or a firewall in front of it: the server's SYNs are dropped on the way, before the place of the capture. The text of the 425 often tells what the server met: a time-out, a refusal, or trouble of its own.",
    limits:
      "A SYN that is not in the capture may still have been sent: it may have been dropped before the place of the capture, or left out by a filter such as `port 21`. Only a capture at the server shows whether it left.",
    checks: [
      "Change to passive mode at the client (ftp: type `passive`, then `ls` again).",
      "Capture again without a port filter (`host SERVER`), best at both ends at once.",
      "Look at the address in PORT or EPRT: a private one does not lead back through NAT, unless the router translates the command.",
      "At the server, allow outgoing connections from port 20, and read its log for what it met.",
    ],
  },
  "ftp.passive-blocked": {
    title: "Passive mode: the client's data connection got no answer",
    meaning:
      "In passive mode the server names a port (227 or 229), and the client opens the data connection to it. Here the client's SYN and its repetitions got no answer, although the control connection to the same server works. Firewalls that let in port 21 alone do this: each transfer uses another port, by default any from 1024 to 65535. So does a NAT in front of the server that forwards port 21 only, and an address in the 227 that the client cannot reach.",
    limits:
      "Silence does not say who dropped the SYN. A capture at the client shows that it left; one at the server shows whether it arrived there, before the server's own firewall. In a capture of all interfaces of a router, where other packets are there twice, a SYN that is there once was dropped in that router.",
    checks: [
      "Compare the address in the 227 with the server's own on the control connection: if it is another, see ftp.private-address-announced.",
      "Give the server a narrow range of passive ports, and open exactly that range in its firewall; behind NAT, forward the same range and announce the outer address.",
      "Instead of a range, the server's firewall can follow the control connection with an FTP helper; on Linux a rule must assign it, since kernels no longer do so by themselves.",
      "Under TLS a helper cannot read the 227: then only an open range works.",
      "If other clients get through, look at the client's side: some networks let out only well-known ports.",
    ],
  },
  "ftp.passive-refused": {
    title: "Passive mode: the client's data connection was refused",
    meaning:
      "The client connected to the port that the server had named, and a refusal came back at once: a RST, or an ICMP error. A server that has just sent a 227 listens on that port, so a RST often comes from a firewall that rejects, from another machine behind the same address (NAT or a load balancer that forwards elsewhere), or from a server that has closed the port again. An ICMP error names who forbids the connection by its sender.",
    limits:
      "A RST carries the address of the port's host whoever made it, so it does not tell a closed port from a rejecting firewall; if its time to live (TTL) is not that of the host's other packets, a box on the way made it. An ICMP error names its sender.",
    checks: [
      "Open the server's passive port range in its firewall, exactly as wide as the server's setting.",
      "See who sent an ICMP error: the server's address means its own firewall, another address means a router or firewall on the way.",
      "Behind NAT or a load balancer, make sure that the passive ports lead to the same machine as port 21.",
      "Check that the server still waited: many close the port after a time-out (vsftpd: accept_timeout), or after a refused command.",
    ],
  },
  "ftp.passive-not-opened": {
    title: "Passive mode: no data connection from the client in the capture",
    meaning:
      "The server named a port (227 or 229), and the capture has no SYN of the client to it. Either the server said that nobody came (425), or the client waited and gave up. Seen from the server, that is the usual picture of a firewall in front of it which lets in port 21 and drops the passive ports; seen from the client, its program did not connect, was stopped by its own firewall, or went to another address.",
    limits:
      "A SYN that is not in the capture may still have been sent: it may have been dropped before the place of the capture, have taken another way, or been left out by a filter such as `port 21`.",
    checks: [
      "Capture at the client as well, without a port filter (`host SERVER`): it shows whether and where to it connects.",
      "Compare the address in the 227 with the server's own: a client that obeys a wrong one connects elsewhere.",
      "Open the passive port range in every firewall before the server, and forward it where there is NAT.",
      "If the client's network lets out only certain ports, try active mode, or ask for the range to be let out.",
    ],
  },
  "ftp.control-refused": {
    title: "The control connection was refused",
    meaning:
      "The client called FTP's control port, and a refusal came back at once: a RST, or an ICMP error. A RST usually means that no FTP server runs there, or that it listens on another port or address. An ICMP error comes from a firewall, on the machine itself or on the way: its sender tells which.",
    limits: "A RST does not tell a port without a server from a firewall that rejects in the server's name.",
    checks: [
      "Check that the server program runs and listens on this address and port.",
      "Check the address and port that the client was given: SFTP, for one, is another protocol, on port 22.",
      "Look for rules that reject port 21 in the server's firewall, and at the sender of an ICMP error.",
    ],
  },
  "ftp.control-unanswered": {
    title: "The control connection was not answered",
    meaning:
      "The client sent SYNs to FTP's control port, and nothing came back, not even a refusal. A machine that is up, and has no FTP server, would refuse by RST; silence comes from firewalls that drop, from machines that are off, and from addresses that lead nowhere.",
    limits:
      "Silence does not tell a firewall from a machine that is off, nor on whose side it was dropped. An answer that took another way than past the place of the capture is not seen either.",
    checks: [
      "Check that the server is up, and that its address (and DNS name) is right.",
      "Allow TCP port 21 in the server's firewall, or in its provider's (cloud security group).",
      "Try from another network: if it works there, the client's side does not let port 21 out.",
    ],
  },
  "ftp.no-greeting": {
    title: "The server did not greet",
    meaning:
      "The TCP handshake of the control connection succeeded, and then the server closed it, reset it or was silent, where FTP begins with its greeting (220). Something that takes calls is there, so neither the port nor the way to it is closed. It happens where an access list admits a client only after the handshake, where a limit is reached, where a proxy or port forwarding has no server behind it, and where a server is stuck in name lookups.",
    limits: "Why a server closes without a word is only in its own log.",
    checks: [
      "Read the server's log, and that of xinetd, inetd or the TCP wrappers, for the time of the call.",
      "Check that the client's address is admitted (hosts.allow, hosts.deny, fail2ban), and that its name can be looked up.",
      "Check that the FTP server behind a proxy, load balancer or port forwarding runs.",
      "Compare the limits on clients, in all and for one address, with the sessions that are open.",
    ],
  },
};
