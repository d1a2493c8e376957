// Text editors: each has the name of its field.
"use strict"

document.addEventListener("prose-editor:ready", (event) => {
  const { editor, textarea } = event.detail
  const label = textarea.labels[0]
  if (label) editor.view.dom.setAttribute("aria-label", label.textContent.trim().replace(/:$/, ""))
})
