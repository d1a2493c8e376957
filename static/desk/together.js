// Beside a story: comments, assignment, who else is here. Pages work without it.
"use strict"
addEventListener("DOMContentLoaded", () => {
  const find = (what, root = document) => root.querySelector(what)
  const all = (what, root = document) => [...root.querySelectorAll(what)]
  const make = (tag, fields) => Object.assign(document.createElement(tag), fields)
  const post = (to, body) => fetch(to, { method: "POST", body })

  // Sections of other pages, shown and sent beside the form.

  async function put(part, answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html")
    const fresh = find("#" + part.id, page)
    Object.assign(fresh.dataset, part.dataset)
    part.replaceWith(fresh)
    mark()
    find("[data-focus]", fresh)?.focus()
  }
  const load = async (part) => put(part, await fetch(part.dataset.src))

  addEventListener("submit", async (event) => {
    const { target: form, submitter } = event
    const part = form.closest("#comments, #assign")
    if (!part) return
    event.preventDefault()
    const body = new FormData(form, submitter)
    body.append("quiet", 1)
    submitter.disabled = true
    try {
      await put(part, await post(form.action, body))
    } catch {
      submitter.disabled = find(".unsent", form).hidden = false
    }
  })

  // The head of a block tells its comments, and leads to them or to a new one.

  function mark() {
    const comments = find("#comments:has(.new)")
    if (!comments) return
    for (const head of all(".inline-related > h3[id^=block-]")) {
      const where = head.id.slice(6)
      const threads = all(`.open[data-where="${where}"]`, comments)
      const badge = find(".badge", head) ?? make("button", { type: "button" })
      badge.className = threads[0] ? "badge some" : "badge"
      badge.textContent = threads.length || "+"
      badge.ariaLabel = `${comments.dataset.label}: ${threads.length}`
      badge.onclick = (event) => {
        event.stopPropagation()
        if (threads[0]) return find(".comment", threads[0]).focus()
        const place = find("#comment-where")
        place.value = where
        if (!place.value) place.add(new Option(head.innerText, where, 1, 1))
        find(".new", comments).open = true
        find("#comment-text").focus()
      }
      head.append(badge)
    }
  }

  addEventListener("content-editor:activate", () => setTimeout(mark, 50))
  all("section[data-src]").forEach((part) => load(part).catch(() => {}))

  // Who else is here and what happened, told when it changes.

  const pulse = find("form.pulse")
  if (!pulse) return
  let told, comments

  function said() {
    const seen = find("#id_seen")
    if (seen) pulse.seen.value = seen.value
    return new FormData(pulse)
  }

  async function beat() {
    if (document.hidden) return
    const now = await (await post(pulse.action, said())).json()
    if (told !== now.says) {
      const face = (textContent) => make("b", { className: "avatar", ariaHidden: true, textContent })
      find(".presence").replaceChildren(...now.people.map(face), now.says)
      told = now.says
    }
    const part = comments && comments !== now.comments && find("#comments[data-src]")
    if (part && !all("textarea", part).some((area) => area.value)) load(part)
    comments = now.comments
  }
  const often = () => beat().catch(() => {})
  setInterval(often, 5000)
  addEventListener("visibilitychange", often)
  addEventListener("pagehide", () => navigator.sendBeacon(pulse.action + "?leave", said()))
  often()
})
