// A button of this panel with data-open, data-ask or data-drop tells the server what it holds.

element.addEventListener("click", (event) => {
  const button = event.target.closest("[data-open], [data-ask], [data-drop]");
  if (button) trigger("click", { ...button.dataset });
});
