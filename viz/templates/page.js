// The panel, the legend and the filters of the network page. `network`, `nodes` and `edges` come from the drawing
// above. All text from documents enters the page by textContent alone.
(function () {
  "use strict";
  var D = JSON.parse(document.getElementById("samrad-data").textContent);
  var T = D.texts;
  var LISTED = 40; // rows shown of a long list; the rest is counted
  var RIM = 14; // pixels that stay free round the picture
  var actors = new Map(D.actors.map(function (a) { return [a.id, a]; }));
  var lines = new Map(D.edges.map(function (e) { return [e.id, e]; }));
  var nodeLooks = new Map(nodes.get().map(function (n) { return [n.id, n]; }));
  var edgeLooks = new Map(edges.get().map(function (e) { return [e.id, e]; }));
  var on = new Set(D.shown);
  var state = { self: D.showSelf, lone: false, least: 1, picked: null };
  var panel = document.getElementById("panel");

  function byId(id) { return document.getElementById(id); }
  function make(tag, text, cls) {
    var element = document.createElement(tag);
    if (text !== undefined && text !== null) element.textContent = text;
    if (cls) element.className = cls;
    return element;
  }
  function say(template, values) {
    var forms = template.split("|");
    var form = forms.length > 1 && values.n !== 1 ? forms[1] : forms[0];
    return form.replace(/\{(\w+)\}/g, function (_, name) { return String(values[name]); });
  }
  function decimal(number) { return number.toFixed(2).replace(".", D.lang === "sv" ? "," : "."); }

  // --- small pictures for the legend and the lists -------------------------------------------------------------
  function svg(width, height) {
    var picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    picture.setAttribute("width", width);
    picture.setAttribute("height", height);
    picture.setAttribute("aria-hidden", "true");
    return picture;
  }
  function shape(picture, name, attributes) {
    var element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    picture.appendChild(element);
    return picture;
  }
  function sample(relation) {
    var look = D.looks[relation];
    var picture = svg(38, 12);
    shape(picture, "line", { x1: 1, y1: 6, x2: look.arrow ? 30 : 37, y2: 6, stroke: look.colour, "stroke-width": 2.5,
      "stroke-dasharray": look.dashes.join(" ") });
    if (look.arrow) shape(picture, "path", { d: "M29 1 L38 6 L29 11 Z", fill: look.colour });
    return picture;
  }
  function dot(colour) { return shape(svg(14, 14), "circle", { cx: 7, cy: 7, r: 6, fill: colour }); }

  // --- what is visible ------------------------------------------------------------------------------------------
  function shown(edge) {
    return on.has(edge.relation) && edge.claims.length >= state.least && (state.self || edge.from !== edge.to);
  }
  function isPicked(edge) {
    var picked = state.picked;
    if (!picked) return true;
    return picked.type === "edge" ? edge.id === picked.id : edge.from === picked.id || edge.to === picked.id;
  }
  function refresh(refit) {
    var visible = new Set();
    var near = new Set();
    var edgeChanges = D.edges.map(function (edge) {
      var seen = shown(edge);
      var lit = isPicked(edge);
      if (seen) { visible.add(edge.from); visible.add(edge.to); }
      if (seen && lit) { near.add(edge.from); near.add(edge.to); }
      var look = edgeLooks.get(edge.id).color;
      return { id: edge.id, hidden: !seen, color: { color: look.color, highlight: look.highlight, hover: look.hover,
        opacity: lit ? look.opacity : 0.12 } };
    });
    if (state.picked && state.picked.type === "node") near.add(state.picked.id);
    var nodeChanges = D.actors.map(function (actor) {
      var lit = !state.picked || near.has(actor.id);
      var look = nodeLooks.get(actor.id);
      var picked = state.picked && state.picked.id === actor.id;
      var font = Object.assign({}, look.font, { color: lit ? look.font.color : "#9aa5af" });
      return { id: actor.id, hidden: !(visible.has(actor.id) || state.lone || picked), opacity: lit ? 1 : 0.3, font: font };
    });
    nodes.update(nodeChanges);
    edges.update(edgeChanges);
    if (refit) fit();
    if (!state.picked) overview();
  }
  function fit() {
    var seen = nodes.getIds({ filter: function (n) { return !n.hidden; } });
    if (!seen.length) return;
    // By the marks and labels, not by the marks alone as network.fit does, so that no label is cut at the rim. What
    // the browser measured counts beside the room that was planned: names in capitals are wider than others.
    var box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    seen.forEach(function (id) {
      var look = nodeLooks.get(id);
      var at = network.getPosition(id);
      var drawn = network.getBoundingBox(id);
      var width = Math.max(look.room[0], drawn.right - drawn.left);
      box.left = Math.min(box.left, at.x - width / 2);
      box.right = Math.max(box.right, at.x + width / 2);
      box.top = Math.min(box.top, at.y - look.size - 8);
      box.bottom = Math.max(box.bottom, at.y - look.size + look.room[1] + 4);
    });
    var frame = byId("mynetwork");
    var zoom = byId("zoom");
    var left = zoom.offsetLeft + zoom.offsetWidth + RIM; // nothing stands under the buttons
    var across = frame.clientWidth - left - RIM;
    var down = frame.clientHeight - 2 * RIM;
    var scale = Math.min(across / (box.right - box.left), down / (box.bottom - box.top), 1.6);
    network.moveTo({
      position: { x: (box.left + box.right) / 2 - (left - RIM) / 2 / scale, y: (box.top + box.bottom) / 2 },
      scale: scale,
    });
  }

  // --- the panel ------------------------------------------------------------------------------------------------
  function clear() { panel.replaceChildren(); panel.scrollTop = 0; }
  function add(tag, text, cls) { var element = make(tag, text, cls); panel.appendChild(element); return element; }
  function arrow(edge) { return edge.mutual ? " ↔ " : " → "; }
  function nameOf(edge) { return actors.get(edge.from).label + arrow(edge) + actors.get(edge.to).label; }
  function ranked(list) {
    return list.slice().sort(function (a, b) {
      return b.claims.length - a.claims.length || nameOf(a).localeCompare(nameOf(b), D.lang);
    });
  }
  function edgeRows(list) {
    var rows = add("ul", null, "list");
    ranked(list).slice(0, LISTED).forEach(function (edge) {
      var row = make("li");
      var button = make("button");
      button.type = "button";
      button.dataset.edge = edge.id;
      button.appendChild(make("span", nameOf(edge)));
      button.appendChild(sample(edge.relation));
      button.appendChild(make("span", String(edge.claims.length), "number"));
      button.setAttribute("aria-label", nameOf(edge) + ", " + relationOf(edge) + ", " + say(T.claims_count, { n: edge.claims.length }));
      button.addEventListener("click", function () { pick("edge", edge.id); });
      row.appendChild(button);
      rows.appendChild(row);
    });
    if (list.length > LISTED) add("p", say(T.more, { n: list.length - LISTED }), "facts");
  }
  function relationOf(edge) {
    var status = T.status[edge.status];
    return T.relation[edge.relation] + (status && edge.status !== edge.relation ? " (" + status + ")" : "");
  }
  function overview() {
    clear();
    add("h2", T.about);
    add("p", T.about_size, "note");
    D.notes.forEach(function (note) { add("p", note.text, note.warn ? "note warn" : "note"); });
    add("p", T.switch_hint, "note");
    add("h3", T.visible);
    var list = D.edges.filter(shown);
    if (list.length) edgeRows(list); else add("p", T.visible_none, "facts");
    add("h3", T.documents);
    var sources = add("ul");
    D.documents.forEach(function (doc) {
      sources.appendChild(make("li", doc.title + " (" + (doc.date || T.source_unknown) + "), " + say(T.claims_count, { n: doc.claims })));
    });
  }
  function marked(quote, what) {
    var block = make("blockquote");
    block.lang = "sv"; // whatever language the page speaks, the documents are Swedish
    var at = what ? quote.indexOf(what) : -1;
    if (at < 0) { block.textContent = quote; return block; }
    block.appendChild(document.createTextNode(quote.slice(0, at)));
    block.appendChild(make("mark", what));
    block.appendChild(document.createTextNode(quote.slice(at + what.length)));
    return block;
  }
  function claimCard(index) {
    var claim = D.claims[index];
    var doc = D.documents[claim.doc];
    var card = make("article", null, "claim");
    card.dataset.claim = claim.key;
    card.appendChild(make("p", claim.who, "who"));
    if (claim.lead) card.appendChild(make("p", T.before + claim.lead, "lead"));
    card.appendChild(marked(claim.quote, claim.what));
    if (claim.what && claim.quote.indexOf(claim.what) < 0) card.appendChild(make("p", T.asks_for + claim.what, "what"));
    // The innermost headings say where; the document's own title is there already.
    var headings = (claim.section || "").split(" › ").filter(function (part) { return part !== doc.title; });
    var source = [doc.title, claim.page && say(T.page, { n: claim.page }), headings.slice(-2).join(" › "), claim.date || doc.date || T.source_unknown];
    if (claim.topics) source.push(claim.topics);
    if (claim.confidence !== undefined) source.push(say(T.confidence, { n: decimal(claim.confidence) }));
    if (T.attribution[claim.attribution]) source.push(T.attribution[claim.attribution]);
    card.appendChild(make("p", source.filter(Boolean).join(" · "), "source"));
    panel.appendChild(card);
  }
  function cards(indices) { indices.forEach(claimCard); }
  function backButton() {
    var button = add("button", "← " + T.back, "back");
    button.type = "button";
    button.addEventListener("click", function () { pick(null); });
  }
  function edgePanel(edge) {
    clear();
    backButton();
    add("h2", nameOf(edge));
    add("p", relationOf(edge) + " · " + say(T.claims_count, { n: edge.claims.length }), "facts");
    cards(edge.claims);
    new Set([edge.from, edge.to]).forEach(actorButton);
  }
  function actorButton(id) {
    var list = add("ul", null, "list");
    var row = make("li");
    var button = make("button");
    button.type = "button";
    button.appendChild(dot(D.sectors[actors.get(id).sector] || D.sectors.mixed));
    button.appendChild(make("span", actors.get(id).label));
    button.addEventListener("click", function () { pick("node", id); });
    row.appendChild(button);
    list.appendChild(row);
  }
  function nodePanel(actor) {
    clear();
    backButton();
    add("h2", actor.label);
    var kind = [T.sector[actor.sector] || actor.sector, T.level[actor.level], actor.provisional ? T.provisional : ""];
    add("p", kind.filter(Boolean).join(" · "), "facts");
    add("p", [say(T.made, { n: actor.made }), say(T.received, { n: actor.received }),
      say(T.claims_count, { n: actor.claims })].join(" · "), "facts");
    section(T.outgoing, D.edges.filter(function (e) { return e.from === actor.id && e.to !== actor.id && !e.mutual; }));
    section(T.incoming, D.edges.filter(function (e) { return e.to === actor.id && e.from !== actor.id && !e.mutual; }));
    section(T.mutual, D.edges.filter(function (e) { return e.mutual && (e.from === actor.id || e.to === actor.id); }));
    section(T.inward, D.edges.filter(function (e) { return e.from === actor.id && e.to === actor.id; }));
    Object.keys(T.untold).forEach(function (kind) {
      var list = actor.untold.filter(function (index) { return D.claims[index].kind === kind; });
      if (!list.length) return;
      add("h3", T.untold[kind] + " (" + list.length + ")");
      cards(list);
    });
    add("p", T.iri + ": " + actor.iri, "facts");
    function section(title, list) {
      if (!list.length) return;
      add("h3", say(title, { actor: actor.label }));
      edgeRows(list);
    }
  }
  function pick(type, id) {
    var before = state.picked;
    state.picked = type ? { type: type, id: id } : null;
    if (type === "edge") {
      var edge = lines.get(id);
      on.add(edge.relation); // what is picked from a list must be seen in the picture
      if (edge.from === edge.to) { state.self = true; byId("self").checked = true; }
      if (edge.claims.length < state.least) { state.least = 1; byId("least").value = 1; byId("least-value").textContent = "1"; }
      var box = byId("relation-" + edge.relation);
      if (box) box.checked = true;
      edgePanel(edge);
    } else if (type === "node") {
      nodePanel(actors.get(id));
    }
    refresh(false);
    if (type === "node") network.selectNodes([id], false);
    else if (type === "edge") network.selectEdges([id]);
    else network.unselectAll();
    // Whoever came by the keyboard goes on where they were. On a narrow screen the panel is far below the picture.
    var row = !type && before && panel.querySelector('button[data-edge="' + before.id + '"]');
    if (row) row.focus(); else panel.focus({ preventScroll: !type || window.innerWidth > 820 });
  }

  // --- legend and controls --------------------------------------------------------------------------------------
  function ticks() {
    var box = byId("relations");
    Object.keys(D.looks).forEach(function (relation) {
      var count = D.edges.reduce(function (n, e) { return n + (e.relation === relation ? e.claims.length : 0); }, 0);
      var silent = !count && D.kindCounts[relation] && !D.edges.some(function (e) { return e.kind === relation; });
      if (!count && !silent) return;
      var label = make("label", null, "tick");
      var input = make("input");
      input.type = "checkbox";
      input.id = "relation-" + relation;
      input.checked = on.has(relation);
      input.addEventListener("change", function () {
        if (input.checked) on.add(relation); else on.delete(relation);
        state.picked = null;
        network.unselectAll();
        refresh(true);
      });
      if (silent) input.disabled = true;
      label.append(input, sample(relation), document.createTextNode(T.relation[relation] + (silent ? " " + T.no_line : "")));
      box.appendChild(label);
    });
    var label = make("label", null, "tick");
    var input = make("input");
    input.type = "checkbox";
    input.id = "self";
    input.checked = state.self;
    input.addEventListener("change", function () { state.self = input.checked; refresh(true); });
    label.append(input, document.createTextNode(T.self));
    if (D.edges.some(function (e) { return e.from === e.to; })) box.appendChild(label);
  }
  function legends() {
    var present = new Set(D.actors.map(function (a) { return a.sector; }));
    Object.keys(D.sectors).forEach(function (sector) {
      if (!present.has(sector)) return;
      var row = make("li");
      row.append(dot(D.sectors[sector]), document.createTextNode(T.sector[sector]));
      byId("sectors").appendChild(row);
    });
    var grey = "#6b7782";
    entry(dot(grey), T.shape_actor, true);
    entry(shape(svg(14, 14), "rect", { x: 1, y: 1, width: 12, height: 12, fill: grey }), T.shape_collective,
      D.actors.some(function (a) { return a.collective; }));
    entry(shape(svg(14, 14), "path", { d: "M7 1 L13.5 13 L.5 13 Z", fill: grey }), T.shape_person,
      D.actors.some(function (a) { return a.person; }));
    entry(shape(svg(14, 14), "circle", { cx: 7, cy: 7, r: 5.5, fill: "#fff", stroke: grey, "stroke-width": 2,
      "stroke-dasharray": "3 2" }), T.shape_provisional, D.actors.some(function (a) { return a.provisional; }));
    function entry(picture, text, present) {
      if (!present) return;
      var row = make("li");
      row.append(picture, document.createTextNode(text));
      byId("shapes").appendChild(row);
    }
  }
  function controls() {
    var least = byId("least");
    least.max = D.edges.reduce(function (n, e) { return Math.max(n, e.claims.length); }, 1);
    least.addEventListener("input", function () {
      state.least = Number(least.value);
      byId("least-value").textContent = least.value;
      state.picked = null;
      network.unselectAll();
      refresh(false);
    });
    byId("lone").addEventListener("change", function () { state.lone = byId("lone").checked; refresh(true); });
    var names = byId("actors");
    D.actors.slice().sort(function (a, b) { return a.label.localeCompare(b.label, D.lang); }).forEach(function (actor) {
      var option = make("option");
      option.value = actor.label;
      names.appendChild(option);
    });
    byId("controls").addEventListener("submit", function (event) { event.preventDefault(); search(); });
    byId("search").addEventListener("change", search);
    byId("zoom-in").addEventListener("click", function () { network.moveTo({ scale: network.getScale() * 1.25 }); });
    byId("zoom-out").addEventListener("click", function () { network.moveTo({ scale: network.getScale() / 1.25 }); });
    byId("fit").addEventListener("click", fit);
    document.addEventListener("keydown", function (event) { if (event.key === "Escape" && state.picked) pick(null); });
  }
  function search() {
    var wanted = byId("search").value.trim().toLocaleLowerCase(D.lang);
    var note = byId("search-note");
    note.textContent = "";
    if (!wanted) return;
    var exact = D.actors.find(function (a) { return a.label.toLocaleLowerCase(D.lang) === wanted; });
    var part = exact || D.actors.find(function (a) { return a.label.toLocaleLowerCase(D.lang).includes(wanted); });
    if (!part) { note.textContent = T.no_match; return; }
    pick("node", part.id);
    var at = network.canvasToDOM(network.getPosition(part.id));
    var frame = byId("mynetwork");
    if (at.x < 0 || at.y < 0 || at.x > frame.clientWidth || at.y > frame.clientHeight) {
      network.moveTo({ position: network.getPosition(part.id) });
    }
  }

  network.on("click", function (event) {
    // A mark hides what is under it; a line is hit within a few pixels.
    if (event.nodes.length) pick("node", event.nodes[0]);
    else if (event.edges.length) pick("edge", event.edges[0]);
    else if (state.picked) pick(null);
  });
  network.on("hoverNode", function () { byId("mynetwork").style.cursor = "pointer"; });
  network.on("hoverEdge", function () { byId("mynetwork").style.cursor = "pointer"; });
  network.on("blurNode", function () { byId("mynetwork").style.cursor = "default"; });
  network.on("blurEdge", function () { byId("mynetwork").style.cursor = "default"; });
  window.addEventListener("resize", function () { setTimeout(fit, 50); });

  ticks();
  legends();
  controls();
  refresh(true);
  network.once("afterDrawing", function () { fit(); document.body.dataset.ready = "1"; });
  network.redraw();
})();
