import type { FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpSessionsExplainedEn: Explanations<FtpSessionFindings> = {
  "ftp.password-clear": {
    title: "Passwords went over the network in clear",
    meaning:
      "USER and PASS are plain text in FTP. Whoever can capture packets between client and server, on a shared network, at a router or with a mirrored port, reads the password and can log in with it. That is how FTP is made, not a fault of this session; TLS (FTPS) or SSH (SFTP) keeps the password secret.",
    limits: null,
    checks: [
      "Change the password if strangers may have seen this traffic, or will see this capture.",
      "Switch the client to TLS, in a way that does not fall back to clear text.",
      "Make the server refuse logins without TLS, once all clients can do it.",
      "Think before handing the capture on: it contains the password, even where ftpscope masks it.",
    ],
  },
  "ftp.login-refused": {
    title: "The server refused the login",
    meaning:
      "The client told a user name, and usually a password, and the server answered with a refusal, mostly 530. Servers say on purpose little about the reason: an unknown name, a wrong password and an account that may not use FTP often get the same words. Refused already at USER, it cannot be the password. Browsers and file managers try as anonymous first, so that one refusal before the real login is customary.",
    limits: "The reply is all that the network shows; the true reason stands in the server's log.",
    checks: [
      "Try the user name and password again, by hand; look for blanks and for a keyboard set to another language.",
      "If the reply speaks of encryption or SSL, tell the client to use TLS: it is not the password then.",
      "On the server, see whether the account may use FTP at all: lists of barred users, a login shell that is not in /etc/shells, a home folder that does not exist.",
      "Read the server's log of that second (auth.log, vsftpd.log, the Windows security log).",
    ],
  },
  "ftp.login-guessing": {
    title: "Passwords were tried in large numbers",
    meaning:
      "One client was refused many logins within a short time, with different names or passwords. Nobody types like that: a program works through a list. Every FTP server on the Internet sees it daily. It becomes serious where one of the names is let in afterwards.",
    limits:
      "Different clients that share one address behind a NAT look like one. Attempts under TLS cannot be counted.",
    checks: [
      "See whether one of these users was let in afterwards; if so, change that password and look at what was transferred.",
      "Find out whom the client's address belongs to; if it is your own machine, look for a program with an old list of passwords.",
      "Let the server hold off or lock out clients that fail repeatedly.",
      "Allow FTP from known addresses only, where that is possible.",
    ],
  },
  "ftp.login-needed": {
    title: "Commands came before the login",
    meaning:
      "The client asked for something that only a logged-in user may do, before it had sent USER and PASS, and got 530. Programs do not do that; it happens when somebody types the commands by hand, or in a script whose login failed or was left out. Questions that clients do ask beforehand (FEAT, SYST, AUTH and the like) are not counted here.",
    limits: null,
    checks: [
      "Send USER and PASS first, and wait for 230.",
      "In a script, stop where the login is not answered by 230.",
    ],
  },
  "ftp.refused-after-login": {
    title: "The account may not do that",
    meaning:
      "The login was accepted, and yet a later command was refused with 530 or 532. Here these codes speak of the account's rights: anonymous users may often read but not store, and 532 asks for a further account (ACCT) before files are stored. Some servers also answer 530 when a session was logged out in the meantime.",
    limits: "Which rule refused it is known to the server only.",
    checks: [
      "Look at the name that was logged in: guests may do less than users.",
      "Look up on the server which rights the account has in that folder.",
      "For 532, send ACCT with the name that the server's administrator gave out.",
    ],
  },
  "ftp.command-refused": {
    title: "A command was refused",
    meaning:
      "The server did not carry out a command about folders, names or settings. 550 means that it could not be done (nothing of that name, not allowed, there already), 500 and 502 that the server does not have the command, 501 and 504 that it was said in a wrong way. Often nobody minds: clients change into a folder to see whether it exists, make one that is there already, or try SITE commands of other servers.",
    limits: null,
    checks: [
      "Read the reply's text, and check the name in the command: spelling, capitals, and the folder that the session was in.",
      "If it should have been allowed, look at the account's rights in that folder.",
      "If the server lacks the command, switch off in the client what needs it.",
    ],
  },
  "ftp.anonymous-login": {
    title: "Anonymous login",
    meaning:
      'A client logged in as "anonymous" or "ftp", with which servers let anybody in who gives some text as a password. For a public archive that is intended. On any other server it means that everybody who can reach it can read what lies there, and perhaps store files too.',
    limits: "Over TLS user names cannot be seen, so that such logins are not counted.",
    checks: [
      "Ask whether this server is meant to be public; if not, switch anonymous logins off.",
      "If it is, see that guests can only read, and only what is meant for them.",
    ],
  },
  "ftp.mode-refused": {
    title: "PASV, PORT or their newer forms were refused",
    meaning:
      "Before each transfer client and server agree on a data connection: by PASV or EPSV in passive mode, by PORT or EPRT in active mode. The server does not take the command, because a setting bars that mode, because it is old and does not know EPSV and EPRT, or because a firewall on the way does not know them. Most clients then try another one, and nothing is lost but a moment. Where nothing follows there is no listing and no file; over IPv6 there is no older form to fall back to.",
    limits: "A firewall that answers in the server's name cannot be told from the server.",
    checks: [
      "If transfers work afterwards, leave it at that, or switch EPSV off in the client to save the attempt.",
      "If none works, set the client to the other mode, or to PASV and PORT instead of their newer forms.",
      "On the server, see whether the mode is switched on, and look for a list of denied commands; on firewalls, for an FTP inspection that lets only old commands pass.",
    ],
  },
  "ftp.command-unanswered": {
    title: "A command was never answered",
    meaning:
      "Every FTP command gets a reply, and the client waits for it before it goes on. Here TCP delivered the command, and no reply came: the server closed or reset the connection, or it said nothing until the client gave up. The program on the server crashed, was stopped, or hangs in something slow: an account service that does not answer, a disk, a name lookup. Firewalls that read FTP do the same to commands that they do not like: they throw the line away, or reset the connection in the server's name.",
    limits:
      "What held the server up is only in its own log; a firewall in between can't be told from it by one capture.",
    checks: [
      "Read the server's log for the time of the command, and look whether its process crashed.",
      "After PASS, test the account service (PAM, LDAP, a database) that checks the password.",
      "After AUTH, PASV, EPSV, PORT or EPRT, look for a firewall with FTP inspection, and capture on the server too: the command is not there, or the reply left and did not arrive.",
    ],
  },
  "ftp.service-closing": {
    title: "The server ended the session (421)",
    meaning:
      "With 421 a server says that it closes the control connection, and why: the client was idle too long, there are too many connections, or it is being stopped. After idle time this is ordinary, and clients simply log in again. Instead of the greeting it means that the client was not let in at all. During a transfer it usually means that the data connection did not move for too long.",
    limits: null,
    checks: [
      "Read the reply's text: it mostly names the limit that was reached.",
      "For idle time, let the client send NOOP now and then, or log in again when needed; raise the server's limit only if that does not do.",
      "For too many connections, lower the number of parallel connections in the client, look for sessions that were left open, and compare with the server's limits.",
      "During a transfer, look at the data connection: it was not opened, or it stood still.",
    ],
  },
  "ftp.control-lost": {
    title: "The control connection died silently",
    meaning:
      "During a transfer nothing is said on the control connection. Address translators and firewalls on the way keep a list of connections and drop those that are silent for some minutes. The data arrives whole, but the final 226 does not: packets of the control connection are thrown away, or answered by a RST. The client waits until its patience ends and reports a failure, although the file is there. Typical for large files that take longer than the list remembers.",
    limits:
      "The capture shows that one end was no longer answered, not where its packets were lost: at the other side of the NAT there would be more to see. A machine that was switched off or a cable that was pulled looks the same.",
    checks: [
      "Compare the length of the silence with the idle time that the NAT or firewall allows for TCP; it should not be shorter than two hours and four minutes.",
      "Let client or server send TCP keep-alives (or the client NOOP) more often than that.",
      "Raise the time in the NAT or firewall, if it is yours.",
      "Compare the file's size or checksum: it has probably arrived whole.",
    ],
  },
  "ftp.tls-refused": {
    title: "The server does not take TLS",
    meaning:
      "The client asked for encryption (AUTH TLS, or PBSZ and PROT behind it), and the server refused. It knows no TLS, has no certificate, or is set to do without. vsftpd without TLS answers AUTH with 530, as it does to any command before the login. The session can only go on in clear text, or not at all: a client that is set to require TLS leaves without a login.",
    limits: "A box on the way that answers in the server's name looks like the server.",
    checks: [
      "Look in the reply to FEAT whether the server offers AUTH TLS.",
      "Set up a certificate and TLS at the server.",
      "Check that the client is set to require TLS if passwords must not go in clear.",
    ],
  },
  "ftp.tls-downgraded": {
    title: "TLS was refused, and the password was sent in clear",
    meaning:
      "The client would have liked TLS, was refused, and then logged in without it. Many clients are set to that: use TLS if the server has it. The person in front of the screen may never notice. It is also a way to attack: somebody on the way can refuse AUTH in the server's name, and gets the password.",
    limits:
      "Whether the refusal came from the server itself cannot be seen here; a capture at the server shows it. Most such servers simply have no TLS.",
    checks: [
      "Ask the server's administrator whether it has TLS; if it has, somebody on the way interferes.",
      'Set the client to require TLS instead of using it "if available".',
      "Set up TLS at the server, and change the password if others may have seen it.",
    ],
  },
  "ftp.tls-control-cleared": {
    title: "The control connection went back to clear text (CCC)",
    meaning:
      "Under TLS the client sent CCC after the login: from then on the commands are in clear again, while the password was protected and the data may still be. People do that so that firewalls and NATs can read PORT and 227 again and open the data connections. The price: names of files can be read, and commands can be forged by whoever is on the way.",
    limits: "CCC itself is encrypted; it is told by what can be read behind it.",
    checks: [
      "See whether the client is set to it on purpose (curl --ftp-ssl-ccc, or an option of that name).",
      "Prefer passive mode with a fixed range of ports, for which nobody on the way needs to read commands.",
    ],
  },
  "ftp.tls-data-clear": {
    title: "Encrypted commands, data in clear",
    meaning:
      "TLS protects the control connection only, until the client asks for protected data connections by PROT P. This client did not, or asked for clear ones by PROT C. So the password is safe, and yet files and listings can be read, and changed, by anybody on the way. That is told from the data connections themselves: only one end speaks on them, and it does not begin with TLS.",
    limits:
      "Commands are encrypted, so that PROT itself cannot be seen. Files that are encrypted in themselves (an archive with a password) look like any other data.",
    checks: [
      "Set the client to protect data connections too.",
      "Make the server refuse data connections without TLS.",
      "If it was chosen for speed, weigh that against what the files contain.",
    ],
  },
  "ftp.tls-failed": {
    title: "TLS did not come about",
    meaning:
      "The server agreed to TLS (234), or the port is for TLS only, and the handshake then failed. Most often the client does not trust the certificate: it is self-signed, expired, or made out for another name; the client then sends an alert and leaves. Other reasons are versions or ciphers that the two do not share, firewalls that expect readable FTP and stop what they cannot read, and a client that is set to the other kind of FTPS: implicit TLS begins with the connection (port 990), explicit TLS with AUTH on the usual port.",
    limits:
      "In TLS 1.3 a client's alert is encrypted, so that its reason cannot be read; behind the server's certificate it is nearly always about that.",
    checks: [
      "Look at the server's certificate, its dates, its names and its chain.",
      "If the certificate is the server's own, check its fingerprint and let the client trust it, rather than switch checking off.",
      "Compare the TLS versions of both sides: old clients end at TLS 1.0, new servers begin at 1.2.",
      "If the client began TLS at once on port 21, or waited for a greeting on port 990, change its encryption to explicit or implicit.",
      "If nothing answers the client's first TLS message, look for an FTP inspection in a firewall on the way.",
    ],
  },
  "ftp.overlap-conflict": {
    title: "The same bytes of the control connection came in two versions",
    meaning:
      "A part of the control connection was sent twice, and the two copies differ. A retransmission repeats the same bytes, so this is no ordinary loss. Either somebody wants an observer to read something other than the receiver does, or a device that rewrites addresses (a NAT with an FTP helper) changed one of the copies only. ftpscope shows the first copy.",
    limits: "Which copy the receiver took cannot be seen; that depends on its operating system.",
    checks: [
      "Compare both copies in Wireshark, by their sequence numbers.",
      "If they differ in an address or port, look for a NAT on the way that rewrites PORT or 227.",
      "If they differ otherwise, ask who could put packets into this network.",
    ],
  },
};
