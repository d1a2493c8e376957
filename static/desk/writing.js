// The writing page: what the checks say of the story, and no move that forgets unsaved writing.
// The page works without it.
"use strict"

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
