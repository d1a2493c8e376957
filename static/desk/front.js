// The front without loading it anew: buttons, dragging, finding while one types. It works without.
"use strict"

const form = document.getElementById("front_form")
const on = (type, act) => form.addEventListener(type, act)
let latest = 0

// Posts the form as if `button` had been pressed, and takes over the page that comes back.
async function send(button, isFinding) {
  const mine = ++latest
  const body = new FormData(form)
  body.set("do", button)
  form.inert = !isFinding // what were typed now would be lost
  const text = await fetch(form.action, { method: "POST", body })
    .then((answer) => answer.text())
    .catch(() => "")
  form.inert = false
  const next = new DOMParser().parseFromString(text, "text/html").getElementById("front_form")
  if (mine !== latest) return
  if (!next) {
    form.querySelector(".said").textContent =
      "The desk did not answer. Nothing is lost; are you still signed in?"
  } else if (isFinding) {
    document.getElementById("found").replaceWith(next.querySelector("#found"))
  } else {
    form.replaceChildren(...next.childNodes)
    form.dataset.unsaved = ""
    form.querySelector("[autofocus]")?.focus()
  }
  dress()
}

on("submit", (event) => {
  const { value, dataset } = event.submitter ?? {}
  if (!dataset || "whole" in dataset) return
  if (value === "save") return delete form.dataset.unsaved
  event.preventDefault()
  send(value, value === "find")
})

let typing
on("input", (event) => {
  if (event.target.id !== "find") return (form.dataset.unsaved = "")
  clearTimeout(typing)
  typing = setTimeout(() => send("find", true), 250)
})

onbeforeunload = (event) => {
  if ("unsaved" in form.dataset) event.preventDefault()
}

// Dragging: rows, found stories, packages.

let dragged

function dress() {
  const all = form.querySelectorAll(".row, .found > li, .group.package .title")
  all.forEach((each) => (each.draggable = true))
}

function mark(over) {
  form.querySelector(".over")?.classList.remove("over")
  over?.classList.add("over")
}

on("dragstart", (event) => {
  const handle = event.target.closest?.("[draggable=true]")
  if (!handle || event.target.closest("input")) return
  dragged = handle.matches(".title") ? handle.closest(".group") : handle
  event.dataTransfer.setData("text", "")
  dragged.classList.add("dragged")
})

const target = (event) =>
  event.target.closest(dragged.matches(".group") ? ".group.package" : ".group:not(.strip)")

on("dragover", (event) => {
  const over = dragged && target(event)
  mark(over)
  if (over) event.preventDefault()
})

on("drop", (event) => {
  const over = dragged && target(event)
  if (!over || over === dragged) return
  event.preventDefault()
  const isAbove = (it) => event.clientY < it.getBoundingClientRect().top + it.offsetHeight / 2
  if (dragged.matches(".group")) {
    over[isAbove(over) ? "before" : "after"](dragged)
    return send("arrange")
  }
  const rows = over.querySelector(".rows")
  const { place } = rows.dataset
  if (dragged.matches(".row") && place !== "lead") {
    const next = [...rows.children].find((row) => row !== dragged && isAbove(row))
    rows.insertBefore(dragged, next)
    dragged.querySelector("[name=place]").value = place
    return send("arrange")
  }
  send(`put:${dragged.dataset.story}:${place}`)
})

on("dragend", () => {
  dragged?.classList.remove("dragged")
  mark((dragged = null))
})

dress()
