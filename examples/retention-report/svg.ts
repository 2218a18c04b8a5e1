/** SVG: draws a chart of the package as a picture that needs no script. */
import type { VegaLiteSpec } from 'everbond/charts';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

/**
 * Draws a chart with vega-lite and vega, for a place within a page.
 *
 * What the chart draws in its grey takes the colour of the text around it, so that the picture
 * suits a light and a dark page. The description of the chart becomes the title of the picture,
 * which is what screen readers read; single marks are left out of their way.
 *
 * @param chart A chart of `everbond/charts`.
 * @returns An `svg` element without ids and without links.
 */
export async function svgOf(chart: VegaLiteSpec): Promise<string> {
  const quiet = { ...chart, config: { ...chart.config, aria: false } };
  const { spec } = compile(quiet as object as TopLevelSpec);
  const view = new vega.View(vega.parse(spec), { renderer: 'none' });
  const drawn = await view.toSVG();
  view.finalize();

  const { width, height, description } = chart;
  return lean(drawn)
    .replace(
      /^<svg[^>]*>/,
      `<svg role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
        `font-family="${fontOf(chart)}"><title>${escapeText(description)}</title>`,
    )
    .replaceAll(greyOf(chart), 'currentColor');
}

/** The same picture in fewer bytes: without what shows nothing, and to a tenth of a pixel. */
function lean(svg: string): string {
  return svg
    .replaceAll(/ (?:class|role|aria-[a-z]+|pointer-events|font-family)="[^"]*"/g, '')
    .replaceAll(/<text [^>]* opacity="0"[^>]*>[^<]*<\/text>/g, '')
    .replaceAll(/<path d="[^"]*"( display="none")?\/>/g, '')
    .replaceAll(/<[a-z]+ [^>]*>/g, (tag) =>
      tag.includes(' stroke="') ? tag : tag.replaceAll(/ stroke-[a-z]+="[^"]*"/g, ''),
    )
    .replaceAll(/\d+\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10))
    .replaceAll(/rgb\((\d+), (\d+), (\d+)\)/g, (_, ...parts) => hexOf(parts.slice(0, 3)));
}

function hexOf(parts: readonly string[]): string {
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

/** The one grey in which a chart writes its text. */
function greyOf({ config }: VegaLiteSpec): string {
  const { axis } = config as { readonly axis?: { readonly labelColor?: string } };
  return axis?.labelColor ?? 'currentColor';
}

function fontOf({ config }: VegaLiteSpec): string {
  return typeof config['font'] === 'string' ? config['font'] : 'sans-serif';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
