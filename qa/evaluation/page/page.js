// Shows the questions of some verdicts, a kind, or with some words; without it all are shown.
(() => {
  const filters = document.getElementById("filters");
  const questions = [...document.querySelectorAll("article.question")];
  const shown = document.getElementById("shown");
  const boxes = [...filters.querySelectorAll("input[name=verdict]")];
  const right = ["right", "refused rightly"];

  const apply = () => {
    const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const kind = filters.elements.kind.value;
    const words = filters.elements.words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const question of questions) {
      const text = words.length ? question.textContent.toLowerCase() : "";
      const fits =
        verdicts.has(question.dataset.verdict) &&
        (!kind || question.dataset.kind === kind) &&
        words.every((word) => text.includes(word));
      question.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${questions.length} shown`;
  };

  const choose = (wanted) => {
    for (const box of boxes) box.checked = wanted(box.value);
    filters.elements.kind.value = "";
    filters.elements.words.value = "";
    apply();
  };

  filters.addEventListener("input", apply);
  filters.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("wrong").addEventListener("click", () => choose((verdict) => !right.includes(verdict)));
  document.getElementById("all").addEventListener("click", () => choose(() => true));

  // From the words of a report the way back is to the question that led there.
  let last = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.matches(".back") && last) {
      event.preventDefault();
      last.scrollIntoView({ block: "center" });
      last.focus({ preventScroll: true });
    } else if (link.closest("article.question")) {
      last = link;
    }
  });

  // All the words of the quote that a link led to, and no others.
  const tell = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    for (const mark of document.querySelectorAll("mark[data-of]")) {
      mark.classList.toggle("told", name !== "" && mark.dataset.of.split(" ").includes(name));
    }
  };
  addEventListener("hashchange", tell);
  tell();

  filters.hidden = false;
  apply();
})();
