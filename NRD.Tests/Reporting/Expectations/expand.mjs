// Expands the three hand-written tables of this folder into situations.csv: every jurisdiction, band, ground and perpetrator,
// with consent, danger, third party and capacity taken in turn. It knows nothing of the rules of the product:
// what is expected stands in the tables alone. Adult protection is expected to give NONE where no row of its table speaks.
//   node NRD.Tests/Reporting/Expectations/expand.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const bands = ['0-12', '13', '14-15', '16-17', '18', '19+', 'appears-minor', 'unknown'];
const grounds = ['sexual', 'physical', 'sexual-exploitation', 'labour-exploitation', 'neglect', 'emotional'];
const perpetrators = ['parent', 'other', 'unknown'];
const provinces = ['AB', 'BC', 'MB', 'NB', 'NL', 'NS', 'NT', 'NU', 'ON', 'PE', 'QC', 'SK', 'YT'].map(code => `CA-${code}`);
const jurisdictions = [...provinces, 'unknown'];
const turns = [];
for (const danger of ['none', 'harm', 'life']) for (const consent of ['yes', 'no', 'not-asked']) for (const thirdParty of ['no', 'yes']) turns.push({ danger, consent, thirdParty });
const capacities = ['unknown', 'lacks', 'has', 'unknown', 'lacks'];

const table = name => {
  const [head, ...lines] = readFileSync(new URL(name, here), 'utf8').trimEnd().split('\n').map(line => line.split('\t'));
  return lines.map(cells => Object.fromEntries(head.map((title, i) => [title, cells[i]])));
};
const covers = (cell, value) => cell === 'all' || cell.split(',').includes(value);
const one = (rows, what) => {
  if (rows.length > 1 && new Set(rows.map(r => r.level + r.police_alone)).size > 1) throw new Error(`Two rows disagree on ${what}`);
  return rows[0];
};

const child = table('child-protection.tsv');
const adult = table('adult-protection.tsv');
const telling = table('telling.tsv');

function childProtection(s) {
  // Somebody who only appears to be a minor counts as the youngest; an unknown age is always asked about.
  const band = s.band === 'appears-minor' || s.band === 'unknown' ? '0-12' : s.band;
  const row = one(child.filter(r => r.jurisdiction === s.jurisdiction && covers(r.bands, band) && covers(r.grounds, s.ground) && covers(r.perpetrators, s.perpetrator)), JSON.stringify(s));
  if (!row) throw new Error(`No row covers ${JSON.stringify(s)}`);
  return s.band === 'unknown' ? { ...row, statute: `age unknown, so ASK; ${row.statute}`, level: 'ASK' } : row;
}

const quote = text => `"${text.replaceAll('"', '""')}"`;
const lines = ['id,row,statute,jurisdiction,band,ground,perpetrator,consent,danger,third_party,capacity,emergency,child_protection,police_alone,police,adult_protection,adult_row'];
let n = 0;
for (const jurisdiction of jurisdictions) for (const band of bands) for (const ground of grounds) for (const perpetrator of perpetrators) {
  const turn = turns[(n * 7 + Math.floor(n / 18)) % turns.length];
  const s = { jurisdiction, band, ground, perpetrator, ...turn, capacity: capacities[(n + Math.floor(n / 5)) % capacities.length] };
  const cp = childProtection(s);
  const told = one(telling.filter(r => r.danger === s.danger && covers(r.third_party, s.thirdParty) && covers(r.consent, s.consent)), JSON.stringify(s));
  const ap = one(adult.filter(r => covers(r.jurisdictions, jurisdiction) && covers(r.bands, band) && r.capacity === s.capacity && covers(r.grounds, ground)), JSON.stringify(s));
  n++;
  lines.push([n, cp.row, quote(cp.statute), jurisdiction, band, ground, perpetrator, s.consent, s.danger, s.thirdParty, s.capacity,
    told.emergency, cp.level, cp.police_alone, told.police, ap?.level ?? 'NONE', ap?.row ?? ''].join(','));
}
writeFileSync(new URL('situations.csv', here), lines.join('\n') + '\n');
console.log(`${n} situations`);
