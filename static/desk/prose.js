// Text editors: each is named by its field. What is quoted in a text becomes a quote in one step
// and its speaker in the next; "/" on an empty line asks which block is to stand there.
"use strict"

// What the desk answers to `values`, or nothing at all.
function ask(what, values) {
  const where = find(`[data-${what}]`).dataset[what]
  const csrfmiddlewaretoken = find("[name=csrfmiddlewaretoken]").value
  const body = new URLSearchParams({ ...values, csrfmiddlewaretoken })
  return fetch(where, { method: "POST", body })
    .then((answer) => answer.json())
    .catch(() => ({}))
}

{
  let here // the editor in which a block was asked for

  const htmlOf = (nodes) => nodes.map((node) => node.outerHTML).join("")

  function textOf(nodes) {
    for (const each of nodes.flatMap((node) => findAll("br,li", node))) each.before("\n")
    return nodes.map((node) => node.textContent.trim()).join("\n\n").trim()
  }

  // The paragraphs before, within and after what is selected.
  function parts(editor) {
    const { $from, $to } = editor.state.selection
    const nodes = [...parsed(editor.getHTML()).children]
    const [first, last] = [$from.index(0), $to.index(0) + 1]
    return [nodes.slice(0, first), nodes.slice(first, last), nodes.slice(last)]
  }

  // Parts a text around what is selected; returns the block before which another is to come.
  function split(editor) {
    const [before, , after] = parts(editor)
    const block = editor.view.dom.closest(BLOCK)
    editor.commands.setContent(htmlOf(before.length ? before : after))
    if (!before.length) {
      if (!after.length) find(".delete > input", block).click()
      return block
    }
    if (!after.length) return blockAfter(block)
    const rest = addBlock("text", blockAfter(block))
    find(".ProseMirror", rest).editor.commands.setContent(htmlOf(after))
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
    search.dispatchEvent(new Event("input", { bubbles: true }))
  }

  on("click", ({ target }) => {
    if (here && target.closest("[data-plugin-prefix]")) ContentEditor._insertBefore = split(here)
    if (!target.matches(INSERT)) here = null
  }, true)

  on("prose-editor:ready", ({ detail: { editor, textarea } }) => {
    const { dom } = editor.view
    const label = textarea.labels[0]
    if (label) dom.ariaLabel = label.textContent.trim().replace(/:$/, "")
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
}
