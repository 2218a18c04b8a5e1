/** HTML style: how the report looks on a screen, on a phone, in the dark and on paper. */

export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --ink: #1c2733; --soft: #5b6673; --line: #dfe4ea; --shade: #f5f7f9;
  --strong: #2465b0; --bar: #c3daf1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #121417; --ink: #e6e9ed; --soft: #a3adb8; --line: #2f363e; --shade: #1b1f24;
    --strong: #8dbae2; --bar: #24466b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 60rem;
  background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-variant-numeric: tabular-nums;
}
h1, h2 { line-height: 1.2; letter-spacing: -0.01em; margin: 0; overflow-wrap: anywhere; }
h1 { font-size: 2rem; }
h2 { font-size: 1.3rem; margin-bottom: 0.4rem; }
p { margin: 0 0 0.75rem; max-width: 44rem; }
header p { color: var(--soft); margin-top: 0.4rem; overflow-wrap: anywhere; }
section { margin-top: 2.75rem; }
.note, small, figcaption { color: var(--soft); font-size: 0.86rem; }
.note { margin-top: 0.5rem; }
dl.read {
  display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin: 1.25rem 0 0; padding: 0.9rem 0;
  border: solid var(--line); border-width: 1px 0;
}
dl.read dt { color: var(--soft); font-size: 0.8rem; }
dl.read dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
ul.facts {
  list-style: none; margin: 2rem 0 0; padding: 0; display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr));
}
ul.facts li {
  background: var(--shade); border-radius: 0.6rem; padding: 1rem 1.15rem 0.9rem;
  display: flex; flex-direction: column;
}
ul.facts strong { display: block; font-size: 1.65rem; line-height: 1.25; color: var(--strong); }
ul.facts small { display: block; margin-top: auto; padding-top: 0.5rem; }
figure { margin: 1rem 0 0; color: var(--soft); }
figure svg { display: block; max-width: 100%; height: auto; }
figure .narrow { display: none; }
details { margin-top: 0.75rem; }
summary { cursor: pointer; color: var(--strong); font-size: 0.92rem; width: fit-content; }
.scroll { overflow-x: auto; margin-top: 0.6rem; }
.scroll:focus-visible, summary:focus-visible {
  outline: 2px solid var(--strong); outline-offset: 2px;
}
table { border-collapse: collapse; font-size: 0.88rem; }
th, td { padding: 0.28rem 0.7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child { padding-left: 0; }
th { font-weight: 400; }
thead th {
  color: var(--soft); font-size: 0.8rem; vertical-align: bottom; border-bottom-color: var(--soft);
}
.number { text-align: right; white-space: nowrap; }
.text { text-align: left; }
td.text { max-width: 30rem; overflow-wrap: anywhere; }
td.text:last-child { min-width: 12rem; }
tr.open > * { color: var(--soft); font-style: italic; border-bottom-style: dashed; }
.bar { display: flex; justify-content: flex-end; align-items: center; gap: 0.5rem; }
.bar i { display: block; height: 0.7rem; border-radius: 2px; background: var(--bar); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 44rem) {
  body { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  td.text:last-child { min-width: 9rem; }
  figure .wide { display: none; }
  figure .narrow { display: block; }
}
@media print {
  :root { --page: #fff; --ink: #000; --soft: #444; --line: #bbb; --shade: #f5f7f9; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  figure .wide { display: block; }
  figure .narrow { display: none; }
  section { margin-top: 1.6rem; }
  h2, summary, figure, li, tr { break-inside: avoid; }
  h2, section > p { break-after: avoid; }
  table { font-size: 8pt; }
  th, td { padding-top: 0.12rem; padding-bottom: 0.12rem; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .scroll { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
