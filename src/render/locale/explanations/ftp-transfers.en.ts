import type { FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpTransfersExplainedEn: Explanations<FtpTransferFindings> = {
  "ftp.file-refused": {
    title: "File refused by the server",
    meaning:
      'The client asked for a file or a listing, or wanted to store a file, and the server said no: the network did its part. Codes beginning with 4 mean that it may work later (450 the file is in use, 451 trouble inside the server, 452 no room), those beginning with 5 that the same request will fail again (550 not there or not allowed, 552 quota, 553 name or folder not allowed). What was wrong is in the words of the reply, and servers choose their words: vsftpd says "Failed to open file" both where there is none and where the account may not read it.',
    limits:
      "The reply is all that the capture has. Whether the file exists, and with which rights, only the server's disk and log can tell.",
    checks: [
      "Compare the name in the command with the listing: capitals, spaces, encoding, and the folder that the session is in (PWD).",
      "Look at the rights of the file and of every folder above it, for the account that logged in.",
      "For an upload, see that the server allows writing at all, and that neither disk nor quota is full.",
      "Read the server's log at the time of the reply; it names the file and the system's error.",
    ],
  },
  "ftp.transfer-aborted": {
    title: "Transfer stopped by the client",
    meaning:
      "The client sent ABOR while a transfer was going on. The server then closes the data connection, answers the transfer with 426 (or 226, if it was already through) and ABOR itself with 225 or 226. Somebody pressed Cancel or Ctrl-C, or a program had seen enough or lost patience. What had arrived until then may be left as an incomplete file.",
    limits: "Why the client stopped is not on the wire.",
    checks: [
      "Ask whether somebody cancelled it; if not, look for a time limit in the client.",
      "Look at how the data flowed before the ABOR: a pause suggests that patience ran out.",
      "Remove the incomplete file, or resume the transfer.",
    ],
  },
  "ftp.transfer-cut": {
    title: "Transfer broken off in the middle",
    meaning:
      "Data flowed, and ended before the file did. In stream mode the end of the connection is the end of the file (RFC 959), so only the final reply, or a size that was told before, shows that something is missing. A RST says that one end let go at once: a program that was closed or crashed, or a firewall that ends connections. 426 says that the server lost the data connection, 451 that it had trouble of its own; an end by FIN without a reply is what remains of a server process that was killed.",
    limits:
      "A RST carries the address of the end in whose name it was sent; a firewall on the way can send it too. Only a capture at that end shows whether it left there.",
    checks: [
      "See who ended it: the last packets of the data connection, and the reply that follows.",
      "Look into that side's log or system journal at that time: a crash, a time limit, a full disk, a stopped service.",
      "Where a firewall or an inspecting proxy stands between, look for connections that it ended (time, size or content rules).",
      "Treat the file as incomplete, and resume or repeat the transfer.",
    ],
  },
  "ftp.size-differs": {
    title: "Size differs from what was announced",
    meaning:
      "The server reported success, and yet the data connection carried another number of bytes than SIZE or the 150 reply had told. In binary type the two must agree: with a restart offset, the whole size or what was left of it. The file may have been changed between the two, or it was cut short by a server that did not notice. Such a file looks complete to the client and is not.",
    limits:
      "The count is of the bytes on the wire. Where the type was not binary, line ends may account for a difference.",
    checks: [
      "Compare the size, and better a checksum, of both copies.",
      "See whether the file was being written while it was transferred (logs, uploads, database dumps).",
      "Transfer it again in binary type.",
    ],
  },
  "ftp.transfer-stalled": {
    title: "Data stopped for a long time",
    meaning:
      "Between two data packets, or after the last one, nothing new came for many seconds. If the receiver had shut its window (window 0), it did not read: its disk or program was busy, and the sender had to wait. If the sender sent the same bytes again and again, packets or their acknowledgements were lost. If neither was so, the sender had nothing to send. A stall that never ends leaves the client hanging until somebody's time limit strikes.",
    limits:
      "Packets that were lost before they came to where the capture was made look like a sender that sent nothing; a capture at the sender tells the two apart.",
    checks: [
      "Look at the window of the receiver's last acknowledgement before the pause: 0 means that the receiver is at fault.",
      "Look for retransmissions around the pause; where only large packets are lost, suspect the path's MTU.",
      "Look at the load of disk and processor at the slow end, and for virus scanners that hold files back.",
      "Try from another network, to tell the path from the machines.",
    ],
  },
  "ftp.retransmissions": {
    title: "Much data sent again",
    meaning:
      "TCP numbers every byte, and what is not acknowledged in time is sent again. A few packets are nothing; from some per cent on each loss halves the sender's pace, and the transfer crawls although the line is fast. Usual reasons are a full or bad link (Wi-Fi, a damaged cable, a duplex mismatch) and a router or shaper that drops what is too much.",
    limits:
      "Counted is what the capture has twice. Captured near the receiver, losses before it show as gaps that are filled late instead, and the count is too low.",
    checks: [
      "Look at the error and drop counters of the interfaces on the way.",
      "Measure loss to each hop, first in the local network.",
      "Try by cable instead of Wi-Fi, and at another time of day.",
    ],
  },
  "ftp.packets-too-big": {
    title: "Packets too big for a link on the way",
    meaning:
      "A router cannot pass on a packet that is larger than its next link allows and that must not be split, so it drops it and says so to the sender (ICMP fragmentation needed, or Packet Too Big in IPv6), with the size that would fit. Here the sender sent large packets all the same: a firewall in front of it, or its own, discards the message, or the address in it was translated. The login works, because commands are small; listings and files hang. Tunnels, VPNs and PPPoE are where links get smaller.",
    limits: "The capture shows the message where it was made; whether it reached the sender's TCP it does not.",
    checks: [
      "Let ICMP type 3 code 4 (IPv6: type 2) in at the sender's host and firewalls.",
      "Find the largest packet that passes, with ping and the do-not-fragment flag.",
      "Clamp the MSS at the router in front of the smaller link, or set the interface's MTU to what fits.",
    ],
  },
  "ftp.no-final-reply": {
    title: "No final reply after the data",
    meaning:
      "The data connection was opened, carried its data and was closed, and then the server should have said 226. It did not, so the client cannot know that all is well and waits. The server may still be at work on the file (checks, slow storage), its process may hang, or the reply got lost on a control connection that a NAT or firewall forgot while it was silent.",
    limits: "At the client one cannot see whether the server sent its reply; at the server, whether it arrived.",
    checks: [
      "See whether anything else passes on the control connection afterwards, such as an answer to NOOP.",
      "Look at how long the control connection was silent; if for minutes, keep it alive and see whether that helps.",
      "Look into the server's log for the end of this transfer.",
      "Compare the file's size on both sides: it is probably whole.",
    ],
  },
  "ftp.ascii-binary": {
    title: "Binary file sent in ASCII type",
    meaning:
      "In ASCII type line ends are translated on the way: each LF becomes CR LF on the wire, and the receiver turns it into its own. Text survives that; in a picture, an archive or a program every byte that happens to look like a line end is changed, and the file is broken though both sides report success. ASCII is what holds until TYPE I is sent (RFC 959), and some clients stay in it.",
    limits:
      "A server or client may leave bytes as they are in spite of the type; if sizes agree to the byte, the file may be intact. By its name alone a file is only likely to be binary.",
    checks: [
      "Compare size and checksum of both copies.",
      "Set the client to binary and transfer the file again.",
      "Turn off conversion at the server, if nobody needs it.",
    ],
  },
};
