// Shows which words fill which slot while a claim, or its number in the text, has the attention.
for (const article of document.querySelectorAll("article")) {
  const pieces = [...article.querySelectorAll(".s")];
  const show = (claim) => {
    article.classList.toggle("active", claim !== null);
    for (const card of article.querySelectorAll(".claim")) {
      card.classList.toggle("on", card.dataset.claim === claim);
    }
    for (const piece of pieces) {
      piece.classList.toggle("on", piece.dataset.claims.split(" ").includes(claim));
      const slot = piece.dataset.slots.split(" ").find((slot) => slot.startsWith(claim + ":"));
      if (slot) piece.dataset.slot = slot.split(":")[1];
      else delete piece.dataset.slot;
    }
  };
  for (const part of article.querySelectorAll("[data-claim]")) {
    for (const event of ["mouseenter", "focusin"]) part.addEventListener(event, () => show(part.dataset.claim));
    for (const event of ["mouseleave", "focusout"]) part.addEventListener(event, () => show(null));
  }
}
