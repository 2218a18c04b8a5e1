/** Draws a specification with vega-lite and vega, without a page, and tells what came out. */
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

import type { VegaLiteSpec } from '../../src/analytics/charts/vega-lite-spec.ts';

/** What a drawn chart consists of. */
export interface Drawing {
  readonly svg: string;
  /** What vega-lite or vega complained of. */
  readonly warnings: readonly string[];
  /** The marks of each layer, in order: their kind and how many there are. */
  readonly marks: readonly { readonly type: string; readonly items: readonly Item[] }[];
}

/** One mark, with the visual properties that tests look at. */
export interface Item {
  readonly datum?: Readonly<Record<string, unknown>>;
  readonly x?: number;
  readonly y?: number;
  readonly y2?: number;
  readonly width?: number;
  readonly height?: number;
  readonly fill?: string | null;
  readonly stroke?: string | null;
  readonly opacity?: number;
  readonly text?: unknown;
  readonly items?: readonly Group[];
}

interface Group {
  readonly marktype?: string;
  readonly role?: string;
  readonly items: readonly Item[];
}

/** Compiles, runs and draws; what goes wrong is in `warnings`, or thrown by vega. */
export async function draw(spec: VegaLiteSpec): Promise<Drawing> {
  const warnings: string[] = [];
  const logger = vega.logger(vega.Warn);
  const complain = (...words: readonly unknown[]) => {
    warnings.push(words.join(' '));
    return logger;
  };
  logger.warn = complain;
  logger.error = complain;

  const compiled = compile(spec as object as TopLevelSpec, { logger });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logger });
  await view.runAsync();
  const svg = await view.toSVG();
  const root = (view.scenegraph() as unknown as { readonly root: Group }).root;
  return { svg, warnings, marks: marksOf(root) };
}

function marksOf(group: Group): Drawing['marks'] {
  return group.items.flatMap((item) =>
    (item.items ?? []).flatMap((part) => {
      if (part.role === 'mark') return part.marktype === 'group' ? marksOf(part) : [markOf(part)];
      return part.role === 'scope' || part.role === 'pathgroup' ? marksOf(part) : [];
    }),
  );
}

function markOf(part: Group): Drawing['marks'][number] {
  return { type: part.marktype ?? '', items: part.items };
}
