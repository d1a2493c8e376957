// Text editors: each is named by its field. What is quoted in a text becomes a quote in one step
// and its speaker in the next; "/" on an empty line asks which block is to stand there.
"use strict"

let here // the editor in which a block was asked for

// What the desk answers to `values`, or nothing at all.
function ask(what, values) {
  const { name, value } = find("[name=csrfmiddlewaretoken]")
  const body = new URLSearchParams({ ...values, [name]: value })
  return fetch(find(`[data-${what}]`).dataset[what], { method: "POST", body })
    .then((answer) => answer.json())
    .catch(() => ({}))
}

const lines = (node) => node.textBetween(0, node.content.size, "\n", "\n").trim()
const textOf = (nodes) => nodes.map(lines).join("\n\n").trim()
const write = ({ commands }, nodes) => commands.setContent(nodes.map((node) => node.toJSON()))

// The paragraphs before, within and after what is selected.
function parts({ state: { doc, selection } }) {
  const [first, last] = [selection.$from.index(0), selection.$to.index(0) + 1]
  const nodes = doc.content.content
  return [nodes.slice(0, first), nodes.slice(first, last), nodes.slice(last)]
}

// Parts a text around what is selected; returns the block before which another is to come.
function split(editor) {
  const [before, , after] = parts(editor)
  const block = editor.view.dom.closest(BLOCK)
  const next = before[0] ? blockAfter(block) : block
  if (before[0] ?? after[0]) write(editor, before[0] ? before : after)
  else find(".delete > input", block).click()
  if (!before[0] || !after[0]) return next
  const rest = addBlock("text", next)
  write(find(".ProseMirror", rest).editor, after)
  return rest
}

async function makeQuote(editor) {
  const text = textOf(parts(editor)[1])
  if (!text) return
  const quote = addBlock("quote", split(editor))
  const fill = (name, value) => (find(`[name$=-${name}]`, quote).value = value)
  fill("words", text)
  const { words = text, attribution = "", name = "" } = await ask("quoting", { text })
  fill("words", words)
  fill("attribution", attribution)
  changed(quote)
  django.jQuery(quote).find("select").select2("open")
  const search = find(".select2-dropdown input")
  search.value = name
  changed(search, "input")
}

// A paste stands there at once, as the editor reads it. The server reads it better: its answer
// takes the place of that, unless somebody typed on.
function readPastes(view) {
  let before
  view.dom.addEventListener("paste", () => (before = view.state), true)
  view.dom.addEventListener("paste", async ({ clipboardData: data }) => {
    const html = data.getData("text/html").replace(/"data:[^"]*"/g, '""')
    const text = data.getData("text/plain")
    if (html.includes("data-pm-slice") || !(html || /\n\s*\S/.test(text))) return
    const [start, { doc }] = [before, view.state]
    const read = (await ask("pasting", { html, text })).html
    if (!read || view.state.doc !== doc) return
    view.updateState(start)
    view.pasteHTML(read)
  })
}

on("click", ({ target }) => {
  if (here && target.closest("[data-plugin-prefix]")) ContentEditor._insertBefore = split(here)
  if (!target.matches(INSERT)) here = null
}, true)

on("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const { dom } = editor.view
  dom.ariaLabel = textarea.labels[0]?.textContent.trim().replace(/:$/, "")
  readPastes(editor.view)
  if (!textarea.name.startsWith("text_blocks")) return
  dom.addEventListener("keydown", (event) => {
    const { $from } = editor.state.selection
    if (event.shiftKey && (event.ctrlKey || event.metaKey) && event.code === "Digit9") {
      makeQuote(editor)
    } else if (event.key === "/" && $from.depth === 1 && !$from.parent.content.size) {
      here = editor
      offerBlocks(blockAfter(dom.closest(BLOCK)))
    } else return
    event.preventDefault()
  })
  setTimeout(() => {
    const menu = find(".prose-menubar", dom.parentElement)
    menu.append(made("#quote-tool"))
    const offer = menu.lastElementChild
    offer.addEventListener("click", () => makeQuote(editor))
    editor.on("selectionUpdate", () => {
      const isQuoted = !editor.state.selection.empty && /^["“”„«]/.test(textOf(parts(editor)[1]))
      if (isQuoted && !offer.classList.contains("active")) say("offered")
      offer.classList.toggle("active", isQuoted)
    })
  })
})
