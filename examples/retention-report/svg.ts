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
  const { spec } = compile(quiet as unknown as TopLevelSpec);
  const view = new vega.View(vega.parse(spec), { renderer: 'none' });
  const drawn = await view.toSVG();
  view.finalize();

  const { width, height, description } = chart;
  return drawn
    .replace(
      /^<svg[^>]*>/,
      `<svg role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
        `<title>${escapeText(description)}</title>`,
    )
    .replaceAll(greyOf(chart), 'currentColor')
    .replaceAll(/\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}

/** The one grey in which a chart writes its text. */
function greyOf({ config }: VegaLiteSpec): string {
  const axis = config['axis'];
  const grey = typeof axis === 'object' && axis !== null && 'labelColor' in axis && axis.labelColor;
  return typeof grey === 'string' ? grey : '#767676';
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
