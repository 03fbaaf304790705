/** A drawing, 800 by 500, from its defs-free content. */
function drawing(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 500" width="800" height="500">${content}</svg>\n`;
}

/** A small light with its glow. */
function light(x: number, y: number, radius: number): string {
  return `<g transform="translate(${x} ${y})" fill="#f6c453"><circle r="${radius * 4}" opacity=".1"/><circle r="${radius * 2.2}" opacity=".22"/><circle r="${radius}" fill="#ffe7a3"/></g>`;
}

const fireflies =
  drawing(`<path fill="#1b2a4a" d="M0 0h800v500H0z"/><path fill="#27406b" d="M0 250q200-70 420-20t380-40v310H0z" opacity=".75"/>
<circle cx="640" cy="95" r="38" fill="#f3e6c8"/><circle cx="656" cy="86" r="34" fill="#1b2a4a"/>
<path fill="#162f35" d="M0 330q40-60 95-35 30-65 100-35 40-55 105-15 50-50 110-5 55-45 110 5 60-45 110 10 50-35 90 10 45-25 80 15v220H0z"/>
<path fill="#0f2226" d="M0 405q50-45 110-15 55-50 120-8 60-42 125 2 60-44 120 4 60-40 125 6 55-40 105 4 50-25 95 12v90H0z"/>
<g fill="none" stroke="#2c5550" stroke-width="4" stroke-linecap="round"><path d="M120 500q4-70 26-108M140 500q-4-60-30-92M342 500q2-72 22-110M600 500q0-66-24-104M616 500q4-60 28-90M716 500q2-50 16-82"/></g>
${light(150, 388, 7)}${light(268, 300, 5)}${light(366, 384, 8)}${light(470, 262, 5)}${light(575, 390, 6)}${light(690, 318, 7)}${light(420, 330, 4)}${light(60, 280, 4)}`);

const windows = Array.from(
  { length: 15 },
  (_, n) => `<rect x="${58 + n * 46}" y="226" width="26" height="22" rx="4"/>`,
).join('');
const arches = Array.from({ length: 6 }, (_, n) => {
  const x = 10 + n * 135;
  return `<path d="M${x} 500V372a52 52 0 0 1 104 0v128z"/>`;
}).join('');
const nightTrains =
  drawing(`<path fill="#22304f" d="M0 0h800v500H0z"/><circle cx="590" cy="150" r="104" fill="#f0dcb8"/><circle cx="560" cy="120" r="16" fill="#e2c99d"/><circle cx="622" cy="182" r="24" fill="#e2c99d"/><circle cx="630" cy="104" r="9" fill="#e2c99d"/>
<path fill="#2f456d" d="M0 300l120-90 110 70 130-120 150 130 110-70 180 100v180H0z"/>
<path fill="#6f5262" d="M0 278h800v222H0z"/><path fill="#855f6c" d="M0 278h800v18H0z"/><g fill="#2a3a5d">${arches}</g>
<path fill="#b9503f" d="M0 206h700q52 0 78 58v14H0z"/><path fill="#8f392d" d="M0 258h776l2 20H0z"/><path fill="#f4e3c2" d="M0 206h700q16 0 28 5H0z"/>
<g fill="#ffd779">${windows}</g><path fill="#bcd4e6" d="M722 222q22 8 36 30h-36z"/><g fill="#f3e6c8"><circle cx="90" cy="70" r="3"/><circle cx="210" cy="40" r="2"/><circle cx="330" cy="100" r="3"/><circle cx="420" cy="44" r="2"/><circle cx="160" cy="130" r="2"/><circle cx="742" cy="52" r="3"/></g>`);

const bread =
  drawing(`<path fill="#e9cfa4" d="M0 0h800v500H0z"/><path fill="#2e4468" d="M110 50h250v240H110z"/><path fill="#e58f6a" d="M110 200h250v90H110z"/><path fill="#f0b183" d="M110 236h250v54H110z"/><path fill="#24374f" d="M110 262q60-34 120-8t130-14v50H110z"/>
<path fill="none" stroke="#f8ecd5" stroke-width="14" d="M110 50h250v240H110zM235 50v240"/><path fill="#c9966b" d="M80 290h310v20H80z"/>
<path fill="#a8683f" d="M0 372h800v128H0z"/><path fill="#94572f" d="M0 372h800v14H0z"/>
<path fill="#f8f1e2" d="M300 402q220-40 450 4l30 62q-260 30-520 0z"/><path fill="none" stroke="#7f9bb5" stroke-width="5" d="M296 420q240-34 470 2M276 448q250 32 506 2"/>
<path fill="#a4592a" d="M340 412c0-98 84-172 190-172s190 74 190 172q-190 34-380 0z"/><path fill="#bf7437" d="M352 384c10-80 84-132 178-132s168 52 178 132q-40-86-178-86t-178 86z"/>
<g fill="none" stroke="#f1d9ad" stroke-width="10" stroke-linecap="round"><path d="M440 300q-26 34-34 78M506 284q-14 42-14 98M574 288q14 40 14 92M634 312q22 32 26 66"/></g>
<g fill="none" stroke="#fff6e2" stroke-width="6" stroke-linecap="round" opacity=".8"><path d="M486 212q-18-22 0-44t0-44M560 206q-18-22 0-44t0-44"/></g>`);

const letters =
  drawing(`<path fill="#3a5878" d="M0 0h800v500H0z"/><path fill="#335070" d="M0 0h800v120L0 260z"/>
<g transform="rotate(-7 360 270)"><path fill="#24405c" opacity=".5" d="M158 148h430v274H158z"/><path fill="#f8ecd5" d="M146 130h430v274H146z"/><path fill="#eedcb8" d="M146 130l215 160 215-160v274H146z" opacity=".65"/><path fill="none" stroke="#d9c197" stroke-width="5" d="M146 404l156-158M576 404L420 246"/><path fill="#fbf4e4" stroke="#d9c197" stroke-width="5" d="M146 130h430L361 292z"/>
<circle cx="361" cy="286" r="34" fill="#b6402f"/><circle cx="361" cy="286" r="23" fill="#c9543f"/><path fill="none" stroke="#8f2d20" stroke-width="5" stroke-linecap="round" d="M361 272v28M349 280l24 12M373 280l-24 12"/></g>
<g transform="rotate(28 660 300)"><rect x="640" y="110" width="34" height="270" rx="14" fill="#1c2b40"/><rect x="640" y="226" width="34" height="16" fill="#e0ad4c"/><path fill="#e0ad4c" d="M642 380h30l-9 44h-12z"/><path fill="#1c2b40" d="M653 424h8l-4 22z"/><rect x="668" y="124" width="8" height="86" rx="4" fill="#e0ad4c"/></g>
<circle cx="112" cy="92" r="44" fill="#6b3f5c"/><circle cx="112" cy="92" r="30" fill="#7d4d6c"/><circle cx="648" cy="442" r="22" fill="#6b3f5c"/>`);

const swimming =
  drawing(`<path fill="#f0b38c" d="M0 0h800v500H0z"/><path fill="#f5cda0" d="M0 90h800v120H0z"/><circle cx="250" cy="196" r="58" fill="#fbe9c6"/>
<path fill="#86617a" d="M0 210q90-90 190-40t170-30 190 40 250-50v120H0z"/><path fill="#5d4c6f" d="M0 232q120-60 240-14t240-20 320 20v40H0z"/>
<path fill="#3d5d80" d="M0 244h800v256H0z"/><path fill="#e9a88b" opacity=".5" d="M150 252h210l-24 10H174zM186 276h140l-16 10H202zM206 302h98l-12 8h-74z"/>
<g fill="none" stroke="#7fa0b8" stroke-width="5" opacity=".8"><ellipse cx="520" cy="366" rx="92" ry="22"/><ellipse cx="520" cy="368" rx="164" ry="42"/><ellipse cx="520" cy="372" rx="246" ry="66" opacity=".55"/></g>
<path fill="#e7b592" d="M488 366c-4-46 6-72 32-72s36 26 32 72q-32 12-64 0z"/><path fill="#c4463a" d="M484 336c-4-40 12-62 36-62s40 22 36 62q-36-16-72 0z"/><path fill="#2f4c6c" d="M452 366q68 26 136 0v22q-68 18-136 0z" opacity=".7"/>
<path fill="#6b4a3a" d="M0 420l220 24v18L0 444z"/><path fill="#54382b" d="M40 448h14v52H40zM150 456h14v44h-14z"/><path fill="#8a6049" d="M0 412l226 24-6 12L0 426z"/><path fill="#f4e3c2" d="M60 392q30-10 60 2l-4 26-58-6z"/>`);

const spines = ['#b6503f', '#e0ad4c', '#4d7a72', '#f0dcb8', '#6b4a6b', '#c98a54', '#3f6a92'];
const shelf = (y: number, seed: number) => {
  let books = '';
  for (let x = 60, n = seed; x < 520; n++) {
    const width = 20 + ((n * 37) % 5) * 6;
    const height = 74 + ((n * 53) % 6) * 7;
    if (n % 9 !== 4)
      books += `<rect x="${x}" y="${y - height}" width="${width - 3}" height="${height}" rx="2" fill="${spines[n % spines.length]!}"/><rect x="${x + 4}" y="${y - height + 14}" width="${width - 11}" height="5" fill="#fff4d8" opacity=".55"/>`;
    x += width;
  }
  return `${books}<path fill="#5a3728" d="M40 ${y}h510v12H40z"/>`;
};
const library =
  drawing(`<path fill="#27434a" d="M0 0h800v500H0z"/><path fill="#3b2720" d="M40 20h510v440H40z"/><path fill="#2e1e19" d="M54 34h482v412H54z"/>${shelf(152, 1)}${shelf(290, 5)}${shelf(428, 11)}
<path fill="#1c3136" d="M0 460h800v40H0z"/><g fill="none" stroke="#c98a54" stroke-width="10" stroke-linecap="round"><path d="M420 458L502 40M474 458L548 40M436 384h50M450 316h48M463 248h46M476 180h46M489 112h46"/></g>
<circle cx="668" cy="196" r="150" fill="#f6c453" opacity=".1"/><circle cx="668" cy="196" r="96" fill="#f6c453" opacity=".16"/><path fill="#f2b84b" d="M622 150h92l34 82H588z"/><path fill="#ffe7a3" d="M588 232h160l-4 8H592z"/><path fill="#1c2b30" d="M662 240h12v190h-12z"/><path fill="#1c2b30" d="M622 428h92l14 32H608z"/>
<path fill="#b6503f" d="M586 444h76v16h-76z"/><path fill="#f0dcb8" d="M592 430h64v14h-64z"/>`);

const contours = [0, 1, 2, 3, 4]
  .map(
    (n) =>
      `<ellipse cx="330" cy="190" rx="${28 + n * 27}" ry="${16 + n * 19}" transform="rotate(-16 330 190)"/>`,
  )
  .join('');
const map =
  drawing(`<path fill="#6d8b74" d="M0 0h800v500H0z"/><path fill="#628069" d="M0 380q200-60 400-10t400-50v180H0z"/>
<path fill="#2f4637" opacity=".35" d="M118 92l142 28 142-28 142 28 142-28v330l-142 28-142-28-142 28-142-28z"/>
<path fill="#f6ead0" d="M104 76l142 28v330l-142-28zM388 76l142 28v330l-142-28z"/><path fill="#eadbb8" d="M246 104l142-28v330l-142 28zM530 104l142-28v330l-142 28z"/>
<g fill="none" stroke="#c08a55" stroke-width="3" opacity=".75">${contours}</g>
<path fill="none" stroke="#5b91b5" stroke-width="11" stroke-linecap="round" d="M104 330q90-10 142 20t142-28 142 30 142-46"/>
<path fill="none" stroke="#b6503f" stroke-width="6" stroke-dasharray="4 14" stroke-linecap="round" d="M150 372q60-40 70-110t110-72 130 60 80 60 96-110"/>
<path fill="#7fa070" d="M452 152q30-34 62-14t48 20-10 44-60 16-50-26 10-40z"/><path fill="#b6503f" d="M634 154c-24 0-36 18-36 36 0 26 36 56 36 56s36-30 36-56c0-18-12-36-36-36z"/><circle cx="634" cy="188" r="13" fill="#f6ead0"/>
<path fill="#5b91b5" d="M166 176q20-14 36 0t-4 26-36-4 4-22z"/><path fill="#3b2720" d="M570 366l14-26 14 26v26h-28zM582 326h4v16h-4z"/>`);

const PINS: [number, number][] = [
  [236, 372],
  [330, 236],
  [560, 122],
  [470, 330],
  [620, 262],
];
const pins = PINS.map(
  ([x, y], n) =>
    `${light(x, y, 13)}<text x="${x}" y="${y + 6}" text-anchor="middle" font-family="Georgia, serif" font-size="18" font-weight="700" fill="#3b2720">${n + 1}</text>`,
).join('');
const atlas =
  drawing(`<path fill="#24455f" d="M0 0h800v500H0z"/><path fill="#2d5470" d="M0 420q60-40 120-10t130-10 90 40 110 60H0z"/>
<path fill="#3f5f52" d="M120 0h680v500H520q-20-70-90-84t-120-10-96-50 20-96-70-90 0-96z"/><path fill="#4a6d5c" d="M190 0h610v400q-90 60-160 30t-190-50-130-50 20-110-90-80-60-140z"/>
<path fill="#577d68" d="M470 120q20-80 100-76t120 60-40 104-120 10-60-98z"/><path fill="#648c74" d="M512 116q16-44 62-42t68 38-26 62-70 2-34-60z"/>
<g fill="none" stroke="#e7d5ac" stroke-width="6" stroke-linecap="round" opacity=".75"><path d="M236 372q60-60 94-136t230-114M330 236q60 60 140 94t150-68M560 122q30 70 60 140M620 262q70 30 180 20M470 330q20 80 60 170"/></g>
<g fill="#d9b98a"><path d="M290 196h26v20h-26zM350 250h24v18h-24zM364 214h20v16h-20zM440 290h24v18h-24zM500 336h26v20h-26zM640 224h22v18h-22zM580 280h26v20h-26zM652 282h20v16h-20zM272 300h22v18h-22zM410 250h18v14h-18z"/></g>
<path fill="none" stroke="#e7d5ac" stroke-width="7" d="M236 372l-52 26M214 384l-16-26"/><g fill="none" stroke="#6f97ad" stroke-width="4" stroke-linecap="round"><path d="M40 120q14-12 28 0t28 0M60 220q14-12 28 0t28 0M30 330q14-12 28 0t28 0M140 460q14-12 28 0t28 0"/></g>
<path fill="#f4e3c2" d="M86 270l34-44v44zM124 270v-34l20 34zM78 276h74l-14 18H92z"/><g transform="translate(724 424)"><circle r="40" fill="none" stroke="#e7d5ac" stroke-width="4"/><path fill="#e7d5ac" d="M0-34l9 34-9 34-9-34z"/><path fill="#b6503f" d="M0-34l9 34H-9z"/></g>${pins}`);

/** The magazine's own mark: a half-sun on a line. */
export const MARK = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#22304f"/><path fill="#f2b84b" d="M7 20a9 9 0 0 1 18 0z"/><path fill="none" stroke="#f4e3c2" stroke-width="2.4" stroke-linecap="round" d="M5 23.5h22M10 27h12"/></svg>\n`;

/** The drawings of the magazine by name, as SVG. */
export const PICTURES: Record<string, string> = {
  fireflies,
  'night-trains': nightTrains,
  bread,
  letters,
  swimming,
  library,
  map,
  atlas,
};
