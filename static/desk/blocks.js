// Blocks of a story: each new one has a uuid of its own, and each is added, moved and removed by
// keyboard, touch and mouse. The page works without it. Its words stand in desk/text_blocks.html.
"use strict"

const BLOCK = ".order-machine .inline-related:not(.empty-form)"
const INSERT = ".order-machine-insert-target"
const find = (selector, root = document) => root.querySelector(selector)
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)]
const on = (type, act, early) => document.addEventListener(type, act, early)
const made = (template) => find(template).content.cloneNode(true)
const blocksInOrder = () => findAll(BLOCK).sort((a, b) => a.style.order - b.style.order)
const blockAfter = (block) => blocksInOrder()[blocksInOrder().indexOf(block) + 1]
const changed = (what, how = "change") => what.dispatchEvent(new Event(how, { bubbles: true }))

let said // what there is to say, by name

function say(what, ...values) {
  find("#block-status").textContent = interpolate(said[what], values)
}

function move(block, step) {
  const blocks = blocksInOrder()
  const place = blocks.indexOf(block) + step
  if (!blocks[place]) return say(step < 0 ? "first" : "last")
  blocks[place - step] = blocks[place]
  blocks[place] = block
  blocks.forEach((each, index) => {
    find(".order-machine-ordering", each).value = each.style.order = 10 * (index + 1)
  })
  changed(block)
  block.scrollIntoView({ block: "nearest" })
  say("moved", place + 1, blocks.length)
}

on("content-editor:activate", ({ detail: { inline } }) => {
  const uuid = find("[name$=-uuid]", inline)
  if (!uuid || !inline.matches(BLOCK)) return
  uuid.value ||= URL.createObjectURL(new Blob()).slice(-36)
  const head = find("h3", inline)
  head.id = `block-${uuid.value}`
  for (const list of findAll(".select2-selection__rendered", inline)) {
    list.ariaLabel = find("label", list.closest("[class*=field-]")).textContent
  }
  if (find(".move-block", head)) return
  head.append(made("#block-tools"))
  const [box, ours] = findAll(".delete > input", head)
  // A new block is removed as a saved one is: marked, and gone when the story is saved.
  if (ours) ours.parentElement.remove()
  else box.name = `${inline.id}-DELETE`
})

// Adding: the menu is chosen from by arrows or numbers, and the new block has the focus.

const kinds = () => findAll(".plugin-buttons-visible [data-plugin-prefix]")
let before // what had the focus before the menu

function addBlock(kind, next) {
  ContentEditor._insertBefore = next
  ContentEditor.addContent(`${kind}_blocks`)
  return find(`#${kind}_blocks-${find(`#id_${kind}_blocks-TOTAL_FORMS`).value - 1}`)
}

function offerBlocks(next = find(".order-machine")) {
  const target = find(`:scope > ${INSERT}`, next)
  target.scrollIntoView({ block: "center" })
  target.click()
}

on("formset:added", ({ target: block }) => {
  if (!block.matches?.(BLOCK)) return
  requestAnimationFrame(() => {
    const fields = "fieldset :is(.ProseMirror, .select2-selection, input, textarea)"
    findAll(fields, block).find((each) => each.offsetParent)?.focus()
    say("added", find("h3 b", block).textContent.replace(":", ""))
  })
})

on("click", ({ target }) => {
  if (target.matches(".move-block")) move(target.closest(BLOCK), +target.value)
  else if (target.matches(".delete > input")) say(target.checked ? "removed" : "kept")
  else if (target.matches(INSERT)) {
    before = document.activeElement
    return requestAnimationFrame(() => {
      kinds().at(-1)?.scrollIntoView({ block: "nearest" })
      kinds()[0]?.focus()
    })
  } else return
  target.focus()
})

on("keydown", (event) => {
  const { key, target } = event
  const menu = kinds()
  const place = menu.indexOf(target)
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  const isPress = /^(Enter| )$/.test(key)
  if (place < 0) {
    const block = event.shiftKey && (event.ctrlKey || event.metaKey) && target.closest(BLOCK)
    if (key === "Enter" && block) offerBlocks(blockAfter(block))
    else if (isPress && target.matches(INSERT)) target.click()
    else return
  } else if (step) menu.at((place + step) % menu.length).focus()
  else if (key === "Escape") before.focus()
  else if (isPress || menu[key - 1]) (menu[key - 1] ?? target).click()
  else return
  event.preventDefault()
  event.stopPropagation()
}, true)

on("content-editor:ready", () => {
  said = find("#block-status").dataset
  for (const each of findAll(`${INSERT}, [data-plugin-prefix]`)) {
    each.role = "button"
    each.tabIndex = each.title ? -1 : 0
    each.ariaLabel = each.title || said.insert
  }
})
