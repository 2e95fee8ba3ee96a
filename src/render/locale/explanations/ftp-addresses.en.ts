import type { FtpAddressFindings } from "../../../report/finding-data/ftp-addresses.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpAddressesExplainedEn: Explanations<FtpAddressFindings> = {
  "ftp.private-address-announced": {
    title: "A private address was announced to a host that cannot reach it",
    meaning:
      "FTP writes addresses into its text: PORT and EPRT name the client's, 227 the server's. A NAT translates the headers of packets, but not this text, unless it has a helper for FTP (ALG). So the far end reads an address that means nothing outside the sender's own network: it refuses it (500, 501), or tries to connect and waits in vain. The login works, for the control connection needs no such address. EPSV avoids all this for the server, because a 229 names a port and no address.",
    limits:
      "Captured inside the NAT, the announcement looks like this even where a NAT further out corrects it; then only what came of it tells. Over TLS nothing on the way can read or correct it.",
    checks: [
      "Compare the announced address with the one on the control connection: the server's for a 227, the client's for PORT and EPRT.",
      "If the server announced it, set its outside address and a range of passive ports, and forward that range on its router.",
      "If the client announced it, use passive mode, which needs no connection towards the client.",
      "Where active mode is a must, switch on the FTP helper of the client's NAT; it works for unencrypted control connections only.",
    ],
  },
  "ftp.foreign-address-announced": {
    title: "An address that is not the sender's was announced",
    meaning:
      "The announced address is neither the one that the control connection shows for its sender, nor a private one behind a NAT. The sender may have several addresses, may have been told its address outside, or may mean another host. Clients that care for their safety do not follow a 227 to another host, since a malicious server could have them connect to machines of its choice (CVE-2020-8284).",
    limits:
      "A capture shows addresses, not hosts: two addresses of one machine look like two machines. Behind a NAT, the outside address of the sender cannot be told from a wrong one until somebody uses it.",
    checks: [
      "Look up whether the announced address belongs to the sender: another interface of it, or its address outside.",
      "If a server names its outside address to clients of its own network too, have it name the inside one to them, or use EPSV.",
      "If the outside address has changed since it was set, set it anew; a host name that is looked up again and again helps with changing addresses.",
      "If it belongs to nobody you know, treat the server (227) or the client (PORT) as suspicious.",
    ],
  },
  "ftp.announcement-rewritten": {
    title: "A NAT rewrote an announcement",
    meaning:
      "The same session was captured on both sides of a NAT, and the announcement is not the same on both: the NAT replaced the address, or the port, with its own. That is what an FTP helper (ALG) is for, and with it comes an entry that lets the announced data connection in. Replacing an address may change the length of the text, so the NAT also shifts sequence numbers from there on.",
    limits:
      "That the two are one session is told by what a NAT leaves alone: initial sequence numbers, or else the same commands with the same ports at the same time.",
    checks: [
      "Nothing needs to be done if the data connections come about.",
      "If they do not, check that the address outside is the one that the far end sees on the control connection.",
      "Expect this to end when the control connection is encrypted: a helper cannot rewrite what it cannot read.",
    ],
  },
  "ftp.alg-corrected": {
    title: "A private address was announced, and the data connection came all the same",
    meaning:
      "The announced address cannot be reached from where the other end is, yet the other end connected. Either a NAT on the way replaced the address in the text (FTP helper, ALG) and let the connection in, or the other end ignored the address and used the one that it knew from the control connection. The transfer worked, but it depends on that help.",
    limits:
      "One side of a NAT does not show what is done on the other; a capture from both sides would. A private network that is routed without NAT looks the same.",
    checks: [
      "Nothing needs to be done as long as it works.",
      "Before you switch to FTPS, move to passive mode with EPSV or set the outside address, because a helper cannot read an encrypted control connection.",
    ],
  },
  "ftp.wrong-address-ignored": {
    title: "The client did not follow the address of a 227",
    meaning:
      "The server named another address than its own in a 227, and the client took only the port from it and connected to the server that it already talked to. Many clients do so today, always or for private addresses, because an address in a 227 is either needless, wrong, or a trap. It hides a wrong setting of the server: clients that do follow the address fail.",
    limits:
      "Captured on the far side of a NAT that is not the server's, the client's SYN may have been sent elsewhere and been redirected on the way.",
    checks: [
      "Set the server's outside address, so that other clients work too.",
      "Try the server with a client that follows the address (curl --no-ftp-skip-pasv-ip), from outside.",
    ],
  },
  "ftp.wrong-address-obeyed": {
    title: "The client followed the address of a 227, in vain",
    meaning:
      "The server named another address than its own in a 227, and the client connected there, as the standard has it. Nobody answered in a way that led to a transfer. Mostly the server is behind NAT and names its inside address, which leads nowhere from outside, or worse, to a machine of that address in the client's own network.",
    limits:
      "The capture shows that no answer came back to this place, not which router dropped the SYN or sent it elsewhere.",
    checks: [
      "Set the server's outside address; that helps every client.",
      "Until then, use a client that takes only the port from a 227, or EPSV.",
    ],
  },
  "ftp.unexpected-host": {
    title: "A data connection came from an unexpected host",
    meaning:
      "The data connection went to the announced port, but was opened by an address that is neither end of the control connection. Load balancers, hosts with several addresses and NATs with several outside addresses do that, and so does a transfer between two servers. A stranger can do it too: passive ports that are handed out in order can be guessed, and whoever connects first gets the file or supplies it (port stealing).",
    limits:
      "The connection is tied to the session by the port that it went to, and by nothing else. Whether both addresses are one machine's cannot be seen.",
    checks: [
      "Look up whom the address belongs to: a load balancer, a second interface, a provider's NAT pool, or another FTP server.",
      "Have the server compare addresses of control and data connections, unless transfers between servers are wanted.",
      "Have passive ports chosen at random from a wide range, and use TLS with session reuse, which a stranger cannot imitate.",
    ],
  },
  "ftp.unexpected-port": {
    title: "A data connection went to another port than the one announced",
    meaning:
      "The server opened a connection from its data port to the client while a transfer waited for one, yet not to the port that was announced. A NAT may have mapped the port on its way, or the announcement was replaced where the capture does not show it. A server that ignores PORT and uses the default port would look the same.",
    limits:
      "That this connection belongs to the transfer is concluded from its hosts, its time and port 20; nothing in it says so.",
    checks: [
      "Compare the bytes and the times of the connection with the replies to the transfer command (150, 226).",
      "Capture on the other side of the NAT as well, and read the port that is announced there.",
    ],
  },
  "ftp.fxp": {
    title: "A transfer between two servers (FXP)",
    meaning:
      "A client had control connections to two servers. It had one of them listen (PASV) and told the other to connect there (PORT with the first one's endpoint). The file then goes from server to server and never touches the client. RFC 959 provides for it, but most servers refuse it by default today, because the same command serves for bounce attacks.",
    limits: "The data connection itself is seen only where the capture was made on the way between the two servers.",
    checks: [
      "Make sure that somebody wanted this transfer, and that both servers are yours.",
      "If it is not needed, switch off transfers to foreign addresses on both servers.",
    ],
  },
  "ftp.bounce": {
    title: "The client sent the server to another host",
    meaning:
      "PORT or EPRT named a host that is not the client. A server that obeys opens a connection to it in its own name, past firewalls that trust the server. That is used to scan ports of third hosts and to send them text by way of an uploaded file: the FTP bounce attack. Servers are to compare the address with the client's, and to refuse ports below 1024.",
    limits:
      "A client with several addresses looks the same, and so does a transfer between two servers of which only one was captured. Whether the third host took harm is to be seen only in what it was sent.",
    checks: [
      "Find out whether the named address belongs to the client; if so, bind the client to one address.",
      "Check that the server refuses foreign addresses, which is the default of vsftpd, ProFTPD, Pure-FTPd and IIS.",
      "If the server accepted it, look in its log and on the third host for what was sent there, and lock the account.",
    ],
  },
  "ftp.privileged-port": {
    title: "The client named a port below 1024",
    meaning:
      "Ports below 1024 belong to well-known services (25 mail, 22 SSH, 111 portmapper), and a client's own programs get higher ones. A PORT that names one has the server talk to a service, of the client or of another host. That is the classic way to abuse a server, so RFC 2577 wants it refused.",
    limits: "Programs with privileges on old systems may listen on such a port in good faith.",
    checks: [
      "See who the user of this session is, and what the client wanted at that port.",
      "Check that the server refuses ports below 1024; most do.",
    ],
  },
  "ftp.port-20-used": {
    title: "Active data came from port 20",
    meaning:
      "In active mode the server opens the data connection, and RFC 959 gives it a port for that: the one below its control port, 20 for 21. It is a default that servers may leave. Nothing depends on it but firewall rules that were written for it.",
    limits: null,
    checks: ["Do not let firewalls trust port 20: anybody can send from it. Follow the announced connections instead."],
  },
  "ftp.port-20-unused": {
    title: "Active data came from another port than 20",
    meaning:
      "Port 20 is the default for a server's active data connections, but only a program with privileges can send from it. Servers that give these up connect from any port: vsftpd with connect_from_port_20=NO, ProFTPD once it has dropped root, and many others. That is sound. Firewalls of clients that let in connections from port 20 alone block them.",
    limits: "A NAT in front of the server may have replaced the port that the server used.",
    checks: [
      "If active data does not get through, look for a firewall rule that demands source port 20, and replace it by one that follows the announced connections.",
      "Use passive mode, which needs no such rule.",
      "Only where such a firewall cannot be changed, have the server use port 20.",
    ],
  },
  "ftp.passive-from-20": {
    title: "A passive data connection used port 20",
    meaning:
      "In passive mode the client opens the data connection, from any port to the one in the 227 or 229. Here port 20 was at one end of it, which is by habit the source of active data. It works, and it shows that the port does not tell the mode: who sent the SYN does.",
    limits: null,
    checks: [
      "Tell the mode from who sent the SYN, not from port 20.",
      "If the server listened on 20, set its range of passive ports above 1023, so that firewall rules fit.",
    ],
  },
  "ftp.passive-ports": {
    title: "The passive ports that a server announced",
    meaning:
      "For every passive transfer the server listens on a port of its own choice and names it in a 227 or 229. A firewall in front of the server must let these in, and a NAT must forward them. Servers can be held to a range, which then is what the firewall opens.",
    limits: "Only ports that were announced in this capture are counted; the server's range may be wider.",
    checks: [
      "Compare these ports with the range that is set on the server and opened in its firewall.",
      "Give the range several times as many ports as there are transfers at one time.",
    ],
  },
  "ftp.modes-mixed": {
    title: "One session used both modes",
    meaning:
      "Some transfers of the session were active (PORT, EPRT) and some passive (PASV, EPSV). A client may choose anew for each transfer. Many do so when the first mode fails, so that the user notices no more than a delay.",
    limits: null,
    checks: [
      "See whether the transfers of the first mode failed; if they did, look at their findings, and set the client to the mode that works.",
    ],
  },
};
