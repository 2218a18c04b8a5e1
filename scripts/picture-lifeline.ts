/** The right half of the README's picture: one customer's year, as the write side sees it. */

const BLUE = '#2465b0';
const SLATE = '#7c96b2';
const GREEN = '#12966f';
const ORANGE = '#d9601a';
const INK = '#1c2733';
const SOFT = '#5b6673';

const LEFT = 558;
const RIGHT = 872;
const MONTHS = ['Jan', 'Mar', 'May', 'Jul', 'Sep', 'Nov'];

/** Months since the start of January, with decimals, of what happens to one customer. */
const PURCHASES = [0.4, 1.6, 3.1, 8.1, 10.4];
const POINTS: readonly (readonly [month: number, balance: number])[] = [
  [0.4, 120],
  [1.6, 200],
  [3.1, 260],
  [3.8, 310],
  [8.1, 400],
  [10.4, 250],
  [12, 250],
];

/** The half, as a group of elements in the coordinates of the whole picture. */
export function lifeline(): string {
  return `<g font-size="12" fill="${SOFT}">
${months()}
${lane('stage', 120, stages())}
${lane('purchases', 190, purchases())}
${lane('complaint', 255, complaint())}
${lane('points', 345, points())}
<text x="478" y="436" font-size="10">A drawing: what one customer's events hold in a year.</text>
</g>`;
}

function lane(name: string, y: number, content: string): string {
  return `<text x="478" y="${y + 4}" fill="${INK}">${name}</text>\n${content}`;
}

function months(): string {
  const labels = MONTHS.map((month, index) => {
    const x = at(index * 2);
    return `<path d="M${x} 92V398" stroke="#eef1f5"/>${small(x + 4, 412, month)}`;
  });
  return labels.join('\n');
}

/** Where the relationship stands: bands along the year. */
function stages(): string {
  const bands = [
    { from: 0.4, until: 1.6, name: 'new', fill: '#c3daf1', ink: INK },
    { from: 1.6, until: 6.1, name: 'active', fill: BLUE, ink: '#ffffff' },
    { from: 6.1, until: 8.1, name: 'at risk', fill: ORANGE, ink: '#ffffff' },
    { from: 8.1, until: 12, name: 'won back', fill: GREEN, ink: '#ffffff' },
  ];
  return bands
    .map(({ from, until, name, fill, ink }) => {
      const width = at(until) - at(from) - 2;
      const text = `text-anchor="middle" fill="${ink}"`;
      return (
        `<rect x="${at(from)}" y="107" width="${width}" height="26" rx="4" fill="${fill}"/>` +
        small(at(from) + width / 2, 124, name, text)
      );
    })
    .join('\n');
}

function purchases(): string {
  const dots = PURCHASES.map(
    (month) => `<circle cx="${at(month)}" cy="190" r="6" fill="${BLUE}"/>`,
  );
  return [
    `<path d="M${at(0)} 190H${RIGHT}" stroke="#c9d1da" stroke-width="1.5"/>`,
    ...dots,
    `<path d="M${at(6.1)} 140V184" stroke="${ORANGE}" stroke-dasharray="3 3"/>`,
    small(at(5.6), 212, 'quiet: overdue by her own rhythm', 'text-anchor="middle"'),
  ].join('\n');
}

/** Received, resolved, and the day by which it must be. */
function complaint(): string {
  return [
    `<path d="M${at(3.3)} 255H${at(3.8)}" stroke="${ORANGE}" stroke-width="16"/>`,
    `<path d="M${at(3.8)} 255H${at(5.2)}" stroke="${SLATE}" stroke-dasharray="3 3"/>`,
    `<path d="M${at(5.2)} 245V265" stroke="${SLATE}" stroke-width="2"/>`,
    small(at(3.3) - 6, 259, 'received', 'text-anchor="end"'),
    small(at(3.55), 278, 'resolved in 15 days', 'text-anchor="middle"'),
    small(at(5.2) + 7, 259, 'deadline'),
  ].join('\n');
}

/** The balance as steps, over a line of zero. */
function points(): string {
  const base = 380;
  const y = (balance: number) => base - balance / 5.5;
  const steps = POINTS.map(([month, balance], index) =>
    index === 0 ? `M${at(month)} ${base}V${y(balance)}` : `H${at(month)}V${y(balance)}`,
  ).join('');
  const note = (month: number, balance: number, text: string) =>
    small(at(month), y(balance) - 6, text);
  return [
    `<path d="${steps}V${base}Z" fill="#c3daf1" fill-opacity="0.6"/>`,
    `<path d="${steps}" fill="none" stroke="${BLUE}" stroke-width="2"/>`,
    `<path d="M${LEFT} ${base}H${RIGHT}" stroke="#c9d1da"/>`,
    note(0.4, 120, '+120'),
    note(1.7, 200, '+80'),
    note(4, 310, '+50, an apology'),
    note(8.2, 400, '+90'),
    small(RIGHT, y(250) + 16, '150 spent', 'text-anchor="end"'),
  ].join('\n');
}

function small(x: number, y: number, text: string, more = ''): string {
  return `<text x="${x}" y="${Math.round(y)}" font-size="11" ${more}>${text}</text>`;
}

function at(month: number): number {
  return Math.round(LEFT + ((RIGHT - LEFT) * month) / 12);
}
