// Shortcuts: `data-hotkey` ("mod+s", "g s") presses or focuses its element; `?` lists all.
"use strict"

{
  const dialog = document.getElementById("keys")
  const choice = dialog.querySelector("input")
  choice.checked = localStorage.desk_keys !== "off"
  choice.onchange = () => (localStorage.desk_keys = choice.checked ? "on" : "off")

  const hotkeys = () => [...document.querySelectorAll("[data-hotkey]:not(:disabled)")]

  function pressed({ key, code, altKey, ctrlKey, metaKey }) {
    const letter = key > "~" ? code.slice(3) : key // no Latin
    return (ctrlKey || metaKey ? "mod+" : "") + (altKey ? "alt+" : "") + letter.toLowerCase()
  }

  let before
  document.addEventListener("keydown", (event) => {
    const key = pressed(event)
    const isPlain = !/^(mod|alt)/.test(key)
    if (!choice.checked || (isPlain && event.target.closest(":read-write, select"))) return
    const keys = [`${before} ${key}`, key]
    const it = hotkeys().find(({ dataset }) => keys.includes(dataset.hotkey))
    before = key
    if (!it) return
    event.preventDefault()
    event.stopPropagation()
    it.matches("a, button, [type=submit]") ? it.click() : it.focus()
  })

  document.addEventListener("click", ({ target }) => {
    if (target.id === "show-keys") show()
    if (target.dataset.step) step(target.dataset.step)
  })

  function show() {
    dialog.querySelector("dl").replaceChildren(...hotkeys().flatMap(named))
    dialog.showModal()
  }

  function named(it) {
    const [name, keys] = ["dt", "dd"].map((tag) => document.createElement(tag))
    name.textContent = it.ariaLabel || it.value || it.textContent
    keys.textContent = it.dataset.hotkey.replace("mod", "Ctrl")
    return [name, keys]
  }

  const BLOCKS = ".order-machine > .inline-related:not(.empty-form)"
  let here = 0
  document.addEventListener("focusin", ({ target }) => {
    here = target.closest(BLOCKS)?.style.order || here
  })

  function step(by) {
    const way = ({ style }) => (style.order - here) * by
    const left = [...document.querySelectorAll(BLOCKS)].filter((it) => way(it) > 0)
    left.sort((a, b) => way(a) - way(b))[0]?.querySelector(":read-write:not(.prose-editor textarea)").focus()
  }
}
