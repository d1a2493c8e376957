// The writing page: what is typed is saved as it is typed, and kept in the browser until it is.
// The page works without it.
"use strict"
addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("article_form")
  const status = document.querySelector(".saving")
  if (!form || !status) return
  const PAUSE = 600 // after the last key
  const LONGEST = 5000 // while somebody types on
  const MOST = 20 // texts kept in one browser
  const DAY = 864e5
  const { src, key, unsaved } = status.dataset
  const field = (name) => form.elements[name]

  // What the form says, and whether the server has it.

  function typed() {
    const data = new FormData(form)
    for (const name of ["csrfmiddlewaretoken", "loaded", "seen", "kept"]) data.delete(name)
    return JSON.stringify([...data])
  }

  let known // what the server has; undefined until somebody begins
  let sent // what was sent last
  let isLeaving, flight, timer, retry, since
  let failures = 0
  const isUnsaved = () => known !== undefined && typed() !== known

  function tell(...sentences) {
    const text = sentences.filter(Boolean).join(" ")
    if (status.textContent !== text) status.textContent = text
  }

  function begin({ isTrusted }) {
    if (isTrusted) known ??= unsaved ? "" : typed()
  }

  function soon() {
    if (known === undefined) return
    since ??= Date.now()
    clearTimeout(timer)
    timer = setTimeout(look, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())))
  }

  function look() {
    since = undefined
    if (isUnsaved() && typed() !== sent) send()
  }

  for (const kind of ["beforeinput", "keydown", "pointerdown", "drop"]) addEventListener(kind, begin, true)
  for (const kind of ["input", "change", "keyup", "click", "drop"]) addEventListener(kind, soon, true)

  // To the server: one request at a time, again later when there is no answer.

  function send() {
    clearTimeout(retry)
    keep()
    return (flight ??= post().finally(() => (flight = undefined)))
  }

  async function post() {
    const now = (sent = typed())
    try {
      const answer = await fetch(src, { method: "POST", body: new FormData(form), signal: AbortSignal.timeout(15000) })
      if (answer.redirected || answer.status === 403) return tell(status.dataset.out)
      if (!answer.ok) throw answer.status
      take(await answer.json(), now)
    } catch {
      tell(status.dataset.off)
      retry = setTimeout(send, Math.min(60, 2 ** failures++) * 1000)
    }
  }

  function take(answer, now) {
    failures = 0
    if (answer.loaded) field("loaded").value = JSON.stringify(answer.loaded)
    if (answer.seen) {
      for (const seen of document.querySelectorAll("[name=seen]")) seen.value = answer.seen
    }
    tell(answer.saved, answer.waits, answer.theirs, answer.problems)
    if (answer.saved && !answer.problems) {
      known = now
      localStorage.removeItem(field("kept").value)
    }
    if (typed() !== now) soon()
  }

  // In the browser, by story and person, until the server has it.

  const kept = () => Object.keys(localStorage).filter((name) => name.startsWith("typed-"))
  const time = (name) => +name.split("-").pop()

  function keep() {
    field("kept").value ||= `${key}-${Date.now()}`
    const text = JSON.stringify([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"))
    try {
      localStorage.setItem(field("kept").value, text)
    } catch {
      tell(status.dataset.full)
    }
  }

  function offer() {
    const old = kept().sort((a, b) => time(b) - time(a))
    for (const name of old.filter((it, place) => place >= MOST || Date.now() - time(it) > 14 * DAY)) {
      localStorage.removeItem(name)
    }
    const saved = document.cookie.match(/\bkept=([\w-]+)/)
    if (saved) localStorage.removeItem(saved[1])
    const name = !unsaved && old.find((it) => it.startsWith(key + "-") && localStorage[it])
    const box = document.getElementById("kept")
    if (!name) return
    box.querySelector("time").textContent = new Date(time(name)).toLocaleString(document.documentElement.lang)
    box.hidden = false
    box.onclick = ({ target }) => {
      if (target.value === "look") show(localStorage[name])
      if (target.value === "drop") localStorage.removeItem(name)
      if (target.value) box.hidden = true
    }
  }

  function show(text) {
    const sheet = Object.assign(document.createElement("form"), { method: "post", hidden: true })
    const token = ["csrfmiddlewaretoken", field("csrfmiddlewaretoken").value]
    for (const [name, value] of [...JSON.parse(text), token, ["_look", "on"]]) {
      sheet.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }))
    }
    document.body.append(sheet)
    isLeaving = true
    sheet.submit()
  }

  offer()

  // Leaving: a save waits for the one that is on its way, a move for what is typed.

  form.addEventListener("submit", async (event) => {
    clearTimeout(timer)
    if (isUnsaved()) keep()
    isLeaving = true
    if (!flight) return
    event.preventDefault()
    await flight
    form.requestSubmit(event.submitter)
  })

  for (const bar of document.querySelectorAll(".bar .moves form")) {
    bar.addEventListener("submit", async (event) => {
      if (isLeaving || !isUnsaved()) return (isLeaving = true)
      event.preventDefault()
      await flight
      await send()
      isLeaving = !isUnsaved() || confirm(status.dataset.leave)
      if (isLeaving) bar.requestSubmit(event.submitter)
    })
  }

  addEventListener("visibilitychange", () => document.hidden && isUnsaved() && send())
  addEventListener("online", () => isUnsaved() && send())
  addEventListener("pageshow", () => (isLeaving = false))
  addEventListener("beforeunload", (event) => {
    if (isLeaving || !isUnsaved()) return
    send()
    event.preventDefault()
  })
})

// Checks: fetched beside the form, each leading to its field or block.

addEventListener("DOMContentLoaded", async () => {
  const panel = document.getElementById("checks-panel")
  const answer = panel && (await fetch(panel.dataset.src))
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  panel.replaceChildren(page.querySelector(".checks"))
})
