"use strict";
(() => {
  const form = document.getElementById("filtres");
  const outcome = form.querySelector("[role=status]");
  const field = (name) => document.getElementById("f-" + name);
  const fields = { text: field("texte"), rule: field("regle"), file: field("fichier"), number: field("numero"), verdict: field("verdict") };
  const files = [...document.querySelectorAll("[data-file]")].map((element) => ({
    element,
    fold: element.querySelector("details"),
    path: element.dataset.file,
    verdict: element.dataset.verdict,
    cards: [...element.querySelectorAll("[data-card]")],
  }));
  const texts = new Map();
  const textOf = (element) => {
    if (!texts.has(element)) texts.set(element, element.textContent.toLowerCase());
    return texts.get(element);
  };

  const matcher = () => {
    const text = fields.text.value.trim().toLowerCase();
    const rule = fields.rule.value;
    const file = fields.file.value;
    const number = fields.number.value.trim();
    const verdict = fields.verdict.value;
    const ofFile = verdict.startsWith("file_");
    return {
      isIdle: !(text || rule || file || number || verdict),
      asksForCards: Boolean(rule || number || (verdict && !ofFile)),
      file: (one) => (!file || one.path === file) && (!ofFile || one.verdict === verdict),
      head: (one) => !text || textOf(one.element.querySelector("summary")).includes(text),
      card: (card, one) =>
        (!rule || card.dataset.codes.split(" ").includes(rule)) &&
        (!number || card.dataset.number.includes(number)) &&
        (!verdict || ofFile || card.dataset.verdict === verdict) &&
        (!text || one.path.toLowerCase().includes(text) || textOf(card).includes(text)),
    };
  };

  let unfolded = [];
  const apply = () => {
    const wanted = matcher();
    let shown = 0;
    let all = 0;
    const found = [];
    for (const one of files) {
      const isWanted = wanted.file(one);
      let hits = 0;
      for (const card of one.cards) {
        const isHit = isWanted && wanted.card(card, one);
        card.hidden = !isHit;
        hits += isHit;
      }
      all += one.cards.length;
      shown += hits;
      const isShown = isWanted && (hits > 0 || (!wanted.asksForCards && wanted.head(one)));
      one.element.hidden = !isShown;
      if (isShown && hits && !one.fold.open) found.push(one.fold);
    }
    for (const table of document.querySelectorAll("main table")) {
      const rows = [...table.querySelectorAll("tr[data-card]")];
      const isEmpty = rows.length > 0 && rows.every((row) => row.hidden);
      table.hidden = isEmpty;
      const title = table.previousElementSibling;
      if (title && title.tagName === "H5") title.hidden = isEmpty;
    }
    if (wanted.isIdle) {
      for (const fold of unfolded) fold.open = false;
      unfolded = [];
    } else if (found.length <= 20) {
      for (const fold of found) fold.open = true;
      unfolded.push(...found);
    }
    outcome.textContent = wanted.isIdle ? "" : shown || files.some((one) => !one.element.hidden)
      ? outcome.dataset.shown.replace("{n}", shown).replace("{m}", all)
      : outcome.dataset.nothing;
  };

  let waiting = 0;
  const applySoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  };
  form.addEventListener("input", applySoon);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());

  for (const code of document.querySelectorAll("[data-pick]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = code.className;
    button.textContent = code.textContent;
    button.addEventListener("click", () => {
      fields.rule.value = code.dataset.pick;
      apply();
      fields.rule.focus();
    });
    code.replaceWith(button);
  }

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });

  form.hidden = false;
})();
