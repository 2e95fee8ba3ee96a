/** Words of DHCP ladders. */
export const dhcpLadderEn = {};
