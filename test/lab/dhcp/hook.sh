# Called by dhclient (-sf), udhcpc (-s) and dhcpcd (-c) through a wrapper that sets EVENTS: notes what the client learnt from the
# server and, where the client leaves that to its script, sets the address. Touches nothing outside the client's namespace.
dev=${interface:-eth0}

note_lease() { # STATE IP SECONDS SERVER MASK ROUTERS DNS DOMAIN T1 T2
  printf 'event=lease\tstate=%s\tip=%s\tseconds=%s\tserver=%s\tsubnetMask=%s\trouters=%s\tdns=%s\tdomain=%s\tt1Seconds=%s\tt2Seconds=%s\n' "$@" >>"$EVENTS"
}
set_address() { # IP MASK FIRST-ROUTER
  ip -4 addr flush dev "$dev"
  ip addr add "$1/${2:-255.255.255.0}" brd + dev "$dev"
  [ -z "$3" ] || ip route replace default via "$3" dev "$dev"
}

if [ -n "$reason" ]; then
  case $reason in
    BOUND | RENEW | REBIND | REBOOT | INFORM)
      note_lease "$reason" "$new_ip_address" "$new_dhcp_lease_time" "$new_dhcp_server_identifier" "$new_subnet_mask" "$new_routers" \
        "$new_domain_name_servers" "$new_domain_name" "$new_dhcp_renewal_time" "$new_dhcp_rebinding_time"
      [ -n "$ifwireless$if_up$protocol" ] || [ "$reason" = RENEW ] || set_address "$new_ip_address" "$new_subnet_mask" "${new_routers%% *}"
      ;;
    PREINIT) [ -n "$protocol" ] || ip link set "$dev" up ;;
    EXPIRE | FAIL | RELEASE | STOP) printf 'event=%s\n' "$reason" >>"$EVENTS"; [ -n "$protocol" ] || ip -4 addr flush dev "$dev" ;;
    *) printf 'event=%s\n' "$reason" >>"$EVENTS" ;;
  esac
else
  case $1 in
    bound | renew)
      note_lease "$1" "$ip" "$lease" "$serverid" "$subnet" "$router" "$dns" "$domain" "" ""
      [ "$1" = renew ] || set_address "$ip" "$subnet" "${router%% *}"
      ;;
    *) printf 'event=%s\n' "$1" >>"$EVENTS"; [ "$1" != deconfig ] || ip -4 addr flush dev "$dev" ;;
  esac
fi
exit 0
