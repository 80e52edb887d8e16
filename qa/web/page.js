// What the page does by itself: it leads from a number to its card, and opens the report.

() => {
  // Behind a proxy that shows it at a path it was not told of, nothing can be asked.
  const root = new URL(window.gradio_config?.root || ".", location.href).pathname;
  const plain = (path) => path.replace(/\/+$/, "");
  if (plain(root) !== plain(location.pathname)) {
    const notice = document.createElement("p");
    notice.id = "misplaced";
    notice.setAttribute("role", "alert");
    const path = plain(location.pathname);
    notice.textContent = `Nothing can be asked here: this chat does not know that it is at ${path}. Start it with --root-path ${path}.`;
    document.getElementById("header")?.prepend(notice);
  }

  const lead = (name) => {
    const target = document.getElementById(name);
    if (!target) return false;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    const card = target.closest(".card") || target;
    card.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    card.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
    document.querySelectorAll(".told").forEach((each) => each.classList.remove("told"));
    card.classList.add("told");
    return true;
  };

  // Before Gradio's own listeners, which would open a link in a new window.
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[data-card], a[href*='#cite-'], a[href*='#near-']");
      if (!link) return;
      const name = link.dataset.card || link.getAttribute("href").split("#").pop();
      if (!lead(name)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  // While an answer comes, its question stays in sight.
  let last = "";
  const follow = () => {
    const questions = document.querySelectorAll("#conversation .user-row");
    const replies = document.querySelectorAll("#conversation .bot-row");
    const question = questions[questions.length - 1];
    const state = `${questions.length} ${replies[replies.length - 1]?.textContent.length}`;
    if (question && state !== last) question.scrollIntoView({ block: "start" });
    last = state;
  };
  const conversation = document.getElementById("conversation");
  new MutationObserver(follow).observe(conversation, { childList: true, subtree: true });

  // A reason that covers the text goes away again.
  document.addEventListener("keydown", (event) => {
    const basis = document.activeElement;
    if (event.key === "Escape" && basis?.matches(".basis")) basis.blur();
  });

  window.dateline = {
    showReport() {
      const dialog = document.querySelector("#report dialog");
      if (!dialog) return;
      if (!dialog.open) dialog.showModal();
      dialog.querySelector(".text").scrollTop = 0;
      const quoted = dialog.querySelector("#quoted");
      (quoted || dialog.querySelector(".close")).focus({ preventScroll: true });
      quoted?.scrollIntoView({ block: "center" });
    },
    download(name) {
      document.querySelector(`#${name}`)?.click();
    },
  };
};
