"""background.py: what is not FTP but greets alike: SMTP on 2525, NNTP on 1119, POP3 on 1110, and an SSH banner on 22."""

import socketserver
import threading

SMTP = {b"EHLO": b"250-mail.lab.example\r\n250 SIZE 1000000\r\n", b"MAIL": b"250 Ok\r\n", b"RCPT": b"250 Ok\r\n",
        b"RSET": b"250 Ok\r\n", b"QUIT": b"221 Bye\r\n"}
NNTP = {b"MODE": b"200 Posting allowed\r\n", b"LIST": b"215 Newsgroups follow\r\nlab.test 1 1 y\r\n.\r\n", b"QUIT": b"205 Bye\r\n"}
POP3 = {b"USER": b"+OK\r\n", b"PASS": b"+OK logged in\r\n", b"LIST": b"+OK 0 messages\r\n.\r\n", b"QUIT": b"+OK Bye\r\n"}
SSH = {b"SSH-": bytes(range(200))}


def serve(port, greeting, answers):
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(greeting)
            for line in self.rfile:
                self.wfile.write(answers.get(line[:4].upper(), b"500 What?\r\n"))
                if line[:4].upper() in (b"QUIT", b"SSH-"):
                    return

    server = socketserver.ThreadingTCPServer(("0.0.0.0", port), Handler)
    threading.Thread(target=server.serve_forever).start()


serve(2525, b"220 mail.lab.example ESMTP\r\n", SMTP)
serve(1119, b"200 news.lab.example ready\r\n", NNTP)
serve(1110, b"+OK POP3 ready\r\n", POP3)
serve(22, b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n", SSH)
