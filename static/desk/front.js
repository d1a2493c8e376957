// The desk's front page, made quick: buttons without loading the page anew, stories and packages
// that can be dragged, and stories found while one types. Without it everything works by buttons.
"use strict"

const form = document.getElementById("front_form")
let latest = 0

// Posts the whole form as if `button` had been pressed, and takes over the page that comes back.
async function send(button, onlyWhatIsFound = false) {
  const mine = ++latest
  const data = new FormData(form)
  data.set("do", button)
  form.inert = !onlyWhatIsFound // what were typed now would be lost
  const page = await fetch(form.action, { method: "POST", body: data })
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, "text/html"))
    .catch(() => document.implementation.createHTMLDocument())
  form.inert = false
  const next = page.getElementById("front_form")
  if (mine !== latest) return
  if (!next) return say("The desk did not answer. Nothing is lost; are you still signed in?")
  if (onlyWhatIsFound) {
    document.getElementById("found").replaceWith(next.querySelector("#found"))
  } else {
    form.replaceChildren(...next.childNodes)
    form.dataset.unsaved = ""
    form.querySelector("[autofocus]")?.focus()
  }
  dress()
}

function say(text) {
  form.querySelector(".said").textContent = text
}

form.addEventListener("submit", (event) => {
  const pressed = event.submitter
  if (!pressed || pressed.value === "save" || "whole" in pressed.dataset) {
    if (pressed && !("whole" in pressed.dataset)) delete form.dataset.unsaved
    return
  }
  event.preventDefault()
  send(pressed.value, pressed.value === "find")
})

let typing
form.addEventListener("input", (event) => {
  if (event.target.id !== "find") {
    form.dataset.unsaved = ""
    return
  }
  clearTimeout(typing)
  typing = setTimeout(() => send("find", true), 250)
})

window.addEventListener("beforeunload", (event) => {
  if ("unsaved" in form.dataset) event.preventDefault()
})

// Dragging: a row into any list, a found story into any list, a package among packages.

let dragged

function dress() {
  for (const each of form.querySelectorAll(".row, .found > li, .group.package .title")) {
    each.draggable = true
  }
}

form.addEventListener("dragstart", (event) => {
  const handle = event.target.closest?.("[draggable=true]")
  if (!handle || event.target.closest("input")) return
  dragged = handle.matches(".title") ? handle.closest(".group") : handle
  event.dataTransfer.effectAllowed = "move"
  event.dataTransfer.setData("text/plain", dragged.dataset.story ?? "")
  dragged.classList.add("dragged")
})

const target = (event) =>
  dragged?.matches(".group") ? event.target.closest(".group.package") : event.target.closest(".group:not(.strip)")

form.addEventListener("dragover", (event) => {
  const over = dragged && target(event)
  for (const each of form.querySelectorAll(".over")) each.classList.toggle("over", each === over)
  if (!over) return
  over.classList.add("over")
  event.preventDefault()
})

form.addEventListener("drop", (event) => {
  const over = dragged && target(event)
  if (!over || over === dragged) return
  event.preventDefault()
  if (dragged.matches(".group")) {
    const after = event.clientY > middle(over)
    over[after ? "after" : "before"](dragged)
    return send("arrange")
  }
  const rows = over.querySelector(".rows")
  const place = rows.dataset.place
  if (dragged.matches(".row") && place !== "lead") {
    const next = [...rows.children].find((row) => row !== dragged && event.clientY < middle(row))
    rows.insertBefore(dragged, next ?? null)
    dragged.querySelector("[name=place]").value = place
    return send("arrange")
  }
  send(`put:${dragged.dataset.story}:${place}`)
})

form.addEventListener("dragend", () => {
  dragged?.classList.remove("dragged")
  for (const each of form.querySelectorAll(".over")) each.classList.remove("over")
  dragged = undefined
})

const middle = (element) => {
  const box = element.getBoundingClientRect()
  return box.top + box.height / 2
}

dress()
