"""The same job with Scrapy. Usage: scrapy_spider.py TARGETS PORT VERDICTS"""

import re
import sys
from urllib.parse import urljoin, urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.resolver import CachingThreadedResolver
from twisted.internet import defer

PATH = re.compile(r"independent-?rating/(?:.*/)?\d+", re.I)
HOSTS = ("bus.gov.ru", "www.bus.gov.ru")
TARGETS, PORT, VERDICTS = sys.argv[1:]


class Loopback(CachingThreadedResolver):
    def getHostByName(self, name, timeout=None):
        return defer.succeed("127.0.0.1")


def looks_right(base, href):
    try:
        parts = urlsplit(urljoin(base, href.strip()))
    except ValueError:
        return False
    if parts.scheme not in ("http", "https"):
        return False
    return parts.hostname in HOSTS and PATH.search(parts.path) is not None


class Schools(scrapy.Spider):
    name = "schools"
    def start_requests(self):
        self.verdicts = {}
        with open(TARGETS, encoding="utf-8") as lines:
            for line in lines:
                host = line.strip()
                self.verdicts[host] = "error"
                yield scrapy.Request(
                    f"http://{host}:{PORT}/", callback=self.parse, cb_kwargs={"host": host}
                )

    def parse(self, response, host):
        hrefs = response.xpath("//a/@href | //area/@href").getall()
        passes = any(looks_right(response.url, href) for href in hrefs)
        self.verdicts[host] = "pass" if passes else "fail"

    def closed(self, reason):
        with open(VERDICTS, "w", encoding="utf-8") as out:
            out.writelines(f"{host}\t{verdict}\n" for host, verdict in self.verdicts.items())


process = CrawlerProcess(
    {
        "CONCURRENT_REQUESTS": 64,
        "DNS_RESOLVER": Loopback,
        "RETRY_ENABLED": False,
        "ROBOTSTXT_OBEY": False,
        "LOG_LEVEL": "CRITICAL",
        "TELNETCONSOLE_ENABLED": False,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
    }
)
process.crawl(Schools)
process.start()
