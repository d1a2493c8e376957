// What the desk's pages need of script: names for new blocks, blocks by keyboard, and no move
// that forgets unsaved writing. Every page works without it.
"use strict"

function freshUuid() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5")
}

// Blocks: every new one has a uuid of its own, and each can be moved without dragging.

const ordering = (block) => block.querySelector(".order-machine-ordering")

function blocksInOrder() {
  const blocks = [...document.querySelectorAll(".order-machine .inline-related:not(.empty-form)")]
  return blocks.sort((a, b) => a.style.order - b.style.order)
}

function say(text) {
  let status = document.getElementById("desk-status")
  if (!status) {
    status = document.createElement("p")
    status.id = "desk-status"
    status.className = "visually-hidden"
    status.setAttribute("role", "status")
    document.body.append(status)
  }
  status.textContent = text
}

function move(block, step) {
  const blocks = blocksInOrder()
  const place = blocks.indexOf(block)
  const other = blocks[place + step]
  if (!other) return say(step < 0 ? "This block is the first." : "This block is the last.")
  blocks[place] = other
  blocks[place + step] = block
  blocks.forEach((each, index) => {
    ordering(each).value = each.style.order = 10 * (index + 1)
  })
  block.dispatchEvent(new Event("change", { bubbles: true }))
  block.scrollIntoView({ block: "nearest" })
  say(`Moved to place ${place + step + 1} of ${blocks.length}.`)
}

function button(label, sign, action) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "move-block"
  made.setAttribute("aria-label", label)
  made.title = label
  made.textContent = sign
  made.addEventListener("click", (event) => {
    event.stopPropagation()
    action()
    made.focus()
  })
  return made
}

function dress(block) {
  const uuid = block.querySelector('input[name$="-uuid"]')
  if (uuid && !uuid.value && !block.classList.contains("empty-form")) uuid.value = freshUuid()
  if (uuid?.value) block.querySelector("h3")?.setAttribute("id", `block-${uuid.value}`)
  for (const area of block.querySelectorAll('[contenteditable="true"]:not([aria-label])')) {
    area.setAttribute("aria-label", "Text of this block")
  }
  const head = block.querySelector(":scope > h3")
  if (!head || head.querySelector(".move-block")) return
  head.append(
    button("Move this block up", "↑", () => move(block, -1)),
    button("Move this block down", "↓", () => move(block, 1)),
  )
}

document.addEventListener("content-editor:activate", (event) => {
  dress(event.detail.inline)
  requestAnimationFrame(() => dress(event.detail.inline))
})

// A text editor has the name of its field.

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail
  const label = textarea.labels[0]
  if (label) editor.view.dom.setAttribute("aria-label", label.textContent.trim().replace(/:$/, ""))
})

// Checks: fetched beside the form, each leading to its field or block.

async function showChecks() {
  const panel = document.getElementById("checks-panel")
  if (!panel) return
  const answer = await fetch(panel.dataset.src)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  panel.replaceChildren(page.querySelector(".checks"))
}

document.addEventListener("DOMContentLoaded", () => showChecks().catch(() => {}))

// The block editor's own buttons and places to insert at are no buttons: make them so.

function makeButtons(root) {
  for (const element of root.querySelectorAll(
    ".order-machine-insert-target, .plugin-button:not(label *)",
  )) {
    if (element.hasAttribute("tabindex")) continue
    element.tabIndex = 0
    element.setAttribute("role", "button")
    if (element.matches(".order-machine-insert-target")) {
      element.setAttribute("aria-label", "Insert a block here")
    }
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return
      event.preventDefault()
      element.click()
    })
  }
}

document.addEventListener("content-editor:ready", () => {
  const wrapper = document.querySelector(".order-machine-wrapper")
  if (!wrapper) return
  makeButtons(wrapper)
  new MutationObserver(() => makeButtons(wrapper)).observe(wrapper, {
    childList: true,
    subtree: true,
  })
})

// Moves: what is written but not saved would not be part of them.

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("article_form")
  if (!form) return
  let unsaved = false
  const touched = (event) => {
    if (event.isTrusted) unsaved = true
  }
  form.addEventListener("input", touched)
  form.addEventListener("change", touched)
  form.addEventListener("submit", () => {
    unsaved = false
  })
  for (const bar of document.querySelectorAll(".bar form")) {
    bar.addEventListener("submit", (event) => {
      if (unsaved && !confirm("What you wrote is not saved and will not be part of this. Go on?")) {
        event.preventDefault()
      } else {
        unsaved = false
      }
    })
  }
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault()
  })
})
