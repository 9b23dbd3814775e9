// The chart: scenes laid out in layers by dagre, drawn as SVG, moved and magnified.

const height = 32, endingHeight = 46, longestName = 30;

class Chart {
  constructor(root, chart, notes, kindOf) {
    this.root = root;
    this.chart = chart;
    this.notes = notes;
    this.kindOf = kindOf;
    this.nodes = new Map();
    this.links = new Map();
    this.view = { x: 0, y: 0, scale: 1 };
    this.world = svg("g");
    root.append(this.world);
    this.drawn = this.layout();
    this.draw();
    this.listen();
  }

  // Layout

  layout() {
    const graph = new dagre.graphlib.Graph();
    const many = this.chart.scenes.length > 400;
    graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 38, edgesep: 12, marginx: 30, marginy: 30,
      ranker: many ? "longest-path" : "network-simplex" });
    graph.setDefaultEdgeLabel(() => ({}));
    const pen = document.createElement("canvas").getContext("2d");
    for (const scene of this.chart.scenes) {
      pen.font = `${scene.ending ? "italic " : ""}16px ${getComputedStyle(document.body).fontFamily}`;
      const width = Math.max(52, pen.measureText(label(scene)).width + (scene.ending ? 36 : 24));
      graph.setNode(scene.name, { width, height: scene.ending && this.notes ? endingHeight : height });
    }
    for (const link of this.chart.links) {
      if (link.from !== link.to) graph.setEdge(link.from, link.to, { weight: link.visit ? 1 : 2 });
    }
    dagre.layout(graph);
    return graph;
  }

  // Drawing

  draw() {
    const { width, height: tall } = this.drawn.graph();
    this.size = { width, height: tall };
    this.roads = svg("g");
    this.extra = svg("g");
    const places = svg("g");
    const stop = (offset, color) => svg("stop", { offset, "stop-color": color });
    this.root.prepend(svg("defs", {}, svg("radialGradient", { id: "window", cx: 0.5, cy: 0.5, r: 0.75 },
      stop(0, "var(--lamp)"), stop(1, "var(--wick)"))));
    this.world.append(this.roads, this.extra, places);
    for (const link of this.chart.links) if (link.from !== link.to) this.drawLink(link);
    const loops = new Set(this.chart.links.filter((l) => l.from === l.to).map((l) => l.from));
    for (const scene of this.chart.scenes) places.append(this.drawScene(scene, loops.has(scene.name)));
  }

  drawLink(link) {
    const { points } = this.drawn.edge(link.from, link.to);
    const flow = this.flow(link);
    const style = { "--w": (0.8 + 2.4 * flow).toFixed(2), "--o": (0.32 + 0.55 * flow).toFixed(2) };
    const road = svg("path", { class: `link${link.visit ? " visit" : ""}`, d: curve(points), ...style });
    const tip = svg("path", { class: "tip", d: arrow(points), ...style });
    this.roads.append(road, tip);
    this.links.set(`${link.from}\n${link.to}`, [road, tip]);
  }

  flow(link) {
    if (!this.notes) return 0.25;
    const target = this.notes.scenes[link.to]?.seen ?? 0;
    const source = this.notes.scenes[link.from]?.seen ?? 0;
    if (!link.choices.length) return Math.min(source, target);
    const taken = link.choices.map((id) => this.notes.choices[`${link.from}/${id}`]?.taken ?? 0);
    return Math.min(1, target, taken.reduce((sum, each) => sum + each, 0));
  }

  drawScene(scene, loops) {
    const { x, y, width, height: tall } = this.drawn.node(scene.name);
    const note = this.notes?.scenes[scene.name];
    const kind = scene.ending && this.kindOf(scene.ending.kind);
    const found = this.findingsAt(scene.name);
    const classes = ["scene", scene.ending && "ending", scene.name === this.chart.start && "start",
      note?.reached === false && "never"].filter(Boolean).join(" ");
    const share = this.notes?.endings.find((each) => each.scene === scene.name)?.share;
    const group = svg("g", { class: classes, transform: `translate(${x},${y})`, tabindex: "-1", role: "button",
      "aria-label": this.told(scene, found), "data-scene": scene.name, "--p": glow(note?.seen), "--kind": kind },
      scene.ending ? null : svg("rect", { class: "halo", x: -width / 2, y: -tall / 2, width, height: tall, rx: 7 }),
      svg("rect", { class: "frame", x: -width / 2, y: -tall / 2, width, height: tall, rx: scene.ending ? tall / 2 : 7 }),
      scene.ending ? null : svg("rect", { class: "lamp", x: -width / 2 + 1, y: -tall / 2 + 1, width: width - 2, height: tall - 2, rx: 6 }),
      svg("text", { y: share ? -8 : 0 }, label(scene)),
      share ? svg("text", { class: "share", y: 12 }, share) : null,
      loops ? svg("text", { class: "loop", x: width / 2 + 3, y: -9 }, "↻") : null,
      found.length ? svg("circle", { class: `mark ${found[0].severity}`, cx: width / 2 - 3, cy: -tall / 2 + 2, r: 6 }) : null);
    this.nodes.set(scene.name, { scene, group, x, y, width, height: tall });
    return group;
  }

  findingsAt(name) {
    return (this.notes?.findings ?? []).filter((each) => each.scene === name);
  }

  told(scene, found) {
    const note = this.notes?.scenes[scene.name];
    const parts = [scene.ending ? `${scene.ending.title}, ending, ${scene.ending.kind}` : plain(scene.name)];
    if (note?.reached === false) parts.push("never reached");
    else if (note?.seen != null) parts.push(`seen in ${percent(note.seen)} of playthroughs`);
    if (found.length) parts.push(many(found.length, "finding"));
    return parts.join(", ");
  }

  // What stands out

  choose(name) {
    for (const [scene, node] of this.nodes) {
      node.group.classList.toggle("chosen", scene === name);
      node.group.setAttribute("tabindex", scene === name ? "0" : "-1");
    }
    this.chosen = name;
  }

  // Lights some steps from scene to scene, and the scenes; null lets all shine as before.
  light(steps) {
    this.extra.replaceChildren();
    this.world.classList.toggle("lit", Boolean(steps));
    const on = new Set((steps ?? []).flat());
    for (const [name, node] of this.nodes) node.group.classList.toggle("on", on.has(name));
    for (const parts of this.links.values()) for (const part of parts) part.classList.remove("on");
    for (const [from, to] of steps ?? []) this.lightStep(from, to);
  }

  lightStep(from, to) {
    const parts = this.links.get(`${from}\n${to}`);
    if (parts) for (const part of parts) part.classList.add("on");
    else if (from !== to) this.extra.append(this.wayBack(this.nodes.get(from), this.nodes.get(to)));
  }

  wayBack(from, to) {
    const bend = Math.min(90, Math.hypot(to.x - from.x, to.y - from.y) / 3);
    return svg("path", { class: "way", d: `M${from.x},${from.y}Q${(from.x + to.x) / 2 + bend},${(from.y + to.y) / 2} ${to.x},${to.y}` });
  }

  find(names) {
    this.world.classList.toggle("found", Boolean(names));
    for (const [name, node] of this.nodes) node.group.classList.toggle("hit", Boolean(names?.has(name)));
  }

  // Moving

  apply() {
    const { x, y, scale } = this.view;
    this.world.setAttribute("transform", `translate(${x},${y}) scale(${scale})`);
  }

  box() {
    const { width, height: tall } = this.root.getBoundingClientRect();
    return { width: width || 900, height: tall || 700 };
  }

  fit() {
    const box = this.box();
    const scale = Math.min(1.15, box.width / this.size.width, box.height / this.size.height);
    this.view = { scale, x: (box.width - this.size.width * scale) / 2, y: Math.max(0, (box.height - this.size.height * scale) / 2) };
    this.apply();
  }

  open() {
    // Begin where the story begins, near enough to read, if the whole is too large for that.
    this.fit();
    const node = this.nodes.get(this.chart.start), box = this.box();
    const readable = Math.min(0.8, box.width / this.size.width);
    if (this.view.scale >= 0.62 || readable <= this.view.scale) return;
    this.view.scale = Math.max(readable, 0.5);
    const wide = this.size.width * this.view.scale;
    this.view.x = wide <= box.width ? (box.width - wide) / 2 : box.width / 2 - node.x * this.view.scale;
    this.view.y = 0;
    this.apply();
  }

  zoom(factor, at) {
    const box = this.box(), point = at ?? { x: box.width / 2, y: box.height / 2 };
    const scale = Math.min(3, Math.max(0.05, this.view.scale * factor));
    const ratio = scale / this.view.scale;
    this.view = { scale, x: point.x - (point.x - this.view.x) * ratio, y: point.y - (point.y - this.view.y) * ratio };
    this.apply();
  }

  show(names) {
    // Moves just as far as it must for these scenes to be seen, and away only if they are too far apart.
    const nodes = names.map((name) => this.nodes.get(name)).filter(Boolean);
    if (!nodes.length) return;
    const left = Math.min(...nodes.map((n) => n.x - n.width / 2)), right = Math.max(...nodes.map((n) => n.x + n.width / 2));
    const top = Math.min(...nodes.map((n) => n.y - n.height / 2)), bottom = Math.max(...nodes.map((n) => n.y + n.height / 2));
    const box = this.box(), margin = 80; // wide enough that the buttons in the corner hide nothing
    this.view.scale = Math.min(Math.max(this.view.scale, 0.5), (box.width - 2 * margin) / (right - left), (box.height - 2 * margin) / (bottom - top));
    const { scale } = this.view;
    const moved = (from, to, offset, size) => Math.min(Math.max(offset, margin - from * scale), size - margin - to * scale);
    this.view.x = moved(left, right, this.view.x, box.width);
    this.view.y = moved(top, bottom, this.view.y, box.height);
    this.apply();
  }

  neighbour(name, dx, dy) {
    // The nearest scene in a direction; what lies aside counts twice as far.
    const here = this.nodes.get(name);
    let best = null, least = Infinity;
    for (const [other, node] of this.nodes) {
      const along = (node.x - here.x) * dx + (node.y - here.y) * dy;
      const aside = Math.abs((node.x - here.x) * dy) + Math.abs((node.y - here.y) * dx);
      if (other !== name && along > 4 && along + 2 * aside < least) [best, least] = [other, along + 2 * aside];
    }
    return best;
  }

  listen() {
    const fingers = new Map();
    this.root.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), this.point(event));
    }, { passive: false });
    this.root.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, this.point(event));
      this.dragged = 0;
    });
    this.root.addEventListener("pointermove", (event) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const now = this.point(event);
      this.dragged += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
      if (this.dragged > 4) this.drag(fingers, event.pointerId, before, now);
      fingers.set(event.pointerId, now);
    });
    for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
      this.root.addEventListener(name, (event) => {
        fingers.delete(event.pointerId);
        this.root.classList.remove("held");
      });
    }
  }

  drag(fingers, id, before, now) {
    this.root.classList.add("held");
    const other = [...fingers].find(([each]) => each !== id)?.[1];
    if (other) {
      const spread = (point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      this.zoom(spread(now) / spread(before), other);
    } else {
      this.view.x += now.x - before.x;
      this.view.y += now.y - before.y;
      this.apply();
    }
  }

  point(event) {
    const { left, top } = this.root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

function label(scene) {
  const name = scene.ending ? scene.ending.title : plain(scene.name);
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}

// A scene that is always seen is lit like a window; one seen by one in a hundred hardly glimmers.
const glow = (seen) => (seen == null ? 0 : (0.02 + 0.6 * seen ** 0.7).toFixed(3));

function curve(points) {
  const [first, ...rest] = points;
  let path = `M${first.x},${first.y}`;
  for (let i = 0; i < rest.length - 1; i++) {
    const last = i === rest.length - 2;
    const to = last ? rest[i + 1] : { x: (rest[i].x + rest[i + 1].x) / 2, y: (rest[i].y + rest[i + 1].y) / 2 };
    path += `Q${rest[i].x},${rest[i].y} ${to.x},${to.y}`;
  }
  return path;
}

function arrow(points) {
  const end = points.at(-1), before = points.at(-2);
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const at = (turn) => `${end.x - 7 * Math.cos(angle + turn)},${end.y - 7 * Math.sin(angle + turn)}`;
  return `M${end.x},${end.y}L${at(0.38)}L${at(-0.38)}Z`;
}
