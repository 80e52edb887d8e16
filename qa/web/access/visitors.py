"""Who a request comes from, as far as that can be known."""

from ipaddress import IPv6Address, ip_address

# A visitor with IPv6 has a whole network of addresses; this many bits of them name the network.
_NETWORK_BITS = 64


def name_visitor(host: str | None, *, behind_proxy: bool = False) -> str | None:
    """Return the address that failures and questions from `host` are counted under, or None.

    The server has already put what a proxy on this machine says of the visitor (X-Forwarded-For)
    in the place of the proxy's own address, and believes no other proxy. So an address of loopback
    is this machine's user, or everybody behind a proxy or tunnel that does not say who they are; on
    a hosted Space a private address is its proxy's. Whoever is counted under such an address could
    use up what all the others behind it have: it is no address of a visitor, and None.
    """
    try:
        address = ip_address(host or "")
    except ValueError:
        return None
    if address.is_loopback or (behind_proxy and address.is_private):
        return None
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return name_visitor(str(address.ipv4_mapped), behind_proxy=behind_proxy)
        return f"{int(address) >> (128 - _NETWORK_BITS):x}/{_NETWORK_BITS}"
    return str(address)


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine alone, by its address or as localhost."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
