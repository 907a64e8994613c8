// Maps: `<div class="map" data-points="URL of GeoJSON">`, drawn over the base map that is shipped. Points are clustered; a
// feature may stand for several by its property `count`. `data-state` says loading, ready, empty, failed or unavailable,
// `data-count` how many happenings the map was given, and `data-drawn` how many of them are in view.

import { Map as MapLibre, AttributionControl, NavigationControl, setWorkerUrl } from "/static/vendor/maplibre-gl.mjs";

setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");

const NOTHING = { type: "FeatureCollection", features: [] };
const COUNT = ["coalesce", ["get", "count"], 1];
const FOUND = ["clusters", "points"];
const latest = new WeakMap(); // what each map was asked for last: an earlier answer that comes later is not shown

for (const place of document.querySelectorAll(".map[data-points]")) draw(place);

function draw(place) {
  const words = JSON.parse(place.dataset.words);
  const told = place.querySelector(".told");
  place.dataset.state = "loading";
  const first = pointsOf(place, location.search); // asked for before the map is there, which takes longer
  let map;
  try {
    map = new MapLibre({
      container: place.querySelector(".canvas"),
      style: styleOf(place),
      bounds: JSON.parse(place.dataset.bounds ?? "[-120, -42, 160, 66]"),
      maxZoom: 9,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      cooperativeGestures: matchMedia("(max-width: 48rem)").matches,
      attributionControl: false,
      fadeDuration: 0,
      locale: words.locale,
    });
  } catch {
    place.dataset.state = "unavailable";
    told.textContent = words.unavailable;
    return;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: false, customAttribution: words.source }));
  map.addControl(new NavigationControl({ showCompass: false }));
  map.once("style.load", () => {
    map.addImage("hatch", hatch(colours(place)("disputed")));
    show(place, map, words, first);
  });
  map.on("idle", () => tell(place, map));
  map.on("click", (event) => choose(place, map, event));
  map.on("mousemove", (event) => explain(place, map, event, told));
  document.addEventListener("saksi:filtered", (event) => show(place, map, words, pointsOf(place, event.detail.query)));
  document.addEventListener("saksi:theme", () => recolour(place, map));
}

// The GeoJSON that a map shows, null where it cannot be had; one that `follows` has the filters of the page.
async function pointsOf(place, query) {
  const address = new URL(place.dataset.points, location.href);
  for (const [name, value] of place.dataset.follows === undefined ? [] : new URLSearchParams(query)) {
    address.searchParams.append(name, value);
  }
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function show(place, map, words, asked) {
  place.dataset.state = "loading";
  latest.set(place, asked);
  const points = await asked;
  if (latest.get(place) !== asked) return;
  if (!points) {
    place.dataset.state = "failed";
    place.querySelector(".told").textContent = words.failed;
    return;
  }
  const isPoint = (one) => one.geometry.type === "Point";
  const found = points.features.filter(isPoint);
  place.dataset.count = found.reduce((sum, one) => sum + (one.properties.count ?? 1), 0);
  delete place.dataset.drawn;
  map.getSource("found").setData({ ...points, features: found });
  // areas cannot be clustered
  map.getSource("around").setData({ ...points, features: points.features.filter((one) => !isPoint(one)) });
  if (place.dataset.fit !== undefined && points.features.length) map.fitBounds(boundsOf(points), { padding: 40, maxZoom: Number(place.dataset.zoom ?? 6), duration: 0 });
  if (!points.features.length) place.dataset.state = "empty";
  map.triggerRepaint();
}

function tell(place, map) {
  if (place.dataset.count === undefined || place.dataset.state === "failed") return;
  const seen = new Map();
  for (const one of map.queryRenderedFeatures({ layers: FOUND })) {
    const key = one.properties.cluster ? `c${one.properties.cluster_id}` : JSON.stringify([one.geometry.coordinates, one.properties]);
    seen.set(key, one.properties.total ?? one.properties.count ?? 1);
  }
  place.dataset.drawn = [...seen.values()].reduce((sum, one) => sum + one, 0);
  place.dataset.state = Number(place.dataset.count) ? "ready" : "empty";
}

async function choose(place, map, event) {
  const [found] = map.queryRenderedFeatures(event.point, { layers: FOUND });
  if (!found) return;
  const center = found.geometry.coordinates;
  if (found.properties.cluster) {
    const zoom = await map.getSource("found").getClusterExpansionZoom(found.properties.cluster_id);
    map.easeTo({ center, zoom });
  } else if (found.properties.place) {
    const detail = { source: "map", change: { place: found.properties.place } };
    document.dispatchEvent(new CustomEvent("saksi:filter", { detail }));
  }
}

function explain(place, map, event, told) {
  const [found] = map.queryRenderedFeatures(event.point, { layers: [...FOUND, "disputed-areas"] });
  map.getCanvas().style.cursor = found && found.layer.id !== "disputed-areas" ? "pointer" : "";
  const language = document.documentElement.lang;
  if (!found) told.textContent = "";
  else if (found.layer.id === "disputed-areas") told.textContent = `${found.properties[language]}. ${found.properties[`note_${language}`]}`;
  else told.textContent = [found.properties.place, found.properties.total ?? found.properties.count].filter(Boolean).join(": ");
}

function boundsOf(points) {
  const all = points.features.flatMap(({ geometry }) => (geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates[0]));
  const lons = all.map(([lon]) => lon);
  const lats = all.map(([, lat]) => lat);
  return [[Math.min(...lons), Math.min(...lats)], [Math.max(...lons), Math.max(...lats)]];
}

// The colours of the style sheet as the page shows them now, by the names of its custom properties.
function colours(place) {
  const probe = place.appendChild(document.createElement("span"));
  const all = {};
  for (const name of ["sea", "land", "border", "disputed", "ink", "faint", "accent", "on-accent", "raised"]) {
    probe.style.color = `var(--${name})`;
    all[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return (name) => all[name];
}

function recolour(place, map) {
  const style = styleOf(place);
  for (const layer of style.layers) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) map.setPaintProperty(layer.id, name, value);
  }
  map.updateImage("hatch", hatch(colours(place)("disputed")));
}

function styleOf(place) {
  const colour = colours(place);
  const language = document.documentElement.lang;
  const kind = (name) => ["==", ["get", "kind"], name];
  const halo = { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.2 };
  const named = { "text-field": ["get", language], "text-font": ["sans-serif"], "text-size": 11, "text-max-width": 7 };
  return {
    version: 8,
    sources: {
      world: { type: "geojson", data: "/static/vendor/world.json" },
      names: { type: "geojson", data: "/static/vendor/names.json" },
      around: { type: "geojson", data: NOTHING },
      found: { type: "geojson", data: NOTHING, cluster: true, clusterRadius: 45, clusterMaxZoom: 8, clusterProperties: { total: ["+", COUNT] } },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
      { id: "land", type: "fill", source: "world", filter: kind("land"), paint: { "fill-color": colour("land"), "fill-outline-color": colour("border") } },
      { id: "disputed-areas", type: "fill", source: "names", filter: kind("disputed-area"), paint: { "fill-pattern": "hatch" } },
      { id: "borders", type: "line", source: "world", filter: kind("border"), paint: { "line-color": colour("border"), "line-width": 0.8 } },
      { id: "disputed-borders", type: "line", source: "world", filter: kind("disputed-border"), paint: { "line-color": colour("disputed"), "line-width": 1.2, "line-dasharray": [3, 2] } },
      { id: "disputed-edges", type: "line", source: "names", filter: ["all", kind("disputed-area"), [">", ["get", "km"], 0]], paint: { "line-color": colour("disputed"), "line-width": 1, "line-dasharray": [2, 2] } },
      { id: "countries", type: "symbol", source: "names", filter: kind("country"), layout: { ...named, "symbol-sort-key": ["-", 0, ["get", "size"]] }, paint: { ...halo, "text-color": colour("faint") } },
      { id: "disputed-names", type: "symbol", source: "names", minzoom: 3, filter: kind("disputed"), layout: { ...named, "text-size": 10 }, paint: { ...halo, "text-color": colour("disputed") } },
      { id: "around", type: "fill", source: "around", paint: { "fill-color": colour("accent"), "fill-opacity": 0.15 } },
      { id: "around-edges", type: "line", source: "around", paint: { "line-color": colour("accent"), "line-width": 1.5, "line-dasharray": [3, 2] } },
      {
        id: "clusters", type: "circle", source: "found", filter: ["has", "cluster"],
        paint: { "circle-color": colour("accent"), "circle-opacity": 0.85, "circle-stroke-color": colour("raised"), "circle-stroke-width": 1.5, "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "total"]], 0, 9, 5, 30] },
      },
      {
        id: "points", type: "circle", source: "found", filter: ["!", ["has", "cluster"]],
        paint: { "circle-color": colour("accent"), "circle-stroke-color": colour("raised"), "circle-stroke-width": 1.5, "circle-radius": ["case", [">", COUNT, 1], ["interpolate", ["linear"], ["log10", COUNT], 0, 9, 5, 30], 5] },
      },
      {
        id: "amounts", type: "symbol", source: "found", filter: [">", ["coalesce", ["get", "total"], COUNT], 1],
        layout: { "text-field": ["number-format", ["coalesce", ["get", "total"], COUNT], { locale: language }], "text-font": ["sans-serif"], "text-size": 11, "text-allow-overlap": true },
        paint: { "text-color": colour("on-accent") },
      },
    ],
  };
}

function hatch(colour) {
  const size = 8;
  const canvas = new OffscreenCanvas(size, size);
  const pen = canvas.getContext("2d");
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.6;
  for (const at of [-size, 0, size]) {
    pen.moveTo(at, size);
    pen.lineTo(at + size, 0);
  }
  pen.stroke();
  return pen.getImageData(0, 0, size, size);
}
