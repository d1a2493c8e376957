"""Robots by the names they give: crawlers, previews, monitors, AI fetchers, program libraries.

As of 2026-11-22. After arp242/isbot and ai-robots-txt/ai.robots.txt, both read that day; names
that hold “bot”, “crawl” or “spider” need no word of their own. In-app browsers are people.
"""

KINDS = "bot crawl spider spyder scraper scrapy scraping slurp fetcher archiver heritrix indexer"
PREVIEWS = "linkpreview bingpreview uripreview webpreview facebookexternalhit whatsapp/ embedly"
NOBODY_LOOKS = """
    headless phantomjs selenium webdriver puppeteer playwright cypress lighthouse pagespeed
    gtmetrix ptst/ prerender rendertron
"""
LIBRARIES = """
    curl/ wget python urllib httpx aiohttp httpie scapy go-http-client fasthttp colly okhttp
    apache-http jakarta axios node-fetch undici superagent libwww lwp- lwp:: perl/ mechanize ruby
    faraday guzzle bun/ deno/ postman insomnia/ reqwest hyper/ powershell winhttp dart: jmeter
"""
SERVICES = """
    monitor checker validator uptime pingdom statuscake site24x7 datadog newrelic zabbix nagios
    facebookcatalog meta-external meta-webindexer slack-img iframely pinterest/0 vkshare
    flipboardproxy google-read-aloud google-inspectiontool google-safety mediapartners-google
    feedburner feedly newsblur inoreader censys zgrab masscan nmap nikto sqlmap nuclei netcraft
    dataprovider panscient yandexadditional qwantify ia_archiver wayback
"""
AI = """
    gptbot chatgpt-user oai-searchbot openai claudebot claude-user claude-web anthropic ccbot
    bytespider amazonbot amazon-kendra amazonbuyforme amzn- perplexity cohere mistralai gemini-
    google-agent google-extended google-firebase google-notebooklm googleagent googleother
    notebooklm novaact manus-user kagi- omgili webzio img2dataset laion shap-user awario anomura
    cloudflare-autorag firecrawl poggio devin/ twinagent
"""
# A polite robot links to a page about itself, with a plus in front.
ADDRESSES = "+http:// +https://"

_WORDS = " ".join((KINDS, PREVIEWS, NOBODY_LOOKS, LIBRARIES, SERVICES, AI, ADDRESSES)).split()
_NO_ROBOTS = "cubot"  # a make of telephones


def is_bot(agent: str) -> bool:
    """Plain searches: the time is linear in the length of `agent`."""
    agent = agent.lower().replace(_NO_ROBOTS, "")
    return any(word in agent for word in _WORDS)
