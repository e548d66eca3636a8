"""The door of the network: a visit connects to public addresses alone, whatever a name or a redirect says.

It stands where a socket is made, after the name was resolved and with the very address that is then connected to. So a
name that resolves differently the second time, a redirect, and a number written in an odd way all come past it.
"""

import socket
from collections.abc import Container
from ipaddress import IPv6Address, ip_address

from aiohttp import AddrInfoType

PORTS = (80, 443)


class ForbiddenError(Exception):
    """An address where no visit goes."""


def is_public(address: str) -> bool:
    """Say whether an IP address is one of the public internet, and no other address in disguise.

    IPv6 addresses that carry one of IPv4 (mapped, 6to4, NAT64) are reserved or named here: none of them is public.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and (ip.sixtofour or ip.teredo or ip.ipv4_mapped or ip.is_site_local):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


class Door:
    """Makes sockets that lead outside, to the ports of the web; `but_for` are addresses with ports let through."""

    def __init__(self, but_for: Container[tuple[str, int]] = ()) -> None:
        self.but_for = but_for

    def __call__(self, info: AddrInfoType) -> socket.socket:
        family, kind, protocol, _, place = info
        address, port = str(place[0]), int(place[1])
        if (address, port) not in self.but_for:
            if not is_public(address):
                raise ForbiddenError("it leads to an address that is not public")
            if port not in PORTS:
                raise ForbiddenError(f"it leads to port {port}; only {' and '.join(map(str, PORTS))} are visited")
        return socket.socket(family, kind, protocol)
