// A card dragged to another day keeps its hour. “Move” needs no script.
"use strict"
let card, over

function mark(day) {
  over?.classList.remove("over")
  day?.classList.add("over")
  over = day
}

ondragstart = (event) => {
  card = event.target.closest?.(".planned")
  event.dataTransfer.setData("text", "")
}

ondragover = (event) => {
  const day = card && event.target.closest(".day")
  mark(day?.contains(card) ? null : day)
  if (over) event.preventDefault()
}

ondrop = (event) => {
  event.preventDefault()
  const { at } = card.querySelector("form")
  at.value = over.dataset.day + at.defaultValue.slice(10)
  at.form.requestSubmit()
}

ondragend = () => mark((card = null))
