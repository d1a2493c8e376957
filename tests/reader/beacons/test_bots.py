"""Robots are known by name, and people are not taken for them."""

import pytest

from articles.reader.bots import is_bot
from tests.reader.beacons.sending import (
    FIREFOX,
    SAFARI,
)


@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ClaudeBot/1.0",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.3",
        "Mozilla/5.0 (compatible; ChatGPT-User/1.0) Chrome/120 Safari/537.36",
        "CCBot/2.0 (https://commoncrawl.org/faq/)",
        "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (compatible; Bytespider)",
        "Mozilla/5.0 (Macintosh) AppleWebKit/600.2.5 (Amazonbot/0.1) Safari/600.2.5",
        "Mozilla/5.0 (compatible; PerplexityBot/1.0) Chrome/120 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/138.0.0.0 Safari/537.36",
        "Mozilla/5.0 (Linux; Android 11) Chrome/138 Mobile Safari/537.36 Chrome-Lighthouse",
        "curl/8.5.0 (x86_64-pc-linux-gnu) libcurl/8.5.0",
        "Wget/1.21.4 (linux-gnu; Windows Subsystem)",
        "python-requests/2.32.3 on a server",
        "Go-http-client/2.0 on a server",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    ],
)
def test_robots_are_known_by_name(agent):
    assert is_bot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        SAFARI,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0",
        "Mozilla/5.0 (Linux; Android 8.0.0; CUBOT_X18_Plus Build/O00623; wv) AppleWebKit/537.36 "
        "(KHTML, like Gecko) Version/4.0 Chrome/80.0.3987.132 Mobile Safari/537.36",
        "Mozilla/5.0 (Linux; arm; Android 9; SM-A105F) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/79.0 YaApp_Android/10.45 YaSearchBrowser/10.45 BroPP/1.0 Mobile Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
        "Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/450.0.0.38.108;FBDV/iPhone14,5]",
        "Mozilla/5.0 (Linux; Android 13; SM-S911B; wv) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Version/4.0 Chrome/119.0 Mobile Safari/537.36 musical_ly_2022 BytedanceWebview/d8a21c6",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
        "Version/17.4 Safari/605.1.15 Ddg/17.4",
        "Mozilla/5.0 (X11; U; Linux armv7l like Android; en-us) AppleWebKit/531.2+ (KHTML, like "
        "Gecko) Version/5.0 Safari/533.2+ Kindle/3.0+",
    ],
)
def test_people_are_not_taken_for_robots(agent):
    assert not is_bot(agent)
