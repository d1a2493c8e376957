// What is typed is saved, kept in the browser until it is, and shown as its page will be.
"use strict"
addEventListener("DOMContentLoaded", () => {
  const form = find("#article_form")
  const status = find(".saving")
  if (!form || !status) return
  const PAUSE = 600 // after the last key
  const LONGEST = 5000 // while somebody types on
  const MOST = 20 // texts
  const FORTNIGHT = 12096e5
  const { src, key, unsaved, off, out, full, leave } = status.dataset
  const field = (name) => form.elements[name]

  // What the form says, and whether the server has it.

  function said(...without) {
    const data = new FormData(form)
    for (const name of ["csrfmiddlewaretoken", ...without]) data.delete(name)
    return JSON.stringify([...data])
  }

  const typed = () => said("loaded", "seen", "kept")
  let known // what the server has; undefined until somebody begins
  let sent, isLeaving, flight, timer, retry, since, checks
  let failures = 0
  const isUnsaved = () => known !== undefined && typed() !== known

  function tell(...sentences) {
    const text = sentences.filter(Boolean).join(" · ")
    if (status.textContent !== text) status.textContent = text
  }

  function touched({ isTrusted, target }) {
    if (isTrusted && form.contains(target)) {
      known ??= unsaved ? "" : typed()
      isLeaving = false
    }
    if (known !== undefined) soon()
  }

  function soon() {
    since ??= Date.now()
    clearTimeout(timer)
    timer = setTimeout(look, Math.min(PAUSE, since + LONGEST - Date.now()))
  }

  function look() {
    since = undefined
    if (isUnsaved() && typed() !== sent) send()
  }

  const TOUCHES = ["beforeinput", "keydown", "pointerdown", "input", "change", "click", "drop"]
  for (const kind of TOUCHES) on(kind, touched, true)

  // To the server: one request at a time, again later when there is no answer.

  function send() {
    clearTimeout(retry)
    if (isUnsaved()) keep()
    return (flight ??= post().finally(() => (flight = undefined)))
  }

  const sendRest = () => isUnsaved() && send()

  async function post() {
    const now = (sent = typed())
    const body = new FormData(form)
    if (isShown()) body.append("show", 1)
    try {
      const answer = await fetch(src, { method: "POST", body, signal: AbortSignal.timeout(15000) })
      if (answer.redirected || answer.status === 403) return tell(out)
      take(await answer.json(), now)
    } catch {
      tell(off)
      retry = setTimeout(send, Math.min(60, 2 ** failures++) * 1000)
    }
  }

  function take(answer, now) {
    failures = 0
    if (answer.loaded) field("loaded").value = JSON.stringify(answer.loaded)
    if (answer.seen) findAll("[name=seen]").forEach((it) => (it.value = answer.seen))
    tell(answer.saved, answer.waits, answer.theirs, answer.problems)
    if (checks !== answer.checks) find("#checks-panel").outerHTML = checks = answer.checks
    const article = find("article", frame.contentDocument ?? form)
    if (article && answer.article) article.outerHTML = answer.article
    if (answer.saved && !answer.problems) {
      known = now
      localStorage.removeItem(field("kept").value)
    }
    if (typed() !== now) soon()
  }

  // In the browser, by story and person, until the server has it.

  const time = (name) => +name.split("-")[3]

  function keep() {
    const name = (field("kept").value ||= `${key}-${Date.now()}`)
    try {
      localStorage[name] = said()
    } catch {
      tell(full)
    }
  }

  function offer() {
    const [, saved] = document.cookie.match(/\bkept=([\w-]+)/) ?? []
    const kept = Object.keys(localStorage).filter((name) => name.startsWith("typed-"))
    kept.sort((a, b) => time(b) - time(a))
    const [name] = kept.filter((name, place) => {
      const isOld = name === saved || place >= MOST || Date.now() - time(name) > FORTNIGHT
      if (isOld) localStorage.removeItem(name)
      return !isOld && name.startsWith(key + "-")
    })
    if (unsaved || !name) return
    const box = find("#kept")
    for (const [field, value] of JSON.parse(localStorage[name])) {
      const input = document.createElement("input")
      box.append(Object.assign(input, { name: field, value, type: "hidden" }))
    }
    find("time", box).textContent = new Date(time(name)).toLocaleString()
    box.hidden = false
    box.onreset = () => {
      localStorage.removeItem(name)
      box.hidden = true
    }
  }

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

  for (const move of findAll(".bar .moves form")) {
    move.addEventListener("submit", async (event) => {
      if (isLeaving || !isUnsaved()) return (isLeaving = true)
      event.preventDefault()
      await flight
      await send()
      isLeaving = !isUnsaved() || confirm(leave)
      if (isLeaving) move.requestSubmit(event.submitter)
    })
  }

  for (const kind of ["visibilitychange", "online"]) addEventListener(kind, sendRest)
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && sendRest()) event.preventDefault()
  })

  // The page as it will be, as wide as the device that was chosen last.

  const pane = find("#pane")
  const frame = find("iframe", pane)
  const isShown = () => !pane.hidden

  function fit() {
    const width = find(":checked", pane).value
    const scale = Math.min(1, frame.parentElement.clientWidth / width)
    frame.style = `width: ${width}px; height: ${100 / scale}%; scale: ${scale}`
  }

  function turn(isOn) {
    pane.hidden = !isOn
    opener.ariaExpanded = isOn
    localStorage.preview = isOn ? find(":checked", pane).value : ""
    fit()
  }

  const opener = find("#show-pane")
  opener.onclick = (event) => {
    event.preventDefault()
    turn(pane.hidden)
    pane.scrollIntoView({ block: "nearest" })
  }
  pane.onclick = ({ target }) => target.value && turn(true)
  frame.onload = sendRest
  new ResizeObserver(fit).observe(pane)
  find(`[value="${localStorage.preview}"]`, pane)?.click()
  offer()
})

