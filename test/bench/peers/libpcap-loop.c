/* Counts the packets of a capture and their bytes with libpcap, and nothing else: cc -O2 libpcap-loop.c -lpcap; FILE or "-". */
#include <pcap/pcap.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  char error[PCAP_ERRBUF_SIZE];
  struct pcap_pkthdr *header;
  const u_char *data;
  unsigned long long packets = 0, bytes = 0;
  int status;
  if (argc != 2) return 2;
  if (strcmp(argv[1], "--version") == 0) {
    puts(pcap_lib_version());
    return 0;
  }
  pcap_t *capture = pcap_open_offline(argv[1], error);
  if (capture == NULL) {
    fprintf(stderr, "%s\n", error);
    return 2;
  }
  while ((status = pcap_next_ex(capture, &header, &data)) == 1) {
    packets++;
    bytes += header->len;
  }
  printf("%llu packets, %llu bytes\n", packets, bytes);
  pcap_close(capture);
  return status == PCAP_ERROR_BREAK ? 0 : 1;
}
