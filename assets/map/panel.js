// The panel beside the chart: the whole story, one scene, or a way through it.

class Panel {
  constructor(root, data, kindOf, does) {
    this.root = root;
    this.chart = data.chart;
    this.notes = data.notes;
    this.kindOf = kindOf;
    this.does = does;
    this.scenes = new Map(this.chart.scenes.map((scene) => [scene.name, scene]));
  }

  show(...parts) {
    this.root.replaceChildren(...parts.flat(Infinity).filter(Boolean));
    this.root.scrollTop = 0;
  }

  // The whole story

  story() {
    const { chart, notes } = this;
    const choices = chart.scenes.reduce((sum, scene) => sum + scene.choices.length, 0);
    const endings = chart.scenes.filter((scene) => scene.ending).length;
    const counts = [many(chart.scenes.length, "scene"), many(choices, "choice"), many(endings, "ending")].join(" · ");
    this.show(
      chart.about ? el("p", { class: "about" }, el("em", {}, chart.about)) : null,
      el("p", { class: "small dim" }, counts),
      notes ? this.extent() : null,
      notes ? this.endings() : this.plainEndings(),
      notes?.findings.length ? [heading(this.verdict()), notes.findings.map((each) => this.finding(each))] : null,
      notes && !notes.findings.length && notes.complete ? [heading("Findings"), el("p", {}, "Nothing is wrong.")] : null,
      notes?.figures.length ? this.figures() : null,
      notes?.weights.length ? this.weights() : null,
    );
  }

  extent() {
    const { complete, states, waiting } = this.notes;
    if (complete) return el("p", { class: "state" }, `complete, ${states} states`);
    return el("p", { class: "state part" }, `not complete: ${states} states seen, ${waiting} waiting`);
  }

  verdict() {
    const errors = this.notes.findings.filter((each) => each.severity === "error").length;
    const warnings = this.notes.findings.length - errors;
    return [errors && many(errors, "error"), warnings && many(warnings, "warning")].filter(Boolean).join(", ");
  }

  endings() {
    const { endings, whose, stopped } = this.notes;
    if (!endings.length) return this.plainEndings();
    const row = (each) => el("li", {}, el("button", { type: "button", onclick: () => this.does.ending(each) },
      el("span", { class: "name" }, each.title), el("span", { class: "number" }, each.share),
      el("span", { class: "bar", "--share": `${100 * each.chance}%`, "--kind": this.kindOf(each.kind) }, each.chance > 0 ? el("i") : null),
      el("span", { class: "how" }, `${each.kind} · ${each.how}`)));
    return [heading("Where it ends"), el("p", { class: "small dim" }, `${whose}.`), el("ul", { class: "bars" }, endings.map(row)),
      stopped ? el("p", { class: "small" }, `${stopped} come to no ending.`) : null];
  }

  plainEndings() {
    const ends = this.chart.scenes.filter((scene) => scene.ending);
    if (!ends.length) return null;
    const row = (scene) => el("li", {}, el("button", { type: "button", onclick: () => this.does.scene(scene.name) },
      el("span", { class: "name" }, scene.ending.title, el("small", {}, scene.ending.kind))));
    return [heading("Endings"), el("ul", { class: "bars" }, ends.map(row))];
  }

  figures() {
    const rows = this.notes.figures.flatMap(([number, words]) => [el("dt", {}, number), el("dd", {}, words)]);
    return [heading("How long it is"), el("dl", { class: "figures" }, rows)];
  }

  weights() {
    const row = ([scene, id, weight]) => el("li", {}, el("button", { type: "button", onclick: () => this.does.scene(scene) },
      el("span", { class: "name" }, this.choiceWords(scene, id), el("small", {}, plain(scene))), el("span", { class: "number" }, percent(weight)),
      el("span", { class: "bar", "--share": `${100 * weight}%` }, weight > 0 ? el("i") : null)));
    const about = this.notes.weights_are_exact ? "" : ", about";
    return [heading(`Choices that decide most${about}`), el("ul", { class: "bars" }, this.notes.weights.map(row))];
  }

  choiceWords(scene, id) {
    const choice = this.scenes.get(scene).choices.find((each) => each.id === id);
    return wordsOf(choice?.words ?? []).trim() || id;
  }

  finding(each) {
    const acts = each.way !== null || each.scene;
    const name = acts ? "button" : "div";
    const [before, meant, after] = each.excerpt;
    return el(name, { class: `finding ${each.severity}`, type: acts ? "button" : null, onclick: acts ? () => this.does.finding(each) : null },
      el("strong", {}, each.kind), el("span", {}, named(sentence(each.message))), each.hint ? el("span", { class: "dim" }, " ", named(sentence(each.hint))) : null,
      el("code", {}, before, el("b", {}, meant), after), el("span", { class: "place" }, each.place));
  }

  // One scene

  scene(name) {
    const scene = this.scenes.get(name), note = this.notes?.scenes[name];
    const found = (this.notes?.findings ?? []).filter((each) => each.scene === name);
    this.show(
      this.back(),
      el("h2", {}, scene.ending ? el("em", {}, scene.ending.title) : plain(name)),
      el("p", { class: "small dim" }, this.about(scene, note)),
      el("p", { class: "place" }, scene.place),
      found.map((each) => this.finding(each)),
      scene.prose.length ? [heading("What is read"), el("div", { class: "prose" }, paragraphs(scene.prose))] : null,
      scene.choices.length ? [heading("What can be done"), el("ul", { class: "choices" }, scene.choices.map((each) => this.choice(scene, each)))] : null,
      this.onward(scene),
      note?.way != null ? this.way(this.notes.ways[note.way]) : null,
    );
  }

  about(scene, note) {
    const parts = [scene.ending && `an ending: ${scene.ending.kind}`, scene.name === this.chart.start && "the story begins here"];
    if (note?.reached === false) parts.push("never reached");
    else if (note?.reached === null) parts.push("not seen so far");
    else if (note?.seen != null) parts.push(`seen in ${percent(note.seen)} of playthroughs`);
    if (scene.look) parts.push(`look: ${scene.look}`);
    return parts.filter(Boolean).join(" · ");
  }

  choice(scene, choice) {
    const note = this.notes?.choices[`${scene.name}/${choice.id}`];
    const words = choice.words.length ? choice.words.map(piece) : el("span", { class: "dim" }, choice.id);
    return el("li", {}, el("div", { class: "prose" }, words),
      choice.text.length ? el("div", { class: "prose small dim" }, paragraphs(choice.text)) : null,
      el("div", { class: "meta" },
        choice.if ? el("span", {}, `if ${choice.if}`) : null, choice.once ? el("span", {}, "once") : null,
        choice.to.map((target) => this.link(target)),
        note?.taken != null ? el("span", {}, `taken in ${percent(note.taken)}`) : null,
        note?.weight != null ? el("span", {}, `weight ${percent(note.weight)}`) : null));
  }

  link(target) {
    return el("button", { type: "button", class: "go", onclick: () => this.does.scene(target) }, `→ ${plain(target)}`);
  }

  onward(scene) {
    const by = new Set(scene.choices.flatMap((choice) => choice.to));
    const links = this.chart.links.filter((link) => link.from === scene.name && !link.choices.length && !by.has(link.to));
    return links.length ? [heading("And on"), el("p", { class: "meta" }, links.map((link) => this.link(link.to)))] : null;
  }

  // A way

  way(way) {
    const turns = way.turns.map((turn) => el("li", {}, el("button", { type: "button", onclick: () => this.does.look(turn.scene) },
      el("span", {}, turn.words || turn.choice, el("small", {}, this.between(turn))))));
    const kind = way.shortest ? "The shortest way here" : "A way here";
    return [heading(`${kind}: ${many(turns.length, "choice")}`),
      way.before ? el("p", { class: "small dim" }, `If an earlier playthrough left that ${way.before}.`) : null,
      turns.length ? el("ol", { class: "turns" }, turns) : el("p", { class: "dim" }, "The story begins here.")];
  }

  between(turn) {
    const on = turn.enters.length ? turn.enters.map(plain).join(", ") : plain(turn.scene);
    const chance = turn.world.length ? ` (by chance: ${turn.world.map(plain).join(", ")})` : "";
    return `${plain(turn.scene)} → ${on}${chance}`;
  }

  witness(each) {
    this.show(this.back(), this.finding(each), each.way !== null ? this.way(this.notes.ways[each.way]) : null);
  }

  // Search

  results(words, hits) {
    const row = ({ scene, before, hit, after }) => el("li", {}, el("button", { type: "button", onclick: () => this.does.scene(scene.name) },
      el("b", {}, label(scene)), hit ? el("span", { class: "small dim" }, before, el("mark", {}, hit), after) : null));
    this.show(heading(`“${words}”`), hits.length ? el("ul", { class: "results" }, hits.map(row)) : el("p", { class: "dim" }, "No scene has these words."));
  }

  back() {
    return el("button", { type: "button", class: "back", onclick: () => this.does.story() }, "← the whole story");
  }
}

const heading = (words) => el("h3", {}, words);
// What messages put between backticks is a name, or something to type.
const named = (words) => words.split("`").map((part, number) => (number % 2 ? el("span", { class: "named" }, part) : part));
const sentence = (words) => words[0].toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? "" : ".");
