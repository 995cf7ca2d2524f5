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

// In a list of tasks the arrow keys go from row to row, as Tab does from link to link.
document.addEventListener("keydown", (gebeurtenis) => {
  const stap = { ArrowDown: 1, ArrowUp: -1 }[gebeurtenis.key];
  const link = gebeurtenis.target;
  if (!stap || !link.hasAttribute || !link.hasAttribute("data-rij")) return;
  const links = [...document.querySelectorAll("[data-rij]")];
  const volgende = links[links.indexOf(link) + stap];
  if (volgende) {
    gebeurtenis.preventDefault();
    volgende.focus();
  }
});

// One box for all rows; without this file each row has its own.
document.addEventListener("DOMContentLoaded", () => {
  const vakjes = [...document.querySelectorAll("[data-kies]")];
  const alles = document.querySelector("[data-kies-alles]");
  if (!alles || !vakjes.length) return;
  alles.hidden = false;
  alles.addEventListener("click", () => {
    const kies = !vakjes.every((vakje) => vakje.checked);
    vakjes.forEach((vakje) => { vakje.checked = kies; });
  });
});

// Ten minutes before the session ends: say so, and go on with one press. What was typed stays on the page.
document.addEventListener("DOMContentLoaded", () => {
  const WAARSCHUW = 600;
  const over = Number(document.body.dataset.sessieOver);
  if (!over) return;
  const melding = document.createElement("div");
  melding.className = "vk-sessie utrecht-alert utrecht-alert--warning";
  melding.setAttribute("role", "alert");
  const zin = document.createElement("p");
  zin.className = "nl-paragraph";
  const knop = document.createElement("button");
  knop.className = "nl-button nl-button--primary";
  knop.type = "button";
  knop.textContent = "Ingelogd blijven";
  const wek = (seconden) => {
    melding.remove();
    setTimeout(() => {
      zin.textContent = `U wordt over ${Math.max(1, Math.round(Math.min(WAARSCHUW, seconden) / 60))} minuten uitgelogd. Wat u heeft getypt blijft staan.`;
      melding.replaceChildren(zin, knop);
      document.body.append(melding);
    }, Math.min(2 ** 31 - 1, Math.max(0, seconden - WAARSCHUW) * 1000));
  };
  knop.addEventListener("click", async () => {
    try {
      const antwoord = await fetch("/sessie/verlengen", { method: "POST", headers: { accept: "application/json" } });
      wek((await antwoord.json()).over);
    } catch {
      zin.textContent = "Verlengen lukt niet. Verstuur of bewaar wat u heeft getypt; na het inloggen krijgt u het terug.";
    }
  });
  wek(over);
});

// On paper everything that can be folded out is unfolded, and folded again afterwards.
const opPapier = [];
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((deel) => { deel.open = true; opPapier.push(deel); });
});
window.addEventListener("afterprint", () => {
  opPapier.splice(0).forEach((deel) => { deel.open = false; });
});

// Who answers by a link has no account to keep a draft under: this window keeps what was typed until it was sent.
document.addEventListener("DOMContentLoaded", () => {
  const sleutel = `getypt:${location.pathname}`;
  const formulier = document.querySelector("form[data-onthoud]");
  try {
    if (document.querySelector("[data-verstuurd]")) sessionStorage.removeItem(sleutel);
    if (!formulier) return;
    const bewaard = JSON.parse(sessionStorage.getItem(sleutel) || "{}");
    const velden = [...formulier.elements].filter((veld) => veld.name && veld.type !== "submit" && veld.name !== "scherm");
    velden.forEach((veld) => {
      const waarde = bewaard[veld.name];
      if (!waarde) return;
      if (veld.type !== "radio") veld.value ||= waarde;
      else if (!formulier.querySelector(`[name="${veld.name}"]:checked`)) veld.checked = veld.value === waarde;
    });
    formulier.addEventListener("input", () => {
      const nu = Object.fromEntries(velden.filter((veld) => veld.type !== "radio" || veld.checked).map((veld) => [veld.name, veld.value]));
      sessionStorage.setItem(sleutel, JSON.stringify({ ...bewaard, ...nu }));
    });
  } catch {
    // A browser that keeps nothing: the form works all the same.
  }
});

// A text that is kept nowhere yet: ask before it is left behind, also by logging out.
let nietBewaard = false;
document.addEventListener("input", (gebeurtenis) => {
  const vak = gebeurtenis.target, formulier = vak.form;
  if (!vak.matches("textarea") || !formulier || formulier.hasAttribute("data-onthoud")) return;
  nietBewaard ||= !document.querySelector(`[data-conceptstand][hx-trigger*="#${formulier.id || "geen"} "]`);
});
document.addEventListener("submit", (gebeurtenis) => {
  nietBewaard &&= gebeurtenis.target.getAttribute("action") === "/uitloggen";
});
window.addEventListener("beforeunload", (gebeurtenis) => {
  if (!nietBewaard) return;
  gebeurtenis.preventDefault();
  // Who stays can press the same button later.
  setTimeout(() => document.querySelectorAll("form[data-verzonden]").forEach((formulier) => delete formulier.dataset.verzonden));
});
