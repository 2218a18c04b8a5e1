/**
 * Looks at what people will see, in a real browser: the HTML report wide, dark and as on a phone,
 * the picture of the README, and pages of the documentation. Pictures go to `reports/` for a person
 * to look at; a machine checks that nothing is blank or sticks out sideways, and that no two texts
 * of a drawing overlap.
 *
 * Needs the built package, the documentation, and chromium on the path or in CHROMIUM.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { root } from './entries.ts';
import { reportPath, writeReport } from './reports.ts';

/** One look at one page. */
interface Look {
  readonly name: string;
  readonly page: string;
  readonly width: number;
  readonly height: number;
  readonly isDark?: boolean;
  /** Texts that must be on the page. */
  readonly texts: readonly string[];
  /** How many drawings must be visible, in a size that is one. */
  readonly drawings: number;
}

/** What a browser found of a page. */
interface Measured {
  readonly text: string;
  readonly overflow: number;
  readonly drawings: number;
  readonly overlaps: readonly string[];
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--virtual-time-budget=4000',
];

/** Runs in the page: what is visible, what sticks out, which texts lie on each other. */
const MEASURE = `
const page = document.querySelector('iframe').contentDocument;
const boxOf = (element) => element.getBoundingClientRect();
const drawings = [...page.querySelectorAll('svg')].filter((svg) => svg.ownerSVGElement === null);
const visible = drawings.filter((svg) => boxOf(svg).width > 100 && boxOf(svg).height > 60);
const overlaps = visible.flatMap((svg) => {
  const texts = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '');
  return texts.flatMap((one, index) => texts.slice(index + 1).flatMap((other) => {
    const [a, b] = [boxOf(one), boxOf(other)];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 1 && high > 3 ? [one.textContent + ' / ' + other.textContent] : [];
  }));
});
const outside = visible.flatMap((svg) => [...svg.querySelectorAll('text')].filter((text) =>
  boxOf(text).right > boxOf(svg).right + 1 || boxOf(text).left < boxOf(svg).left - 1));
document.body.innerHTML = '<pre id="measured"></pre>';
document.querySelector('pre').textContent = JSON.stringify({
  text: page.body.innerText.replace(/\\s+/g, ' '),
  overflow: page.documentElement.scrollWidth - page.documentElement.clientWidth + outside.length,
  drawings: visible.length,
  overlaps,
});`;

const profile = mkdtempSync(join(tmpdir(), 'everbond-screenshot-'));
const browser = findBrowser();
let failed = 0;
let passed = 0;

try {
  for (const look of looks()) {
    const faults = faultsOf(look);
    if (faults.length === 0) passed += 1;
    else failed += 1;
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${look.name}`);
    for (const fault of faults) console.log(`     ${fault}`);
  }
} finally {
  rmSync(profile, { recursive: true, force: true });
}
writeReport('screenshot', { screenshot: { passed, failed, skipped: 0 } });
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function looks(): readonly Look[] {
  const path = reportPath('report.html');
  execFileSync(process.execPath, ['examples/retention-report/main.ts', '--html', path], {
    cwd: root,
    stdio: 'ignore',
  });
  const report = readFileSync(path, 'utf8');
  const drawn = readFileSync(join(root, 'docs/picture.svg'), 'utf8');
  const docs = { width: 1200, height: 1600, drawings: 0 };
  const picture = `<!doctype html><body style="margin:0">${drawn}`;
  const texts = [
    'Retention report',
    'customers buy again in the month after their first',
    'Customers won, kept and lost',
  ];
  return [
    { name: 'report', page: report, width: 1200, height: 4000, texts, drawings: 4 },
    {
      name: 'report-dark',
      page: report,
      width: 1200,
      height: 4000,
      isDark: true,
      texts,
      drawings: 4,
    },
    { name: 'report-phone', page: report, width: 400, height: 5000, texts, drawings: 4 },
    { name: 'picture', page: picture, width: 900, height: 452, texts: [], drawings: 1 },
    { name: 'docs', page: site('index.html'), ...docs, texts: ['everbond', 'On This Page'] },
    {
      name: 'docs-charts',
      page: site('documents/docs_charts.html'),
      ...docs,
      texts: ['Charts', 'Nothing to show'],
    },
  ];
}

/** A page of the documentation, which loads its style from its own place. */
function site(file: string): string {
  const path = join(root, 'docs/api', file);
  if (!existsSync(path)) throw new Error(`docs/api/${file} is missing: npm run docs`);
  const base = `<head><base href="file://${path}">`;
  return readFileSync(path, 'utf8').replace('<head>', base);
}

function faultsOf(look: Look): readonly string[] {
  const shot = reportPath(`${look.name}.png`);
  run(look, [`--screenshot=${shot}`], wrapped(look, look.page, ''));
  const blank = reportPath('blank.png');
  run(look, [`--screenshot=${blank}`], wrapped(look, '', ''));
  const ratio = statSync(shot).size / statSync(blank).size;
  rmSync(blank);

  const { text, overflow, drawings, overlaps } = measured(look);
  const missing = look.texts.filter((words) => !text.includes(words));
  return [
    ...(ratio < 3 ? ['the page looks blank'] : []),
    ...missing.map((words) => `the page does not say: ${words}`),
    ...(overflow > 0 ? [`${overflow} pixels or texts stick out sideways`] : []),
    ...(drawings === look.drawings
      ? []
      : [`${drawings} drawings are visible, not ${look.drawings}`]),
    ...overlaps.map((pair) => `texts overlap: ${pair}`),
  ];
}

function measured(look: Look): Measured {
  // The report forbids scripts. The copy that is measured does not, so that it can be measured.
  const open = look.page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const dom = run(look, ['--dump-dom'], wrapped(look, open, MEASURE));
  const found = /<pre id="measured">([\s\S]*?)<\/pre>/.exec(dom)?.[1] ?? '';
  const json = found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return JSON.parse(json) as Measured;
}

/** The page in a frame of its width, because a browser window cannot be as narrow as a phone. */
function wrapped({ width, height }: Look, page: string, script: string): string {
  const text = page.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const style = `width:${width}px;height:${height}px;border:0`;
  const frame = `<iframe srcdoc="${text}" style="${style}"></iframe>`;
  const then =
    script === ''
      ? ''
      : `<script>addEventListener('load', () => setTimeout(() => {${script}}, 1500))</script>`;
  return `<!doctype html><meta charset="utf-8"><body style="margin:0">${frame}${then}`;
}

function run(look: Look, flags: readonly string[], page: string): string {
  const file = join(profile, 'page.html');
  writeFileSync(file, page);
  const scheme = look.isDark === true ? ['--blink-settings=preferredColorScheme=0'] : [];
  const size = `--window-size=${Math.max(look.width, 500)},${look.height}`;
  const all = [...FLAGS, ...scheme, `--user-data-dir=${profile}`, size, ...flags, `file://${file}`];
  const { status, stdout } = spawnSync(browser, all, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`chromium ended with code ${status}`);
  return stdout;
}

function findBrowser(): string {
  for (const name of [process.env['CHROMIUM'], 'chromium', 'chromium-browser', 'google-chrome']) {
    if (name !== undefined && spawnSync(name, ['--version']).status === 0) return name;
  }
  throw new Error('chromium is missing: apt-get install chromium, or name it in CHROMIUM');
}
