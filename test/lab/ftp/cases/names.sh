# Names in Hangul, in UTF-8 and in CP949.

# korean_case NAME CHARSET [LFTP COMMAND...]: makes a directory, stores into it, lists, fetches from another one.
korean_case() {
  local name=$1 charset=$2
  shift 2
  net_pair
  vsftpd_start "$SERVER"
  VSFTPD_LOG=
  mkdir "$HOMES/student/$(in_charset '강의자료')"
  seed 실습.hwp 6000 >"$HOMES/student/$(in_charset '강의자료')/$(in_charset '1주차 실습.hwp')"
  own_homes
  seed 보고서.bin 4000 >보고서.bin
  capture "$name.pcap" "$CLIENT" c0
  lftp_client 'set file:charset utf-8' "set ftp:charset $charset" "$@" 'open -u student,hangul12 10.77.0.2' \
    'mkdir 과제' 'cd 과제' 'put 보고서.bin' 'ls > listing.txt' 'cd ../강의자료' 'get "1주차 실습.hwp"'
  capture_end
  must_equal '1주차 실습.hwp' "$HOMES/student/$(in_charset '강의자료')/$(in_charset '1주차 실습.hwp')"
  must_equal 보고서.bin "$HOMES/student/$(in_charset '과제')/$(in_charset '보고서.bin')"
  must "the bytes are $charset" grep -qaF "$(in_charset 보고서.bin)" "$WORK/captures/$name.pcap"
  session "client=10.77.0.1:$(control_port)" server=10.77.0.2:21 user=student login=accepted security=none
  transfer verb=STOR argument=보고서.bin path=/home/student/과제/보고서.bin mode=passive method=PASV direction=upload bytes=4000 \
    outcome=completed replyCode=226
  transfer verb=LIST argument=null path=/home/student/과제 mode=passive method=PASV direction=listing outcome=completed replyCode=226
  transfer verb=RETR 'argument=1주차 실습.hwp' 'path=/home/student/강의자료/1주차 실습.hwp' mode=passive method=PASV direction=download \
    bytes=6000 outcome=completed replyCode=226
  publish "$name.pcap" "Names are $charset on the wire."
}

in_charset() {
  iconv -f UTF-8 -t "$charset" <<<"$1"
}

case_ftp_korean_utf8() {
  korean_case ftp-korean-utf8 UTF-8
}

case_ftp_korean_cp949() {
  korean_case ftp-korean-cp949 CP949 'set ftp:use-utf8 no' 'set ftp:use-feat no'
}
