import type { Settings } from "./settings.ts";

/** The host ftp.example.com, the account "student", paths and numbers are examples. */
export const ftpSessionsSettings = {
  /** TLS or nothing, so that no password goes in clear. */
  "client-tls": [
    {
      place: "client",
      lines: [
        "curl --ssl-reqd -u student ftp://ftp.example.com/",
        "lftp -e 'set ftp:ssl-force yes; set ssl:verify-certificate yes' -u student ftp.example.com",
        "FileZilla: Site Manager > Encryption: Require explicit FTP over TLS",
      ],
    },
  ],
  "server-tls": [
    {
      place: "vsftpd",
      lines: [
        "ssl_enable=YES",
        "rsa_cert_file=/etc/ssl/certs/ftp.example.com.pem",
        "rsa_private_key_file=/etc/ssl/private/ftp.example.com.key",
        "force_local_logins_ssl=YES",
      ],
    },
    {
      place: "proftpd",
      lines: [
        "LoadModule mod_tls.c",
        "TLSEngine on",
        "TLSRSACertificateFile /etc/ssl/certs/ftp.example.com.pem",
        "TLSRSACertificateKeyFile /etc/ssl/private/ftp.example.com.key",
        "TLSRequired on",
      ],
    },
    { place: "pure-ftpd", lines: ["TLS 2", "CertFile /etc/ssl/private/pure-ftpd.pem"] },
    { place: "iis", lines: ["FTP SSL Settings > SSL Certificate", "FTP SSL Settings > Require SSL connections"] },
  ],
  "who-may-log-in": [
    {
      place: "vsftpd",
      lines: [
        "local_enable=YES",
        "grep student /etc/vsftpd.user_list /etc/ftpusers",
        'grep -x "$(getent passwd student | cut -d: -f7)" /etc/shells',
      ],
    },
    {
      place: "proftpd",
      lines: ["grep student /etc/ftpusers", 'grep -x "$(getent passwd student | cut -d: -f7)" /etc/shells'],
    },
    { place: "pure-ftpd", lines: ["pure-pw show student", "pure-pw mkdb"] },
    { place: "iis", lines: ["FTP Authentication > Basic Authentication: Enabled", "FTP Authorization Rules"] },
    { place: "filezilla", lines: ["Server > Configure > Rights management > Users > student > User is enabled"] },
  ],
  "against-guessing": [
    { place: "vsftpd", lines: ["max_login_fails=3", "delay_failed_login=5", "max_per_ip=4"] },
    {
      place: "proftpd",
      lines: [
        "LoadModule mod_ban.c",
        "MaxLoginAttempts 3",
        "BanEngine on",
        "BanTable /var/run/proftpd/ban.tab",
        "BanOnEvent MaxLoginAttempts 3/00:10:00 01:00:00",
      ],
    },
    { place: "iis", lines: ["FTP Logon Attempt Restrictions > Enable FTP Logon Attempt Restrictions"] },
    { place: "filezilla", lines: ["Server > Configure > Protocols settings > Autoban"] },
  ],
  /** Which commands the server carries out. */
  "what-users-may": [
    { place: "vsftpd", lines: ["write_enable=YES", "chmod_enable=YES", "grep ^cmds_ /etc/vsftpd.conf"] },
    { place: "proftpd", lines: ["<Limit DELE RMD RNFR RNTO>", "  AllowUser student", "  DenyAll", "</Limit>"] },
    { place: "iis", lines: ["FTP Authorization Rules", "FTP Request Filtering > Commands"] },
  ],
  "no-guests": [
    { place: "vsftpd", lines: ["anonymous_enable=NO"] },
    { place: "proftpd", lines: ["<Anonymous ~ftp>", "  <Limit LOGIN>", "    DenyAll", "  </Limit>", "</Anonymous>"] },
    { place: "pure-ftpd", lines: ["NoAnonymous yes"] },
    { place: "iis", lines: ["FTP Authentication > Anonymous Authentication: Disabled"] },
  ],
  /** Both modes at the server, and the one that works in the client. */
  "modes-allowed": [
    { place: "vsftpd", lines: ["pasv_enable=YES", "port_enable=YES"] },
    {
      place: "client",
      lines: [
        "curl --ftp-pasv ftp://ftp.example.com/",
        "curl -P - ftp://ftp.example.com/",
        "lftp -e 'set ftp:passive-mode on' ftp.example.com",
      ],
    },
  ],
  /** For a server that does not take EPSV or EPRT; only over IPv4. */
  "without-epsv": [
    {
      place: "client",
      lines: [
        "curl --disable-epsv ftp://ftp.example.com/",
        "curl -P - --disable-eprt ftp://ftp.example.com/",
        "lftp -e 'set ftp:prefer-epsv no' ftp.example.com",
        "ftp> epsv4 off",
      ],
    },
  ],
  /** Every command and reply in the server's own log. */
  "protocol-log": [
    { place: "vsftpd", lines: ["log_ftp_protocol=YES", "xferlog_std_format=NO"] },
    { place: "proftpd", lines: ["ExtendedLog /var/log/proftpd/commands.log ALL"] },
    { place: "pure-ftpd", lines: ["VerboseLog yes"] },
  ],
  "idle-time": [
    { place: "vsftpd", lines: ["idle_session_timeout=600", "data_connection_timeout=300"] },
    { place: "proftpd", lines: ["TimeoutIdle 600", "TimeoutNoTransfer 900"] },
    { place: "pure-ftpd", lines: ["MaxIdleTime 15"] },
    { place: "client", lines: ["FileZilla: Edit > Settings > Connection > FTP > Send FTP keep-alive commands"] },
  ],
  "number-of-clients": [
    { place: "vsftpd", lines: ["max_clients=50", "max_per_ip=8"] },
    { place: "proftpd", lines: ["MaxClients 50", "MaxClientsPerHost 8", "MaxInstances 60"] },
    { place: "pure-ftpd", lines: ["MaxClientsNumber 50", "MaxClientsPerIP 8"] },
    {
      place: "client",
      lines: ["FileZilla: Site Manager > Transfer Settings > Limit number of simultaneous connections"],
    },
  ],
  /** Something now and then on the control connection, sooner than boxes on the way forget it. */
  "keep-alive": [
    {
      place: "client",
      lines: [
        "curl --keepalive-time 60 -O ftp://ftp.example.com/big.iso",
        "FileZilla: Edit > Settings > Connection > FTP > Send FTP keep-alive commands",
      ],
    },
    { place: "vsftpd", lines: ["sysctl -w net.ipv4.tcp_keepalive_time=120"] },
    { place: "proftpd", lines: ["SocketOptions keepalive 120:9:60"] },
  ],
  "nat-memory": [
    {
      place: "conntrack",
      lines: [
        "conntrack -L -p tcp --dport 21",
        "sysctl net.netfilter.nf_conntrack_tcp_timeout_established",
        "sysctl -w net.netfilter.nf_conntrack_tcp_timeout_established=432000",
      ],
    },
  ],
  "client-without-ccc": [
    {
      place: "client",
      lines: ["curl --ssl-reqd ftp://ftp.example.com/"],
    },
    { place: "proftpd", lines: ["<Limit CCC>", "  DenyAll", "</Limit>"] },
  ],
  "client-data-tls": [
    {
      place: "client",
      lines: [
        "curl --ssl-reqd ftp://ftp.example.com/",
        "lftp -e 'set ftp:ssl-protect-data yes; set ftp:ssl-protect-list yes' ftp.example.com",
      ],
    },
  ],
  "server-data-tls": [
    { place: "vsftpd", lines: ["force_local_data_ssl=YES"] },
    { place: "proftpd", lines: ["TLSRequired on"] },
    { place: "pure-ftpd", lines: ["TLS 3"] },
    { place: "iis", lines: ["FTP SSL Settings > Custom > Advanced > Data Channel: Require"] },
  ],
  "look-at-certificate": [
    {
      place: "client",
      lines: [
        "openssl s_client -connect ftp.example.com:21 -starttls ftp -servername ftp.example.com -showcerts",
        "openssl s_client -connect ftp.example.com:21 -starttls ftp -tls1_2",
        "curl -v --ssl-reqd --cacert ca.pem ftp://ftp.example.com/",
      ],
    },
  ],
} satisfies Record<string, readonly Settings[]>;
