"""The same job with aiohttp and lxml. Usage: aiohttp_lxml.py TARGETS PORT VERDICTS"""

import asyncio
import re
import socket
import sys
from urllib.parse import urljoin, urlsplit

import aiohttp
import lxml.html
from aiohttp.abc import AbstractResolver

AT_ONCE = 64
PATH = re.compile(r"independent-?rating/(?:.*/)?\d+", re.I)
HOSTS = ("bus.gov.ru", "www.bus.gov.ru")


class Loopback(AbstractResolver):
    async def resolve(self, host, port=0, family=socket.AF_INET):
        return [
            {
                "hostname": host,
                "host": "127.0.0.1",
                "port": port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": 0,
            }
        ]

    async def close(self):
        pass


def looks_right(base, href):
    try:
        parts = urlsplit(urljoin(base, href.strip()))
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    return parts.hostname in HOSTS and PATH.search(parts.path) is not None


async def verdict_of(session, url):
    try:
        async with session.get(url) as response:
            page = lxml.html.fromstring(await response.read())
    except (aiohttp.ClientError, lxml.etree.LxmlError, asyncio.TimeoutError):
        return "error"
    hrefs = page.xpath("//a/@href | //area/@href")
    return "pass" if any(looks_right(url, href) for href in hrefs) else "fail"


async def main(targets_file, port, verdicts_file):
    with open(targets_file, encoding="utf-8") as lines:
        hosts = [line.strip() for line in lines]
    waiting = iter(hosts)
    verdicts = {}

    async def work(session):
        for host in waiting:
            verdicts[host] = await verdict_of(session, f"http://{host}:{port}/")

    # No host is asked twice: a connection that is kept is a descriptor that is lost.
    connector = aiohttp.TCPConnector(limit=AT_ONCE, resolver=Loopback(), force_close=True)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*(work(session) for _ in range(AT_ONCE)))
    with open(verdicts_file, "w", encoding="utf-8") as out:
        out.writelines(f"{host}\t{verdict}\n" for host, verdict in verdicts.items())


asyncio.run(main(*sys.argv[1:]))
