// Blocks of a story: every new one has a uuid of its own, and each can be added and moved by
// keyboard. The page works without it.
"use strict"

function freshUuid() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5")
}

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
