// What the page does: choosing, searching, walking ways, from the mouse and from the keyboard.

const data = JSON.parse(byId("data").textContent);
const kinds = [...new Set(data.chart.scenes.map((scene) => scene.ending?.kind).filter(Boolean))];
const kindOf = (kind) => `var(--kind-${kinds.indexOf(kind) % 8})`;

function begin() {
  byId("title").textContent = data.chart.title;
  byId("by").textContent = data.chart.by ? `by ${data.chart.by}` : "";
  const chart = new Chart(byId("chart"), data.chart, data.notes, kindOf);
  const panel = new Panel(byId("panel"), data, kindOf, {
    story, scene, look: (name) => chart.show([name]),
    ending: (each) => scene(each.scene),
    finding: (each) => (each.way === null ? scene(each.scene) : witness(each)),
  });
  legend();
  lights();
  chart.open();
  story();
  listen();

  function story() {
    chart.choose(null);
    chart.light(null);
    chart.find(null);
    chart.nodes.get(data.chart.start).group.setAttribute("tabindex", "0");
    panel.story();
  }

  function scene(name) {
    const note = data.notes?.scenes[name];
    const way = note?.way != null ? stepsOf(data.notes.ways[note.way]) : null;
    chart.find(null);
    chart.choose(name);
    chart.light(way ?? around(name));
    chart.show([name]);
    panel.scene(name);
    hide();
  }

  function witness(each) {
    const steps = stepsOf(data.notes.ways[each.way]);
    chart.find(null);
    chart.choose(each.scene);
    chart.light(steps);
    chart.show(steps.slice(-3).flat());
    panel.witness(each);
  }

  // Without a walk nothing is known of the way to a scene: what leads there is lit.
  function around(name) {
    const near = data.chart.links.filter((link) => link.from === name || link.to === name);
    return [[name, name], ...near.map((link) => [link.from, link.to])];
  }

  // Search

  function search(words) {
    const asked = words.trim().toLocaleLowerCase();
    if (!asked) {
      byId("hits").textContent = "";
      return story();
    }
    const hits = data.chart.scenes.map((each) => hit(each, asked)).filter(Boolean);
    chart.choose(null);
    chart.light(null);
    chart.find(new Set(hits.map((each) => each.scene.name)));
    byId("hits").textContent = many(hits.length, "scene");
    panel.results(words.trim(), hits);
    return hits;
  }

  function hit(each, asked) {
    const choices = each.choices.flatMap((choice) => [wordsOf(choice.words), wordsOf(choice.text)]);
    const text = [wordsOf(each.prose), ...choices].join(" \n").replace(/\s+/g, " ");
    const at = text.toLocaleLowerCase().indexOf(asked);
    if (at >= 0) {
      const from = Math.max(0, at - 40), to = at + asked.length;
      return { scene: each, before: (from ? "…" : "") + text.slice(from, at), hit: text.slice(at, to), after: `${text.slice(to, to + 60)}…` };
    }
    const named = `${plain(each.name)} ${each.name} ${each.ending?.title ?? ""} ${each.ending?.kind ?? ""}`;
    return named.toLocaleLowerCase().includes(asked) ? { scene: each } : null;
  }

  // The card that shows a scene in short

  function card(node) {
    const { scene: shown } = node, note = data.notes?.scenes[shown.name];
    const found = chart.findingsAt(shown.name);
    const element = byId("card");
    element.replaceChildren(el("h2", {}, shown.ending ? shown.ending.title : plain(shown.name)),
      el("div", { class: "small dim" }, panel.about(shown, note) || many(shown.choices.length, "choice")),
      el("div", { class: "prose" }, paragraphs(shown.prose).slice(0, 4)),
      ...found.slice(0, 3).map((each) => el("div", { class: "small" }, `${each.severity}: ${each.message}`)));
    element.hidden = false;
    const { scale, x, y } = chart.view, box = chart.box();
    const left = node.x * scale + x, top = node.y * scale + y, half = (node.width * scale) / 2;
    const right = left + half + 14 + 330 < box.width;
    element.style.left = `${Math.max(8, right ? left + half + 14 : left - half - 344)}px`;
    element.style.top = `${Math.min(Math.max(8, top - 40), Math.max(8, box.height - element.offsetHeight))}px`;
  }

  function hide() {
    byId("card").hidden = true;
  }

  // Hands

  function listen() {
    const sceneAt = (event) => event.target.closest?.(".scene")?.dataset.scene;
    const root = byId("chart");
    root.addEventListener("click", (event) => {
      if (chart.dragged > 4) return;
      const name = sceneAt(event);
      if (name) scene(name);
      else if (chart.chosen || byId("words").value === "") story();
    });
    root.addEventListener("mouseover", (event) => {
      const name = sceneAt(event);
      if (name && !root.classList.contains("held")) card(chart.nodes.get(name));
      else hide();
    });
    root.addEventListener("mouseleave", hide);
    root.addEventListener("focusin", (event) => {
      const name = sceneAt(event);
      if (name && event.target.matches(":focus-visible")) card(chart.nodes.get(name));
    });
    root.addEventListener("focusout", hide);
    root.addEventListener("keydown", walk);
    document.addEventListener("keydown", shortcut);
    byId("words").addEventListener("input", (event) => search(event.target.value));
    byId("search").addEventListener("submit", (event) => {
      event.preventDefault();
      const hits = search(byId("words").value);
      if (hits?.length) scene(hits[0].scene.name);
    });
    byId("zoom").addEventListener("click", (event) => {
      const how = event.target.dataset.zoom;
      if (how === "all") chart.fit();
      else if (how) chart.zoom(how === "in" ? 1.35 : 1 / 1.35);
    });
    addEventListener("resize", () => chart.apply());
  }

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  function walk(event) {
    const name = event.target.dataset?.scene;
    if (!name) return;
    if (event.key === "Enter" || event.key === " ") scene(name);
    else if (steps[event.key]) {
      const next = chart.neighbour(name, ...steps[event.key]);
      if (next) focus(next);
    } else return;
    event.preventDefault();
  }

  function focus(name) {
    for (const [each, node] of chart.nodes) node.group.setAttribute("tabindex", each === name ? "0" : "-1");
    chart.show([name]);
    chart.nodes.get(name).group.focus({ focusVisible: true });
  }

  function shortcut(event) {
    const typing = event.target.matches("input");
    if (event.key === "Escape") {
      byId("words").value = "";
      search("");
      hide();
    } else if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "/") byId("words").focus();
    else if (event.key === "+" || event.key === "=") chart.zoom(1.25);
    else if (event.key === "-") chart.zoom(0.8);
    else if (event.key === "0") chart.fit();
    else if (steps[event.key] && event.target === document.body) focus(chart.chosen ?? data.chart.start);
    else return;
    event.preventDefault();
  }
}

function stepsOf(way) {
  const entered = way.turns.flatMap((turn) => (turn.enters.length ? turn.enters : [turn.scene]));
  const scenes = [...way.begins, ...entered];
  return scenes.map((scene, number) => [scenes[Math.max(0, number - 1)], scene]);
}

function legend() {
  byId("kinds").append(...kinds.map((kind) => el("li", { "--kind": kindOf(kind) }, kind)));
  if (data.notes) byId("kinds").append(el("li", { class: "glow" }, "the brighter, the more often seen"));
}

// Light and dark: as the system has it, until somebody chooses.

function lights() {
  const night = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try { chosen = localStorage.getItem("sleepwalk-light"); } catch { /* a page from a file may keep nothing */ }
  const set = () => {
    const light = chosen ?? (night.matches ? "night" : "day");
    document.documentElement.dataset.light = light;
    byId("light").replaceChildren(light === "night" ? sun() : moon());
  };
  byId("light").addEventListener("click", () => {
    chosen = document.documentElement.dataset.light === "night" ? "day" : "night";
    try { localStorage.setItem("sleepwalk-light", chosen); } catch { /* it lasts as long as the page */ }
    set();
  });
  night.addEventListener("change", set);
  set();
}

const sun = () => svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("circle", { cx: 10, cy: 10, r: 3.6 }),
  svg("path", { d: "M10 1.5v3M10 15.500v3M1.500 10h3M15.500 10h3M4 4l2.100 2.100M13.900 13.900 16 16M4 16l2.100-2.100M13.900 6.100 16 4" }));
const moon = () => svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: "M15.500 12.300A6.500 6.500 0 0 1 7.700 4.500a6.500 6.500 0 1 0 7.800 7.800Z" }));

// Widths of names are known once the letters are there.
document.fonts.load('16px "Garamond of Sleepwalk"').then(begin, begin);
