// A view: the story was visible for 2 seconds. See /how-we-count/
(d => {
  let timer, done = navigator.webdriver || self != top
  const send = () => {
    const url = d.querySelector("[data-v]")?.dataset.v
    const way = performance.getEntriesByType("navigation")[0]?.type
    const again = d.referrer.split("?")[0] == location.origin + location.pathname
    done = 1
    url && navigator.sendBeacon(`${url}&n=${way}&r=${+again}`)
  }
  const look = () => {
    clearTimeout(timer)
    if (!done && !d.hidden) timer = setTimeout(send, 2000)
  }
  d.onvisibilitychange = look
  look()
})(document)
