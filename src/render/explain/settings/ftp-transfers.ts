import type { Settings } from "./settings.ts";

/** Names, folders, sizes and the account "student" are examples. */
export const ftpTransfersSettings = {
  /** Who may write: the server's own rule, then the file system's. */
  "write-permission": [
    { place: "vsftpd", lines: ["write_enable=YES", "ls -ld /srv/ftp/upload", "chown student: /srv/ftp/upload"] },
    {
      place: "proftpd",
      lines: ["<Directory /srv/ftp/upload>", "  AllowOverwrite on", "</Directory>"],
    },
    {
      place: "iis",
      lines: [
        "appcmd set config \"Default FTP Site\" -section:system.ftpServer/security/authorization /+\"[accessType='Allow',users='student',permissions='Read, Write']\" /commit:apphost",
        "icacls C:\\inetpub\\ftproot\\upload /grant student:(OI)(CI)M",
      ],
    },
    {
      place: "filezilla",
      lines: ["Server > Configure > Rights management > Users > student > Mount points > Access mode: Read + Write"],
    },
  ],
  /** Room on the disk, and within the account's quota. */
  "storage-room": [
    { place: "vsftpd", lines: ["df -h /srv/ftp", "quota -u student"] },
    {
      place: "proftpd",
      lines: ["ftpquota --show-records --type=limit --source-type=file --table-path=/etc/proftpd/ftpquota.limittab"],
    },
    { place: "pure-ftpd", lines: ["pure-pw show student", "pure-pw usermod student -N 1000 -m"] },
    { place: "windows", lines: ["Get-Volume", "Get-FsrmQuota"] },
  ],
  /** Goes on where a transfer broke off (REST), instead of from the beginning. */
  "resume-transfer": [
    {
      place: "client",
      lines: [
        "curl -C - -O ftp://ftp.example.com/report.zip",
        "wget -c ftp://ftp.example.com/report.zip",
        "lftp -c 'open ftp.example.com; get -c report.zip'",
      ],
    },
    { place: "proftpd", lines: ["AllowStoreRestart on"] },
  ],
  /** How long a server waits for data before it gives up; seconds. */
  "data-timeout": [
    { place: "vsftpd", lines: ["data_connection_timeout=300"] },
    { place: "proftpd", lines: ["TimeoutStalled 300"] },
    {
      place: "iis",
      lines: [
        "appcmd set config -section:system.applicationHost/sites \"/[name='Default FTP Site'].ftpServer.connections.dataChannelTimeout:300\" /commit:apphost",
      ],
    },
  ],
  /** Keeps NATs and firewalls from forgetting the control connection while data flows. */
  "control-keep-alive": [
    { place: "client", lines: ["curl --keepalive-time 30 -O ftp://ftp.example.com/report.zip"] },
    { place: "proftpd", lines: ["SocketOptions keepalive 120:9:60"] },
  ],
  "client-binary": [
    {
      place: "client",
      lines: [
        "ftp> binary",
        "curl -O ftp://ftp.example.com/picture.png",
        "FileZilla: Edit > Settings > Transfers > FTP: File Types > Default transfer type > Binary",
      ],
    },
  ],
  /** Lets clients ask for ASCII and sends bytes as they are. */
  "server-without-ascii": [
    { place: "vsftpd", lines: ["ascii_download_enable=NO", "ascii_upload_enable=NO"] },
    { place: "proftpd", lines: ["DefaultTransferMode binary"] },
  ],
  /** The largest packet that passes: 1472 bytes of data make 1500 with their headers. */
  "path-mtu-probe": [
    { place: "client", lines: ["tracepath ftp.example.com", "ping -M do -s 1472 ftp.example.com"] },
    { place: "windows", lines: ["ping -f -l 1472 ftp.example.com"] },
  ],
  /** Makes both ends agree on segments that fit, at the router in front of the smaller link. */
  "mss-clamping": [
    { place: "nftables", lines: ["nft add rule inet filter forward tcp flags syn tcp option maxseg size set rt mtu"] },
    {
      place: "iptables",
      lines: ["iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu"],
    },
    { place: "cisco", lines: ["interface Dialer1", " ip tcp adjust-mss 1452"] },
  ],
  /** Lets in the ICMP error that tells a sender of a smaller link. */
  "too-big-messages": [
    {
      place: "nftables",
      lines: [
        "nft insert rule inet filter input icmp type destination-unreachable icmp code frag-needed accept",
        "nft insert rule inet filter input icmpv6 type packet-too-big accept",
      ],
    },
    {
      place: "iptables",
      lines: [
        "iptables -I INPUT -p icmp --icmp-type fragmentation-needed -j ACCEPT",
        "ip6tables -I INPUT -p icmpv6 --icmpv6-type packet-too-big -j ACCEPT",
      ],
    },
    {
      place: "windows-firewall",
      lines: [
        'netsh advfirewall firewall add rule name="Fragmentation needed" dir=in action=allow protocol=icmpv4:3,4',
      ],
    },
  ],
  /** Where packets are lost. */
  "loss-on-path": [
    { place: "client", lines: ["mtr -rwc 100 ftp.example.com", "ethtool -S eth0"] },
    { place: "windows", lines: ["pathping ftp.example.com"] },
    { place: "cisco", lines: ["show interfaces counters errors"] },
  ],
} satisfies Record<string, readonly Settings[]>;
