// Everything works without this file: it moves the focus, tells whether a draft was kept, and guards what was typed.
"use strict";

// After a refused form the summary of errors is what a person needs first.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-focus]")?.focus();
});

// The draft is saved by htmx; this tells how it went, also when the network is gone.
const zegStand = (tekst) => {
  const stand = document.querySelector("[data-conceptstand]");
  if (stand) stand.textContent = tekst;
};
document.addEventListener("htmx:error", () => zegStand("Bewaren lukt nu niet. Wat u heeft getypt staat nog op deze pagina."));

// A second press on a button sends nothing twice.
document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (formulier.dataset.verzonden) gebeurtenis.preventDefault();
  else if (formulier.method === "post" && !formulier.hasAttribute("data-meermaals")) formulier.dataset.verzonden = "ja";
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-verzonden]").forEach((formulier) => delete formulier.dataset.verzonden);
});
