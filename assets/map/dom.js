// Making elements. Words only ever become text, so that nothing a story says is read as markup.

const svgSpace = "http://www.w3.org/2000/svg";

function el(name, attributes = {}, ...inside) {
  return filled(document.createElement(name), attributes, inside);
}

function svg(name, attributes = {}, ...inside) {
  return filled(document.createElementNS(svgSpace, name), attributes, inside);
}

function filled(element, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else if (name.startsWith("--")) element.style.setProperty(name, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...inside.flat(Infinity).filter((each) => each !== null && each !== undefined && each !== ""));
  return element;
}

const byId = (id) => document.getElementById(id);
const percent = (part) => (part > 0 && part < 0.005 ? "<1 %" : `${Math.round(100 * part)} %`);
const plain = (name) => name.replaceAll("_", " ").replaceAll("-", " ");
const many = (count, word) => (count === 1 ? `1 ${word}` : `${count.toLocaleString("en")} ${word}s`);

// Prose, with its conditions and alternatives all shown at once

function paragraphs(parts) {
  const all = [el("p")];
  for (const part of parts) {
    if (part.break === "page") all.push(el("hr", { class: "page" }), el("p"));
    else if (part.break) all.push(el("p"));
    else all.at(-1).append(piece(part));
  }
  return all.filter((each) => each.tagName === "HR" || each.textContent.trim());
}

function piece(part) {
  if (typeof part === "string") return part;
  if (part.break) return " ";
  if (part.value !== undefined) return el("span", { class: "value", title: "shown as it stands" }, `{${part.value}}`);
  if (part.style) return styled(part);
  if (part.if !== undefined) {
    const asked = el("span", { class: "asked" }, `${part.if}?`);
    return el("span", { class: "when" }, asked, part.then.map(piece), otherwise(part.else));
  }
  const options = part.options.flatMap((option, number) => [number ? bar() : null, option.map(piece)]);
  return el("span", { class: "when", title: `another at each visit: ${part.order}` }, options);
}

function styled(part) {
  const inside = part.parts.map(piece);
  if (part.style === "soft") return el("em", {}, inside);
  if (part.style === "strong") return el("strong", {}, inside);
  return el("span", { class: `manner-${part.style}`, title: part.style }, inside);
}

const bar = () => el("span", { class: "bar-mark" }, "|");
const otherwise = (parts) => (parts.length ? [bar(), parts.map(piece)] : []);

function wordsOf(parts) {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    if (part.break) return "\n";
    if (part.parts) return wordsOf(part.parts);
    if (part.then) return `${wordsOf(part.then)} ${wordsOf(part.else)}`;
    return part.options ? part.options.map(wordsOf).join(" ") : "";
  }).join("");
}
